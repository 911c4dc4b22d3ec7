"""The questions that pages ask, one function each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from tracker.catalog.models import UNITED_STATES, Jurisdiction, Substance
from tracker.evidence.models import Source
from tracker.lookup.freshness import freshness
from tracker.lookup.kept import part
from tracker.lookup.links import web_address
from tracker.lookup.words import HEALTH
from tracker.record.labels import labels
from tracker.record.models import Rule
from tracker.vocabulary import GOOD_OUTCOMES, STATE_LEVELS, Freshness, Label, Level, Outcome

A_ROW = 1000  # bytes


@dataclass(frozen=True, kw_only=True)
class StateRow:
    """A state, district or territory with the label of each substance."""

    place: Jurisdiction
    labels: tuple[Label, ...]


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A source, its addresses that may be links, cadence and health in words, and how fresh its good reading is."""

    source: Source
    urls: tuple[str, ...]
    every: str
    freshness: Freshness
    health: str

    @property
    def is_failing(self) -> bool:
        """Whether it is to be read, and the last reading went wrong. One that waits for a person or a key does not."""
        outcome = self.source.last_outcome
        return not self.source.paused and outcome not in {"", Outcome.WAITING, *GOOD_OUTCOMES}


def substances() -> list[Substance]:
    """Return the watched substances, kratom first. Every answer needs them, so that they are kept as its parts are."""
    return part("substances", lambda: list(Substance.objects.order_by("pk")), lambda found: len(found) * A_ROW)


def states(watched: Iterable[Substance], known: datetime) -> list[StateRow]:
    """Return every state, district and territory by name, with its labels as of the moment."""
    chosen = list(watched)
    places = list(Jurisdiction.objects.filter(level__in=STATE_LEVELS))
    dated = labels(places, chosen, None, known)
    return [
        StateRow(place=place, labels=tuple(dated[place.pk, one.slug].answer.label for one in chosen))
        for place in places
    ]


def sources(moment: datetime) -> list[tuple[Jurisdiction, list[SourceRow]]]:
    """Return every declared source with its health, by place: the United States, what is in it, other countries."""
    by_place = groupby(sorted(_sources(moment), key=_order), key=lambda row: row.source.jurisdiction)
    return [(place, list(rows)) for place, rows in by_place]


def _order(row: SourceRow) -> tuple[bool, int, str, str]:
    place = row.source.jurisdiction
    is_abroad = not f"{place.ocd_id}/".startswith(f"{UNITED_STATES}/")
    return is_abroad, list(Level).index(Level(place.level)), place.name, row.source.slug


def _sources(moment: datetime) -> list[SourceRow]:
    rows = Source.objects.filter(declared=True).select_related("jurisdiction")
    return [
        SourceRow(
            source=source,
            urls=tuple(filter(None, map(web_address, source.urls))),
            every=_cadence(source.every),
            freshness=freshness(source.last_good_at, source.every, moment),
            health=HEALTH[source.last_outcome],
        )
        for source in rows
    ]


def states_by_name() -> list[Jurisdiction]:
    """Return the states, the district and the territories by name."""
    return list(Jurisdiction.objects.filter(level__in=STATE_LEVELS).order_by("name"))


def places_of_note(known: datetime) -> QuerySet[Jurisdiction]:
    """Return each state, each country, and each place below them with rules of its own at the moment."""
    own = Rule.objects.held(known).values("jurisdiction")
    return Jurisdiction.objects.filter(Q(level__in=(*STATE_LEVELS, Level.COUNTRY)) | Q(pk__in=own))


def places_without_a_source() -> list[Jurisdiction]:
    """Return the states, the district and the territories whose own pages nobody here reads."""
    read = Source.objects.filter(declared=True, paused=False).values("jurisdiction")
    return list(Jurisdiction.objects.filter(level__in=STATE_LEVELS).exclude(pk__in=read))


def unhealthy_sources() -> int:
    """Return how many of the sources that are to be read ended their last reading badly."""
    was_read = Source.objects.filter(declared=True, paused=False).exclude(last_outcome="")
    return was_read.filter(~Q(last_outcome__in=GOOD_OUTCOMES)).count()


def _cadence(every: timedelta) -> str:
    hours = every // timedelta(hours=1)
    if hours >= 24 and hours % 24 == 0:
        return ngettext("day", "%d days", hours // 24).replace("%d", str(hours // 24))
    return ngettext("hour", "%d hours", hours).replace("%d", str(hours))
