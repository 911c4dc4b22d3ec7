"""The desk, in the admin: the queue, the page of one change, the forms, the audit, the staff."""

from tracker.review.admin import audit, operate, people, queue

__all__ = ["audit", "operate", "people", "queue"]
