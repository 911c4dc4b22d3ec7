"""A made-up country whose law changed often: as many rules as wanted, the same ones every time.

Twenty thousand places and their counties and states hold a million rules, and a tenth of the places a tenth of them:
what one question finds is alike in a small world and a large one. The first law of a government was recorded without an
end; each later one closed the one before it, as *publish* does, so that many rows are what we no longer say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.models import Instrument, Rule
from tracker.vocabulary import Activity, ConditionKind, Confidence, Effect, Form, InstrumentKind, Level

BATCH = 5000  # rows a statement
RULES_PER_PLACE = 50  # with what its county and state take
PLACES_PER_COUNTY = 16 / 3
STATES = 50
COUNTRY = "ocd-division/country:us"
SUBSTANCES = ("kratom", "7-oh")
FIRST_DAY, DAYS = date(1990, 1, 1), 13_300
MOST_LAWS = 3  # of one government on one substance, one after the other
EFFECTS = (Effect.PROHIBITED, Effect.CONDITIONAL, Effect.ALLOWED)
AGE = {"kind": ConditionKind.MINIMUM_AGE, "amount": "21", "unit": "years", "words": "no person under twenty-one"}
WORDS = "It is unlawful to sell, offer or give a product that holds any of these alkaloids."


@dataclass(frozen=True, kw_only=True)
class Question:
    """An as-of question in both times: what the law was on a day by what we held at a moment."""

    place: Jurisdiction
    substance: Substance
    on: date
    known: datetime


def make_world(size: int) -> None:
    """Fill an empty record with about `size` rules, in about two minutes for a million."""
    random = Random(5)
    substances = Substance.objects.bulk_create(Substance(slug=slug, name=slug) for slug in SUBSTANCES)
    governments = list(_governments(size // RULES_PER_PLACE, random))
    rules = (
        rule
        for government in governments
        for substance in substances
        for rule in _history(government, substance, random)
    )
    while batch := list(islice(rules, BATCH)):
        _store(batch)


def questions(number: int) -> list[Question]:
    """Return so many questions about places, the same for every world of one size."""
    random = Random(6)
    places = list(Jurisdiction.objects.filter(level=Level.PLACE).order_by("pk"))
    substances = list(Substance.objects.order_by("pk"))
    return [
        Question(
            place=random.choice(places),
            substance=random.choice(substances),
            on=_day(random.randrange(DAYS)),
            known=_moment(random.randrange(DAYS)),
        )
        for _ in range(number)
    ]


def _governments(places: int, random: Random) -> Iterator[Jurisdiction]:
    """Create the country, its states, counties and places, and yield all of them."""
    country = Jurisdiction(ocd_id=COUNTRY, name="country", level=Level.COUNTRY, time_zone="UTC")
    states = [_below(country, Level.STATE, number) for number in range(STATES)]
    counties = [_below(random.choice(states), Level.COUNTY, n) for n in range(int(places / PLACES_PER_COUNTY) or 1)]
    homes = [random.choice(counties) for _ in range(places)]
    towns = [_below(home.parent, Level.PLACE, number) for number, home in enumerate(homes) if home.parent]
    for generation in ([country], states, counties, towns):
        for one in generation:
            one.parent_id = one.parent.pk if one.parent else None
        yield from Jurisdiction.objects.bulk_create(generation, batch_size=BATCH)
    lies_in = Jurisdiction.counties.through
    lies_in.objects.bulk_create(
        [lies_in(from_jurisdiction=town, to_jurisdiction=home) for town, home in zip(towns, homes, strict=True)],
        batch_size=BATCH,
    )


def _below(parent: Jurisdiction, level: Level, number: int) -> Jurisdiction:
    ocd_id = f"{parent.ocd_id}/{level}:{number}"
    return Jurisdiction(ocd_id=ocd_id, name=f"{level} {number}", level=level, parent=parent, time_zone="UTC")


def _history(government: Jurisdiction, substance: Substance, random: Random) -> Iterator[Rule]:
    """Yield the rules of one government's successive laws on a substance, each as it stood before and after its end."""
    starts = sorted(random.sample(range(DAYS), random.randint(1, MOST_LAWS)))
    told = [_moment(start + 30) for start in starts]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], None], strict=True)):
        law = Instrument(jurisdiction=government, kind=InstrumentKind.ORDINANCE, citation=f"{substance.slug} {number}")
        for activity in Activity:
            cell = {"jurisdiction": government, "substance": substance, "instrument": law, "activity": activity}
            effect = random.choice(EFFECTS)
            ended = None if end is None else told[number + 1]
            yield _rule(cell, effect, (start, None), (told[number], ended))
            if ended:
                yield _rule(cell, effect, (start, end), (ended, None))


def _rule(
    cell: dict[str, Any], effect: Effect, days: tuple[int, int | None], held: tuple[datetime, datetime | None]
) -> Rule:
    first, last = _day(days[0]), None if days[1] is None else _day(days[1])
    return Rule(
        **cell, effect=effect, form=Form.ANY, words=WORDS, confidence=Confidence.CONFIRMED,
        conditions=[AGE] if effect is Effect.CONDITIONAL else [],
        valid_from=str(first), valid_to=str(last or ""), counts_from=first, counts_to=last,
        recorded_at=held[0], superseded_at=held[1],
    )  # fmt: skip


def _store(rules: list[Rule]) -> None:
    """Store the rules, and of their laws those that an earlier batch has not stored."""
    laws = {id(rule.instrument): rule.instrument for rule in rules if rule.instrument.pk is None}
    Instrument.objects.bulk_create(laws.values())
    for rule in rules:
        rule.instrument_id = rule.instrument.pk
    Rule.objects.bulk_create(rules)


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(number)


def _moment(number: int) -> datetime:
    return datetime.combine(_day(number), time(12), UTC)
