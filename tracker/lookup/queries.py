"""The questions that pages ask, one function each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, Subquery

from tracker.catalog.models import Jurisdiction, Substance
from tracker.evidence.models import Source
from tracker.lookup.answer import Asked, answers
from tracker.lookup.card import Card, card
from tracker.lookup.freshness import freshness
from tracker.lookup.links import web_address
from tracker.lookup.local import LocalLaw, local_laws, places_below
from tracker.lookup.said import said
from tracker.lookup.trail import Trail, trails
from tracker.lookup.words import HEALTH, LABELS, STAGES, UNREAD
from tracker.record.held import recorded_for
from tracker.record.labels import labels
from tracker.record.models import Bill, Notice
from tracker.review.models import Publication
from tracker.vocabulary import GOOD_OUTCOMES, BillStage, Freshness, Level

STATE_LEVELS = (Level.STATE, Level.DISTRICT, Level.TERRITORY)
NOTICES_SHOWN = 10
PAGE_OF_A_BILL = Publication.objects.filter(bill=OuterRef("pk"), closed=False).values("change__observation__page")[:1]


@dataclass(frozen=True, kw_only=True)
class StateRow:
    """A state, district or territory with the label of each substance, in words."""

    place: Jurisdiction
    labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlacePage:
    """All that the page of a place shows. `more_notices` counts those that are not among the newest."""

    place: Jurisdiction
    above: tuple[Jurisdiction, ...]
    cards: tuple[Card, ...]
    local_laws: tuple[LocalLaw, ...]
    notices: tuple["NoticeRow", ...]
    more_notices: int
    bills: tuple["BillRow", ...]


@dataclass(frozen=True, kw_only=True)
class NoticeRow:
    """A notice, its live address or "", and where it comes from."""

    notice: Notice
    url: str
    trail: Trail | None


@dataclass(frozen=True, kw_only=True)
class BillRow:
    """A bill, how far it has come in words, its live address or "", and the key of the stored page it was read on."""

    bill: Bill
    stage: str
    url: str
    page_id: int | None


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A source, its addresses that may be links, cadence and health in words, and how fresh its good reading is."""

    source: Source
    urls: tuple[str, ...]
    every: str
    freshness: Freshness
    health: str


def substances() -> list[Substance]:
    """Return the watched substances, kratom first."""
    return list(Substance.objects.order_by("pk"))


def states(watched: Iterable[Substance], known: datetime) -> list[StateRow]:
    """Return every state, district and territory by name, with its labels as of the moment."""
    chosen = list(watched)
    places = list(Jurisdiction.objects.filter(level__in=STATE_LEVELS))
    dated = labels(places, chosen, None, known)
    return [
        StateRow(place=place, labels=tuple(LABELS[dated[place.pk, one.slug].answer.label] for one in chosen))
        for place in places
    ]


def place_page(place: Jurisdiction, on: date | None, known: datetime) -> PlacePage:
    """Return what the page of the place shows for a day, None for today there, by what we held at a moment."""
    watched, day = substances(), on or place.local_day(known)
    below, told = places_below(place, known), notices(place, known)
    recorded = recorded_for([place, *below], watched, known)
    held = recorded.at(known)
    newest = told[:NOTICES_SHOWN]
    asked = Asked(place=place, substances=watched, day=day, known=known)
    answered, trails_of_notices = answers(asked, held, newest)
    return PlacePage(
        place=place,
        above=tuple(_above(place)),
        cards=tuple(card(one, said(recorded, place, one.substance, day, known)) for one in answered),
        local_laws=tuple(local_laws(held, below, watched, day)),
        notices=tuple(_notice_rows(newest, trails_of_notices)),
        more_notices=max(0, len(told) - NOTICES_SHOWN),
        bills=tuple(bill_row(one) for one in bills(place, known)),
    )


def _above(place: Jurisdiction) -> Iterator[Jurisdiction]:
    """Yield the place's parent, its parent's parent and so on."""
    while place.parent:
        place = place.parent
        yield place


def notices(place: Jurisdiction | None, known: datetime) -> list[Notice]:
    """Return the notices held at the moment, newest first: those that apply in the place, or all."""
    rows = Notice.objects.held(known).select_related("jurisdiction")
    if place:
        rows = rows.filter(jurisdiction__ocd_id__in=place.above())
    return sorted(rows, key=lambda notice: (notice.updated_on or notice.issued_on, notice.pk), reverse=True)


def bills(place: Jurisdiction, known: datetime) -> list[Bill]:
    """Return the bills held at the moment that could change the law of the place, the newest action first."""
    rows = Bill.objects.held(known).filter(jurisdiction__ocd_id__in=place.above()).select_related("jurisdiction")
    return sorted(
        rows.annotate(page_id=Subquery(PAGE_OF_A_BILL)),
        key=lambda bill: (bill.latest_action_on or bill.introduced_on, bill.pk),
        reverse=True,
    )


def bill_row(bill: Bill) -> BillRow:
    """Return the bill as a page shows it."""
    page_id: int | None = bill.page_id  # type: ignore[attr-defined]  # annotated
    return BillRow(bill=bill, stage=STAGES[BillStage(bill.stage)], url=web_address(bill.url), page_id=page_id)


def notice_rows(held: Iterable[Notice], known: datetime) -> list[NoticeRow]:
    """Return the notices with the pages behind them."""
    shown = list(held)
    return _notice_rows(shown, trails((), shown, known)[1])


def _notice_rows(held: Iterable[Notice], behind: Mapping[int, Trail]) -> list[NoticeRow]:
    return [NoticeRow(notice=one, url=web_address(one.url), trail=behind.get(one.pk)) for one in held]


def sources(moment: datetime) -> list[SourceRow]:
    """Return every declared source by its slug, with its health."""
    rows = Source.objects.filter(declared=True).select_related("jurisdiction")
    return [
        SourceRow(
            source=source,
            urls=tuple(filter(None, map(web_address, source.urls))),
            every=_cadence(source.every),
            freshness=freshness(source.last_good_at, source.every, moment),
            health=HEALTH.get(source.last_outcome, UNREAD),
        )
        for source in rows
    ]


def states_by_name() -> list[Jurisdiction]:
    """Return the states, the district and the territories by name."""
    return list(Jurisdiction.objects.filter(level__in=STATE_LEVELS).order_by("name"))


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
    number, unit = (hours // 24, "day") if hours >= 24 and hours % 24 == 0 else (hours, "hour")
    return f"{number} {unit}s" if number != 1 else unit
