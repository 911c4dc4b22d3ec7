"""The desk: what waits for a person, what they see before they decide, and two buttons."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tracker.catalog.models import Substance
from tracker.evidence.passage import passage
from tracker.read_only import ReadOnlyAdmin
from tracker.review.accept import accept
from tracker.review.difference import Difference, differences, gives_way
from tracker.review.errors import Refused
from tracker.review.models import Change, Decision, Event, Publication
from tracker.review.publish import recallable_since
from tracker.review.recall import recall
from tracker.review.reject import reject
from tracker.review.superseded import reported_beside, superseded_of
from tracker.vocabulary import ChangeState, choices

admin.site.site_header = admin.site.site_title = "Kratom law tracker: the desk"
admin.site.index_title = "What there is"


class Standing(admin.SimpleListFilter):
    """Where the changes stand: without a choice, those that wait for a person."""

    title = "state"
    parameter_name = "state"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        return [*choices(ChangeState), ("all", "all")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Offer the states and all, the open ones chosen at first."""
        chosen = self.value() or ChangeState.OPEN
        for value, words in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": value == chosen, "query_string": link, "display": words}

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Change]) -> QuerySet[Change]:
        chosen = self.value() or ChangeState.OPEN
        return queryset if chosen == "all" else queryset.filter(state=chosen)


@admin.register(Change)
class ChangeDesk(ReadOnlyAdmin):
    """The queue, and the page of one change."""

    list_display = ("subject", "jurisdiction", "kind", "source", "cause", "state", "opened_at")
    list_filter = (Standing, "kind", "cause", "source", ("jurisdiction", admin.RelatedOnlyFieldListFilter))
    search_fields = ("subject",)
    ordering = ("opened_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        return super().get_queryset(request).select_related("jurisdiction", "source", "observation__page")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        change = get_object_or_404(self.get_queryset(request), pk=object_id)
        if request.method == "POST":
            self._decide(request, change)
            return HttpResponseRedirect(request.path)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **_shown(change)})

    def has_view_permission(self, request: HttpRequest, _obj: Change | None = None) -> bool:
        return request.user.has_perm("review.view_change") or request.user.has_perm("review.decide_change")

    def _decide(self, request: HttpRequest, change: Change) -> None:
        """Call the verb of the button that was pressed, and say what came of it."""
        asked, person = request.POST, cast(User, request.user)  # the admin lets nobody else in
        seen, reason = int(asked.get("version") or 0), asked.get("reason", "")
        try:
            if "accept" in asked:
                accept(change, person, version=seen, reason=reason, also=_keys(asked.getlist("also")))
                messages.success(request, f"Accepted. {_goes_out(change)}")
            elif "reject" in asked:
                reject(change, person, version=seen, reason=reason)
                messages.success(request, "Rejected. The same reading will not be proposed again.")
            elif "recall" in asked:
                recall(change, person, version=seen, reason=reason)
                messages.success(request, "Recalled. The change is open again.")
        except Refused as refusal:
            messages.error(request, str(refusal))


def _keys(ticked: list[str]) -> frozenset[int]:
    return frozenset(int(key) for key in ticked if key.isdecimal())


def _goes_out(change: Change) -> str:
    now = timezone.now()
    at = (change.decided_at or now) + (now - recallable_since(now))
    return f"It is published at {at:%H:%M:%S} UTC; until then it can be recalled."


def _shown(change: Change) -> dict[str, Any]:
    names = dict(Substance.objects.values_list("slug", "name"))
    page = change.observation.page
    return {
        "title": str(change),
        "subtitle": None,
        "differences": differences(change.reading_before(), change.reading(), names),
        "gives_way": gives_way(superseded_of(change), names),
        "beside": _beside(change, names),
        "passage": passage(change.observation),
        "page": page,
        "reading": change.reading(),
        "decisions": change.decisions.select_related("person"),
        "goes_out": _goes_out(change),
        "others": Change.objects.awaiting_review().exclude(pk=change.pk)[:1],
    }


def _beside(change: Change, names: Mapping[str, str]) -> list[tuple[int, bool, Difference]]:
    """Return what is reported beside an open change and stays unless a person ticks it: its key, whether one has."""
    stays = reported_beside(change).stays if change.state == ChangeState.OPEN else []
    ticked = {one.rule for one in superseded_of(change) if one.ticked}
    return [
        (one.rule, one.rule in ticked, difference)
        for one, difference in zip(stays, gives_way(stays, names), strict=True)
    ]


@admin.register(Decision)
class DecisionAudit(ReadOnlyAdmin):
    list_display = ("decided_at", "change", "verdict", "person", "rule", "reason")
    list_filter = ("verdict", "person")


@admin.register(Event)
class EventLog(ReadOnlyAdmin):
    list_display = ("recorded_at", "kind", "topic", "jurisdiction", "change", "day", "dispatched_at")
    list_filter = ("kind", "topic", ("jurisdiction", admin.RelatedOnlyFieldListFilter))


@admin.register(Publication)
class PublicationLog(ReadOnlyAdmin):
    list_display = ("change", "closed", "instrument", "rule", "notice", "bill", "claim")
