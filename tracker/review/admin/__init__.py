"""The desk, in the admin: the queue, the page of one change, the forms, the audit."""

from tracker.review.admin import audit, operate, queue

__all__ = ["audit", "operate", "queue"]
