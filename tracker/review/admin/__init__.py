"""The desk, in the admin: the queue, the page of one change, the forms, the audit."""

from django.contrib import admin

from tracker.review.admin import audit, queue

__all__ = ["audit", "queue"]

admin.site.site_header = admin.site.site_title = "Kratom law tracker: the desk"
admin.site.index_title = "What there is"
