"""The published record, for staff to look at. It is written by publishing a change, never here."""

from django.contrib import admin

from tracker.read_only import ReadOnlyAdmin
from tracker.record.models import Bill, Claim, Instrument, Notice, Rule


@admin.register(Instrument)
class InstrumentAdmin(ReadOnlyAdmin):
    list_display = ("citation", "jurisdiction", "kind", "title")
    list_filter = ("kind", ("jurisdiction", admin.RelatedOnlyFieldListFilter))
    search_fields = ("citation", "title")


@admin.register(Rule)
class RuleAdmin(ReadOnlyAdmin):
    list_display = (
        "jurisdiction",
        "substance",
        "form",
        "activity",
        "effect",
        "valid_from",
        "valid_to",
        "instrument",
        "recorded_at",
        "superseded_at",
    )
    list_filter = ("effect", "substance", "activity", ("jurisdiction", admin.RelatedOnlyFieldListFilter))


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ("kind", "reference", "title", "firm", "issued_on", "updated_on", "superseded_at")
    list_filter = ("kind",)
    search_fields = ("reference", "title", "firm")


@admin.register(Bill)
class BillAdmin(ReadOnlyAdmin):
    list_display = ("identifier", "session", "jurisdiction", "stage", "latest_action_on", "superseded_at")
    list_filter = ("stage", ("jurisdiction", admin.RelatedOnlyFieldListFilter))


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ("jurisdiction", "substance", "says", "claimant", "made_on", "superseded_at")
    list_filter = ("claimant", ("jurisdiction", admin.RelatedOnlyFieldListFilter))
