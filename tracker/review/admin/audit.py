"""What was decided, told and written, to look at."""

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.read_only import ReadOnlyAdmin
from tracker.review.admin.words import VERDICTS
from tracker.review.models import Decision, Event, Publication


@admin.register(Decision)
class DecisionAudit(ReadOnlyAdmin):
    list_display = ("decided_at", "change", "decided", "person", "rule", "reason", "version")
    list_filter = ("verdict", "person")
    list_select_related = ("change__jurisdiction", "person")

    @admin.display(description=_("decided"), ordering="verdict")
    def decided(self, decision: Decision) -> str:
        """Say what was decided."""
        return gettext(VERDICTS[decision.verdict])


@admin.register(Event)
class EventLog(ReadOnlyAdmin):
    list_display = ("recorded_at", "kind", "topic", "jurisdiction", "change", "day", "dispatched_at")
    list_filter = ("kind", "topic", ("jurisdiction", admin.RelatedOnlyFieldListFilter))


@admin.register(Publication)
class PublicationLog(ReadOnlyAdmin):
    list_display = ("change", "closed", "instrument", "rule", "notice", "bill", "claim")
