"""Answer: what the record says of a place, and how well it is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.freshness import WORST_FIRST
from tracker.lookup.trail import Trail, trails_of_rules
from tracker.record.label import is_about, is_mere_position
from tracker.record.labels import Dated, decider_of, labels
from tracker.record.models import Rule
from tracker.vocabulary import Activity, Confidence, Effect, Freshness, Label, Level

LOCAL = frozenset({Level.TRIBAL, Level.COUNTY, Level.PLACE})
LOCAL_LAW_UNCHECKED = "local law unchecked"
FEDERAL_POSITION = "federal agency position"
OTHER_FORMS = "other product forms differ"


@dataclass(frozen=True, kw_only=True)
class PlaceAnswer:
    """What holds for one substance in one place on one day.

    `deciding` are those of the reasons that the effects come from, and `trails` lead from each reason back to its
    page. Confidence is that of the least sure deciding rule, or None where none decides; `last_checked` and
    `freshness` are those of the source behind them that was read longest ago.
    """

    substance: Substance
    on: date
    label: Label
    activities: Mapping[Activity, Effect]
    minimum_age: int | None
    reasons: tuple[Rule, ...]
    deciding: tuple[Rule, ...]
    trails: Mapping[int, Trail]
    flags: tuple[str, ...]
    confidence: Confidence | None
    last_checked: datetime | None
    freshness: Freshness
    next_change: tuple[date, Label] | None


def answer(place: Jurisdiction, substances: Iterable[Substance], on: date | None, known: datetime) -> list[PlaceAnswer]:
    """Return what the law of the place was on a day, by what we held at a moment, for each of the substances.

    `on` is None for the day that `known` falls on in the place's own time zone.
    """
    chosen = list(substances)
    dated = labels([place], chosen, on, known)
    told = {substance: dated[place.pk, substance.slug] for substance in chosen}
    trails = trails_of_rules([rule for one in told.values() for rule in one.answer.reasons], known)
    return [_answer(place, substance, one, trails, known) for substance, one in told.items()]


def _answer(
    place: Jurisdiction, substance: Substance, dated: Dated, trails: Mapping[int, Trail], known: datetime
) -> PlaceAnswer:
    found = dated.answer
    last_checked, freshness = _checked(found.deciding, trails, known)
    return PlaceAnswer(
        substance=substance,
        on=dated.on,
        label=found.label,
        activities=found.activities,
        minimum_age=found.minimum_age,
        reasons=found.reasons,
        deciding=found.deciding,
        trails=trails,
        flags=tuple(_flags(place, substance, found.reasons)),
        confidence=_confidence(found.deciding),
        last_checked=last_checked,
        freshness=freshness,
        next_change=dated.next_change,
    )


def _flags(place: Jurisdiction, substance: Substance, reasons: Iterable[Rule]) -> Iterable[str]:
    rules = list(reasons)
    if place.level in LOCAL and all(rule.jurisdiction_id != place.pk for rule in rules):
        yield LOCAL_LAW_UNCHECKED
    if any(is_mere_position(rule, decider_of(place)) for rule in rules):
        yield FEDERAL_POSITION
    if any(not is_about(substance.slug, rule) for rule in rules):
        yield OTHER_FORMS


def _confidence(deciding: Iterable[Rule]) -> Confidence | None:
    words = {rule.confidence for rule in deciding}
    if not words:
        return None
    return Confidence.CONFIRMED if words == {Confidence.CONFIRMED} else Confidence.REPORTED


def _checked(
    deciding: Iterable[Rule], trails: Mapping[int, Trail], known: datetime
) -> tuple[datetime | None, Freshness]:
    """Return when the least lately read source was read, and the least fresh word: a chain is as strong as that."""
    behind = [trails.get(rule.pk) for rule in deciding]
    read = [trail.checked_at for trail in behind if trail and trail.checked_at]
    words = [trail.freshness(known) if trail else Freshness.UNVERIFIED for trail in behind]
    last_checked = min(read) if read and len(read) == len(behind) else None
    return last_checked, min(words, key=WORST_FIRST.index, default=Freshness.UNVERIFIED)
