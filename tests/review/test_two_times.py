"""What was the law on a day, and what did we say of it at a moment: held against a naive model over random histories.

The model keeps every statement in a plain list and walks it for one day at a time; it knows of no rows, no closing and
no rewriting. Days are counted from 2025-01-01.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from tests.laws import a_law, cells
from tests.line import LOUISIANA, a_reviewer, a_source_in, an_absence, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Law
from tracker.evidence.models import Source
from tracker.record.held import held_for
from tracker.record.label import label
from tracker.record.models import Rule
from tracker.record.reach import reaching
from tracker.review.correct import correct
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.vocabulary import Activity, Effect

pytestmark = pytest.mark.django_db
FIRST_DAY = date(2025, 1, 1)
WINDOW = 40
ALWAYS = -1
CITATION = "R.S. 40:964"
SAYS = (Effect.PROHIBITED, Effect.CONDITIONAL, Effect.ALLOWED)


@dataclass(frozen=True)
class Spell:
    """An effect from a day, or without one, until another day, or without end."""

    since: int | None
    until: int | None
    effect: Effect


@dataclass(frozen=True)
class See:
    """Some days later the page shows these spells; without any, it names the substance no more."""

    days_later: int
    spells: tuple[Spell, ...]


@dataclass(frozen=True)
class Strike:
    """Some days later, and a day after that, a list is seen without the law."""

    days_later: int


@dataclass(frozen=True)
class Correct:
    """A person says what one of the changes published so far should have said."""

    which: int
    spells: tuple[Spell, ...]


Step = See | Strike | Correct


def _spells(cuts: list[int], effects: list[Effect | None], is_endless: bool) -> tuple[Spell, ...]:
    spans: list[tuple[int, int | None]] = [*pairwise(sorted(cuts)), *([(max(cuts), None)] if is_endless else [])]
    return tuple(Spell(*span, effect) for span, effect in zip(spans, effects, strict=False) if effect)


DATED = st.builds(
    _spells,
    st.lists(st.integers(0, WINDOW), unique=True, min_size=1, max_size=4),
    st.lists(st.sampled_from([*SAYS, None]), min_size=4, max_size=4),
    st.booleans(),
)
UNDATED = st.builds(
    lambda until, effect: (Spell(None, until, effect),), st.none() | st.integers(1, WINDOW), st.sampled_from(SAYS)
)
READINGS = DATED | UNDATED
STEPS = st.lists(
    st.builds(See, st.integers(1, 6), READINGS)
    | st.builds(See, st.integers(1, 6), READINGS)
    | st.builds(Correct, st.integers(0, 9), READINGS)
    | st.builds(Strike, st.integers(1, 6)),
    min_size=2,
    max_size=6,
)


class Model:
    """Who said what, in a plain list of (day it was seen, spells)."""

    def __init__(self) -> None:
        self.said: list[tuple[int, tuple[Spell, ...]]] = []

    def on(self, day: int) -> Effect:
        """What the law was on the day: the last that spoke of it, where what came later left it alone."""
        effect = Effect.UNKNOWN
        for seen, spells in self.said:
            spans = [span for spell in spells if (span := self._span(spell, seen))]
            now = [effect for since, until, effect in spans if since <= day < until]
            speaks_from = min((since for since, _, _ in spans), default=seen)
            if now or day >= speaks_from:
                effect = now[0] if now else Effect.UNKNOWN
        return effect

    def _span(self, spell: Spell, seen: int) -> tuple[int, int, Effect] | None:
        """The days that surely are the spell's: without a first, a prohibition held always, all else since seen."""
        undated = ALWAYS if spell.effect is Effect.PROHIBITED else seen
        since = undated if spell.since is None else spell.since
        until = WINDOW + 1 if spell.until is None else spell.until
        return (since, until, spell.effect) if since < until else None


class Line:
    """The real line, for one law of Louisiana: each step is seen, accepted and published at its own moment."""

    def __init__(self, source: Source, reviewer: User) -> None:
        self.source, self.reviewer = source, reviewer
        self.now = datetime(2025, 1, 1, 18, tzinfo=UTC)
        self.changes: list[Change] = []
        self.root: dict[int, int] = {}
        self.visits = 0

    @property
    def today(self) -> int:
        return (self.now.date() - FIRST_DAY).days

    def walk(self, step: Step, model: Model) -> None:
        if isinstance(step, Correct):
            self._correct(step, model)
        elif isinstance(step, Strike):
            self._strike(step, model)
        else:
            self._see(step, model)

    def _see(self, step: See, model: Model) -> None:
        self._wait(step.days_later)
        self.visits += 1
        crawled(self.source, self.now, _law(step.spells), words=f"visit {self.visits}", subject=CITATION)
        self._publish(step.spells, self.today, model)

    def _strike(self, step: Strike, model: Model) -> None:
        self._wait(step.days_later)
        self.visits += 1
        seen = self.today
        for _ in range(2):
            crawled(self.source, self.now, an_absence(), words=f"visit {self.visits}", subject=CITATION)
            self._wait(1)
        self._publish((), seen, model)

    def _publish(self, spells: tuple[Spell, ...], seen: int, model: Model) -> None:
        with time_machine.travel(self.now, tick=False):
            for change in proposed():  # nothing is proposed where a list never named the law
                self.changes.append(published(change, self.reviewer))
                self.root[change.pk] = len(model.said)
                model.said.append((seen, spells))

    def _correct(self, step: Correct, model: Model) -> None:
        if not self.changes:
            return
        wrong = self.changes[step.which % len(self.changes)]
        self.now += timedelta(minutes=1)
        with time_machine.travel(self.now, tick=False):
            right = correct(wrong, self.reviewer, human=_law(step.spells), reason="misread")
            assert publish(right)
        self.changes.append(right)
        place = self.root[right.pk] = self.root[wrong.pk]
        model.said[place] = (model.said[place][0], step.spells)

    def _wait(self, days: int) -> None:
        self.now += timedelta(days=days)


def _law(spells: tuple[Spell, ...]) -> Law:
    said = [cells(spell.effect, Activity.SALE, since=_day(spell.since), until=_day(spell.until))[0] for spell in spells]
    return a_law(LOUISIANA, CITATION, *said, substances=("kratom",))


def _day(number: int | None) -> str:
    return "" if number is None else (FIRST_DAY + timedelta(days=number)).isoformat()


@pytest.fixture(scope="module")
def line_parts(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Source, User]]:
    from django.conf import settings as switches

    before = switches.DATA_DIR, switches.RECALL_SECONDS
    switches.DATA_DIR, switches.RECALL_SECONDS = tmp_path_factory.mktemp("data"), 0
    with django_db_blocker.unblock(), transaction.atomic():
        load_governments()
        yield a_source_in(), a_reviewer()
        transaction.set_rollback(True)
    switches.DATA_DIR, switches.RECALL_SECONDS = before


def counting(known: datetime) -> list[tuple[Effect, int]]:
    """By the record: for each day of the window what holds for sale, and how many rules say so, as known then."""
    place, kratom = Jurisdiction.objects.get(ocd_id=LOUISIANA), Substance.objects.get(slug="kratom")
    held = held_for([place], [kratom], known)
    days = [FIRST_DAY + timedelta(days=number) for number in range(WINDOW + 1)]
    rules = [reaching(held, place, kratom, day) for day in days]
    return [(label("kratom", those, decider=LOUISIANA).activities[Activity.SALE], len(those)) for those in rules]


def rows() -> set[tuple[object, ...]]:
    return set(Rule.objects.values_list("pk", "effect", "valid_from", "valid_to", "counts_from", "recorded_at"))


@settings(max_examples=60)
@given(steps=STEPS)
def test_both_times_are_exact_over_any_history(line_parts: tuple[Source, User], steps: list[Step]) -> None:
    with transaction.atomic():
        line, model = Line(*line_parts), Model()
        said: list[tuple[datetime, list[Effect]]] = []
        written: set[tuple[object, ...]] = set()
        for step in steps:
            line.walk(step, model)
            said.append((line.now, [model.on(day) for day in range(WINDOW + 1)]))
            assert written <= rows(), "a row was changed or deleted"
            written = rows()
        for known, effects in said:
            answered = counting(known)
            assert [effect for effect, _ in answered] == effects, f"what we said at {known} is no longer what we say"
            assert max(number for _, number in answered) <= 1, "two rules of one cell count on one day"
        transaction.set_rollback(True)
