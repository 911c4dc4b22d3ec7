"""An edition of the baseline is read strictly, twice without effect, and never overrides the record."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.builders import a_place, a_substance
from tests.rules import a_rule
from tracker.evidence.models import Crawl, Observation, Source
from tracker.record.models import Rule
from tracker.review.baseline.load import load_baseline
from tracker.review.baseline.row import FOLDER, BaselineRefused
from tracker.review.models import Change
from tracker.review.propose import propose
from tracker.vocabulary import ChangeState, Confidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A small edition that a test may change: two rows of Louisiana, and of the other files the headers alone."""
    a_place("ocd-division/country:us")
    a_place("ocd-division/country:us/state:la")
    a_substance("kratom")
    a_substance("7-oh")
    for name in ("status.csv", "conflicts.csv", "fda_notices.csv"):
        header, *lines = (FOLDER / name).read_text().splitlines()
        kept = [line for line in lines if line.startswith("US-LA,") and "Act 41 (2025" in line]
        (tmp_path / name).write_text("\n".join([header, *kept]) + "\n")
    return tmp_path


def rewrite(folder: Path, old: str, new: str, name: str = "status.csv") -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))


def test_a_second_run_does_nothing(edition: Path) -> None:
    assert load_baseline(edition) == 3  # the law and a claim of each of its rows
    assert load_baseline(edition) == 0
    assert Crawl.objects.count() == 1


def test_what_a_later_edition_says_otherwise_waits_for_a_person(edition: Path) -> None:
    load_baseline(edition)
    rules = set(Rule.objects.values_list("pk", "superseded_at"))
    rewrite(edition, "prohibited_schedule_I", "legal_unregulated")

    load_baseline(edition)
    for observation in Observation.objects.awaiting_proposal():
        propose(observation)

    assert set(Rule.objects.values_list("pk", "superseded_at")) == rules
    assert Change.objects.get(kind="instrument", state=ChangeState.OPEN).subject.startswith("Act 41")


def test_a_report_of_what_a_person_has_read_in_the_law_waits_for_a_person(edition: Path) -> None:
    a_rule(citation="R.S. 40:964", confidence=Confidence.CONFIRMED)

    assert load_baseline(edition) == 2  # the claims of its rows
    assert not Rule.objects.filter(confidence=Confidence.REPORTED).exists()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("prohibited_schedule_I", "banned", "status.csv, row 2, status"),
        ("2025-08-01,,", "2025-08-32,,", "status.csv, row 2, effective_from"),
        (",high,", ",sure,", "status.csv, row 2, confidence"),
        (",7-oh,", ",kava,", "status.csv, row 3, substance"),
        ("in force", "in limbo", "status.csv, row 2, status_of_instrument"),
        ("concentrate_sale", "concentrates", "status.csv, row 2, concentrate_sale"),
    ],
)
def test_an_unknown_word_is_refused_with_its_row_and_column(edition: Path, old: str, new: str, where: str) -> None:
    rewrite(edition, old, new)

    with pytest.raises(BaselineRefused, match=where):
        load_baseline(edition)

    assert not Source.objects.exists()


def test_a_place_that_the_gazetteer_does_not_hold_is_refused_by_name(edition: Path) -> None:
    rewrite(edition, "state:la,,Louisiana", "state:zz,,Atlantis")

    with pytest.raises(BaselineRefused, match="Atlantis"):
        load_baseline(edition)


def test_two_rows_that_would_be_one_claim_are_refused(edition: Path) -> None:
    rewrite(edition, ",7-oh,", ",kratom,")

    with pytest.raises(BaselineRefused, match="two rows"):
        load_baseline(edition)


def test_the_command_says_what_is_wrong_in_one_line(edition: Path) -> None:
    with pytest.raises(CommandError, match="the gazetteer does not hold Alabama "):
        call_command("load_baseline")


def test_it_loads_on_postgresql_too(
    postgres_database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    switches = {"DATABASE_URL": postgres_database}
    run_manage("migrate", env=switches)
    run_manage("load_catalog", env=switches)

    first, second = (run_manage("load_baseline", env=switches).stdout for _ in range(2))

    assert (first, second) == ("594 facts of the baseline published\n", "0 facts of the baseline published\n")
