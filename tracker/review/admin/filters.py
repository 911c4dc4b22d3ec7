"""What the queue may be narrowed to."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.catalog.models import UPPER_LEVELS, Jurisdiction
from tracker.review.admin.words import CAUSES, KINDS
from tracker.review.models import Change
from tracker.vocabulary import ChangeState
from tracker.wording import choices


class StateFilter(admin.SimpleListFilter):
    """Where the changes stand: without a choice, those that wait for a person."""

    title = _("where it stands")
    parameter_name = "state"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        return [*((value, str(words)) for value, words in choices(ChangeState)), ("all", gettext("all"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Offer the states and all, the open ones chosen at first."""
        chosen = self.value() or ChangeState.OPEN
        for value, words in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": value == chosen, "query_string": link, "display": words}

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Change]) -> QuerySet[Change]:
        chosen = self.value() or ChangeState.OPEN
        return queryset if chosen == "all" else queryset.filter(state=chosen)


def in_chosen_state(request: HttpRequest) -> QuerySet[Change]:
    """Return the changes that stand where the address asks: without a word of it, those that wait."""
    chosen = request.GET.get(StateFilter.parameter_name) or ChangeState.OPEN
    return Change.objects.all() if chosen == "all" else Change.objects.filter(state=chosen)


class WordedFilter(admin.SimpleListFilter):
    """A field of the change, in the desk's own words for it."""

    parameter_name: str
    words: Mapping[str, str]

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        return [(value, gettext(words)) for value, words in self.words.items()]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Change]) -> QuerySet[Change]:
        return queryset.filter(Q((str(self.parameter_name), self.value()))) if self.value() else queryset


class KindFilter(WordedFilter):
    title, parameter_name, words = _("what it is about"), "kind", KINDS


class CauseFilter(WordedFilter):
    title, parameter_name, words = _("how it came up"), "cause", CAUSES


class SourceFilter(admin.SimpleListFilter):
    """A source, of those that the changes shown were read from."""

    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        sources = in_chosen_state(request).order_by("source__slug").values_list("source__slug", "source__slug")
        return list(sources.distinct())

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Change]) -> QuerySet[Change]:
        return queryset.filter(source__slug=self.value()) if self.value() else queryset


class GovernmentFilter(admin.SimpleListFilter):
    """A country or state with all that lies below it, of those that the changes shown speak of."""

    title = _("state or country")
    parameter_name = "in"

    def lookups(self, request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        spoken_of = in_chosen_state(request).values_list("jurisdiction__ocd_id", flat=True).distinct()
        wanted = {"/".join(ocd_id.split("/")[:3]) for ocd_id in spoken_of}
        governments = Jurisdiction.objects.filter(ocd_id__in=wanted, level__in=UPPER_LEVELS)
        return list(governments.values_list("ocd_id", "name"))

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Change]) -> QuerySet[Change]:
        chosen = self.value()
        if not chosen:
            return queryset
        return queryset.filter(Q(jurisdiction__ocd_id=chosen) | Q(jurisdiction__ocd_id__under=chosen))
