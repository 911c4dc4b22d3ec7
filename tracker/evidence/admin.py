"""What was read, for staff to look at; a source may be paused and noted upon."""

from django.contrib import admin
from django.http import HttpRequest

from tracker.evidence.models import Crawl, Observation, Page, Source
from tracker.read_only import ReadOnlyAdmin


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    """Staff may pause a source and note why."""

    list_display = ("slug", "publisher", "health", "last_good_at", "next_due", "paused")
    list_filter = ("last_outcome", "authority", "paused", "declared")
    fields = ("slug", "publisher", "last_outcome", "last_reason", "last_good_at", "next_due", "paused", "note")
    readonly_fields = fields[:-2]

    def has_change_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return admin.ModelAdmin.has_change_permission(self, request, obj)


@admin.register(Crawl)
class CrawlAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "source", "cause", "outcome", "reason", "requests", "size", "seconds")
    list_filter = ("outcome", "cause", "source")


@admin.register(Page)
class PageAdmin(ReadOnlyAdmin):
    list_display = ("seen_at", "source", "url", "status", "sha256")
    list_filter = ("source",)


@admin.register(Observation)
class ObservationAdmin(ReadOnlyAdmin):
    list_display = ("seen_at", "source", "kind", "subject", "absent", "proposed_at")
    list_filter = ("source", "kind", "absent", "cause")
