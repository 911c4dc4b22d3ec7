"""What was read, for staff to look at; a source may be paused and noted upon."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from tracker.evidence.models import Crawl, Observation, Page, Source
from tracker.evidence.schedule import unpark
from tracker.read_only import ReadOnlyAdmin


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    """Staff may pause a source, note why, and have a parked one crawled again."""

    actions = ("crawl_again",)
    list_display = ("slug", "publisher", "health", "last_good_at", "next_due", "paused")
    list_filter = ("last_outcome", "authority", "paused", "declared", ("parked_at", admin.EmptyFieldListFilter))
    fields = (
        *("slug", "publisher", "last_outcome", "last_reason", "last_good_at", "last_news_at", "next_due", "parked_at"),
        *("paused", "note"),
    )
    readonly_fields = fields[:-2]

    def has_change_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    @admin.action(description="Read again now, also where parked", permissions=["change"])
    def crawl_again(self, _request: HttpRequest, chosen: QuerySet[Source]) -> None:
        now = timezone.now()
        for source in chosen:
            unpark(source, now)


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
