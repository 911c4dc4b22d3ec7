"""Borders: what holds across them, in a ZIP code's other counties and in the states around the land of a tribe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.found import Found
from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.claims import BANS
from tracker.lookup.flags import Flag
from tracker.record.labels import labels
from tracker.vocabulary import Label, Level

NOT_FREELY_SOLD = BANS | {Label.PRESCRIPTION_ONLY}


@dataclass(frozen=True, kw_only=True)
class Beyond:
    """What lies across a border, its label for each substance, and for which it is the stricter one."""

    place: Jurisdiction
    labels: tuple[tuple[Substance, Label], ...]
    stricter: tuple[Substance, ...]


def beyond(found: Found, substances: Sequence[Substance], on: date | None, known: datetime) -> tuple[Beyond, ...]:
    """Return what the law is in all that the search reaches into; nothing where it is not known to cross a border.

    `on` is None for the day that `known` falls on in each place's own time zone.
    """
    if found.place is None or not found.reaches:
        return ()
    here = found.place
    dated = labels([here, *found.reaches], substances, on, known)
    held = {key: one.answer.label for key, one in dated.items()}
    return tuple(
        Beyond(
            place=there,
            labels=tuple((one, held[there.pk, one.slug]) for one in substances),
            stricter=tuple(one for one in substances if _stricter(held[there.pk, one.slug], held[here.pk, one.slug])),
        )
        for there in found.reaches
    )


def border_flags(place: Jurisdiction, sides: Iterable[Beyond], substance: Substance) -> Iterator[Flag]:
    """Yield what is to be minded of an answer for the place because the substance's law is stricter across a border."""
    if any(substance in side.stricter for side in sides):
        yield Flag.STRICTER_AROUND if place.level == Level.TRIBAL else Flag.STRICTER_BEYOND


def _stricter(there: Label, here: Label) -> bool:
    """Whether one label forbids more than the other; beside one that is not known, only what is not sold freely."""
    if here is Label.UNKNOWN:
        return there in NOT_FREELY_SOLD
    strictest_first = list(Label)
    return strictest_first.index(there) < strictest_first.index(here)
