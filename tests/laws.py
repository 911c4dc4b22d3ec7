"""Say a law in a test as its text says it, enact it by walking the line, and ask what holds on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import time_machine
from django.utils import timezone

from tests.builders import COUNTRY, a_place, a_source
from tests.line import a_reviewer, crawled, proposed, published
from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Cell, Condition, Law, Limit, Threshold
from tracker.record.label import Answer
from tracker.record.labels import Dated, labels
from tracker.review.law import naming_of
from tracker.review.models import Change
from tracker.vocabulary import (
    Activity,
    Cause,
    Comparison,
    ConditionKind,
    Effect,
    Form,
    InstrumentKind,
    Level,
    Needs,
)

SEEN = datetime(2026, 6, 15, 18, tzinfo=UTC)
EVERYTHING = tuple(Activity)
PROHIBITED, CONDITIONAL, ALLOWED = Effect.PROHIBITED, Effect.CONDITIONAL, Effect.ALLOWED
POSSESSION, SALE, SHIPMENT = Activity.POSSESSION, Activity.SALE, Activity.SHIPMENT


def state(code: str) -> str:
    return f"{COUNTRY}/state:{code}"


def a_county(code: str, name: str) -> Jurisdiction:
    return a_place(f"{state(code)}/county:{name}", level=Level.COUNTY)


def a_city(code: str, name: str, *counties: Jurisdiction) -> Jurisdiction:
    city = a_place(f"{state(code)}/place:{name}", level=Level.PLACE)
    city.counties.add(*counties)
    return city


def cells(
    effect: Effect,
    *activities: Activity,
    of: str = "kratom",
    since: str = "",
    until: str = "",
    form: Form = Form.ANY,
    above: Threshold | None = None,
    asks: tuple[Condition, ...] = (),
) -> tuple[Cell, ...]:
    """The effect on each of the activities, or on all seven; it holds `since` a day (inclusive) `until` another."""
    return tuple(
        Cell(
            substance=of, form=form, threshold=above, activity=activity, effect=effect, conditions=asks,
            valid_from=since, valid_to=until,
        )
        for activity in activities or EVERYTHING
    )  # fmt: skip


def a_law(place: str, citation: str, *said: Cell, **more: Any) -> Law:
    """A statute of the place with these cells; `more` are fields of the law."""
    facts = {
        "instrument_kind": InstrumentKind.STATUTE,
        "title": citation,
        "url": "https://law.example/text",
        "naming": naming_of(said),
        "substances": tuple(sorted({cell.substance for cell in said})),
        **more,
    }
    return Law(jurisdiction=place, citation=citation, cells=said, **facts)


def asks(kind: ConditionKind, amount: str = "", unit: str = "", basis: str = "", words: str = "") -> Condition:
    return Condition(kind=kind, amount=amount, unit=unit, basis=basis, words=words or kind.replace("_", " "))


def age(years: int) -> Condition:
    return asks(ConditionKind.MINIMUM_AGE, str(years), "years")


def more_than(*limits: tuple[str, str, str], needs: Needs = Needs.ANY) -> Threshold:
    """A threshold of limits that are each an amount, a unit and what it is measured on."""
    return Threshold(
        needs=needs,
        limits=tuple(
            Limit(comparison=Comparison.MORE_THAN, amount=amount, unit=unit, basis=basis)
            for amount, unit, basis in limits
        ),
    )


def enact(law: Law, seen_at: datetime = SEEN, cause: Cause = Cause.CRAWL) -> Change:
    """Let the law be seen at the moment, accepted and published: all of the real line."""
    change = propose_law(law, seen_at, cause)
    with time_machine.travel(seen_at, tick=False):
        return published(change, a_reviewer(f"reviewer {change.pk}"))


def propose_law(law: Law, seen_at: datetime = SEEN, cause: Cause = Cause.CRAWL) -> Change:
    """Let the law be seen at the moment, and return the change that waits for a person."""
    place = Jurisdiction.objects.get(ocd_id=law.jurisdiction)
    source = a_source(place, f"source_{place.pk}")
    with time_machine.travel(seen_at, tick=False):
        crawled(source, seen_at, law, words=f"{law.citation} as read on {seen_at:%Y-%m-%d}", cause=cause)
        (change,) = proposed()
        return change


def held(place: str | Jurisdiction, on: str, of: str = "kratom", known: datetime | None = None) -> Dated:
    """What we say of the place for the day, by what we held at the moment `known`, or hold now."""
    if isinstance(place, str):
        place = Jurisdiction.objects.get(ocd_id=place)
    substance = Substance.objects.get(slug=of)
    when = known or max(timezone.now(), SEEN)
    return labels([place], [substance], date.fromisoformat(on), when)[place.pk, of]


def answer(place: str | Jurisdiction, on: str, of: str = "kratom") -> Answer:
    return held(place, on, of).answer


def also_of(substance: str, said: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells, and the same of another substance."""
    return (*said, *(replace(cell, substance=substance) for cell in said))
