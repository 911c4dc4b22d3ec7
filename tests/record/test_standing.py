"""Where a law stands in its life on a day: *not yet* and *no longer* are different words."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.laws import CONDITIONAL, PROHIBITED, SALE, a_law, cells, enact, state
from tests.line import a_reviewer, an_absence, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.contract import Cell, Law
from tracker.record.models import Instrument, Rule
from tracker.record.standing import standing
from tracker.vocabulary import Standing

pytestmark = pytest.mark.django_db
OHIO, CITATION = state("oh"), "OAC 4729:9-1-01"
BAN = cells(PROHIBITED, since="2025-08-01")
SEEN, LATER = datetime(2025, 6, 1, 17, tzinfo=UTC), datetime(2025, 10, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _governments(data_dir: Path, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


def the_law(*said: Cell, **more: object) -> Law:
    return a_law(OHIO, CITATION, *(said or BAN), **more)


def stands(day: str) -> Standing | None:
    rules = Rule.objects.held().select_related("instrument")
    return standing(Instrument.objects.latest("pk"), rules, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("said", "day", "word"),
    [
        (BAN, "2025-07-31", Standing.ENACTED),
        (BAN, "2025-08-01", Standing.IN_FORCE),
        (cells(PROHIBITED), "1990-01-01", Standing.IN_FORCE),
        (cells(PROHIBITED, since="2025-08-01", until="2026-01-28"), "2026-01-27", Standing.IN_FORCE),
        (cells(PROHIBITED, since="2025-08-01", until="2026-01-28"), "2026-01-28", Standing.EXPIRED),
        (cells(CONDITIONAL, SALE, since="2026"), "2026-12-30", Standing.ENACTED),
    ],
    ids=["before its day", "on its day", "without a day", "the last day", "after its sunset", "some day of a year"],
)
def test_a_law_stands_by_its_own_days(said: tuple[Cell, ...], day: str, word: Standing) -> None:
    enact(the_law(*said), SEEN)
    assert stands(day) is word


@pytest.mark.parametrize("word", [Standing.STAYED, Standing.REPEALED, Standing.EXPIRED, Standing.WITHDRAWN])
def test_a_law_that_is_over_is_called_what_it_was_read_to_be(word: Standing) -> None:
    enact(the_law(), SEEN)
    enact(the_law(standing=word), LATER)
    assert [stands(day) for day in ("2025-07-31", "2025-09-30", "2025-10-01")] == [
        Standing.ENACTED,
        Standing.IN_FORCE,
        word,
    ]


@pytest.mark.parametrize("word", [Standing.PROPOSED, Standing.WITHDRAWN])
def test_what_never_was_law_stands_as_it_was_read(word: Standing) -> None:
    enact(the_law(standing=word), SEEN)
    assert stands("2030-01-01") is word


def test_of_a_law_that_nobody_has_a_rule_or_a_word_of_nothing_is_said() -> None:
    enact(a_law(OHIO, CITATION, substances=("kratom",)), SEEN)
    assert stands("2030-01-01") is None


def test_a_law_that_its_list_no_longer_names_is_repealed() -> None:
    law = enact(the_law(), SEEN)
    for day in (LATER, LATER.replace(day=2)):
        crawled(law.source, day, an_absence(place=OHIO), words="rules in force", subject=CITATION)
    published(proposed()[0], a_reviewer())
    assert [stands(day) for day in ("2025-09-30", "2025-10-01")] == [Standing.IN_FORCE, Standing.REPEALED]


def test_a_text_that_another_replaced_is_repealed() -> None:
    enact(the_law(*cells(CONDITIONAL, SALE, since="2020-01-01")), SEEN)
    enact(the_law(*cells(PROHIBITED, SALE, since="2025-08-01")), LATER)
    (old,) = Rule.objects.held().filter(effect=CONDITIONAL)
    assert standing(old.instrument, [old], date(2025, 8, 1)) is Standing.REPEALED
