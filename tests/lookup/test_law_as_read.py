"""A law that is read again otherwise, in its kind, its reach or its days, leaves what we said before as it was."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from tests.laws import CONDITIONAL, PROHIBITED, SALE, a_city, a_county, a_law, age, cells, enact, state
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.contract import Law, Preemption
from tracker.record.models import Instrument, Rule
from tracker.vocabulary import InstrumentKind, Reach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
READ, READ_AGAIN = datetime(2026, 5, 1, 17, tzinfo=UTC), datetime(2026, 6, 1, 17, tzinfo=UTC)
BETWEEN, ON = "2026-05-15", "2026-04-01"
CALIFORNIA = state("ca")
ACT = a_law(
    CALIFORNIA, "State act", *cells(CONDITIONAL, SALE, since="2025-01-01", asks=(age(21),)),
    preemption=Preemption(
        activities=(SALE,), saves=(), saves_before="2025-01-01", valid_from="2025-01-01", valid_to="", words="no city"
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _governments(data_dir: Path, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


@pytest.fixture
def orange() -> Jurisdiction:
    return a_county("ca", "orange")


def an_ordinance(orange: Jurisdiction) -> Law:
    """A county's ban of sale for all its land, adopted before the state's act and so saved by it."""
    ban = cells(PROHIBITED, SALE, since="2020-01-01")
    return a_law(orange.ocd_id, "Ord. 1", *ban, instrument_kind=InstrumentKind.ORDINANCE, adopted_on="2019-11-05")


def asked(place: Jurisdiction, known: str) -> bytes:
    """The whole answer of the look-up for the day, by what was known when another ended."""
    response = Client().get("/api/v1/lookup", {"q": place.ocd_id, "substance": "kratom", "on": ON, "known": known})
    assert response.status_code == 200
    return response.content


@pytest.mark.parametrize(
    "otherwise",
    [
        {"reach": Reach.UNINCORPORATED},
        {"instrument_kind": InstrumentKind.AGENCY_POSITION},
        {"adopted_on": "2025-03-04"},
        {"url": "https://county.example/moved", "title": "An ordinance, retitled"},
        {"signed_on": "2019-11-06", "filed_on": "2019-11-07"},
    ],
    ids=" and ".join,
)
def test_what_we_said_stands_to_the_byte_when_a_law_is_read_again_otherwise(
    orange: Jurisdiction, otherwise: dict[str, object]
) -> None:
    irvine = a_city("ca", "irvine", orange)
    enact(ACT, READ)
    enact(an_ordinance(orange), READ)
    said = asked(irvine, BETWEEN)

    enact(replace(an_ordinance(orange), **otherwise), READ_AGAIN)

    assert asked(irvine, BETWEEN) == said


@pytest.mark.parametrize(
    ("otherwise", "word"),
    [
        ({}, b"prohibited"),
        ({"reach": Reach.UNINCORPORATED}, b"age_restricted"),
        ({"adopted_on": "2025-03-04"}, b"age_restricted"),
    ],
)
def test_what_was_read_again_is_what_we_say_from_then_on(
    orange: Jurisdiction, otherwise: dict[str, object], word: bytes
) -> None:
    irvine = a_city("ca", "irvine", orange)
    enact(ACT, READ)
    enact(an_ordinance(orange), READ)
    enact(replace(an_ordinance(orange), **otherwise), READ_AGAIN)

    assert b'"label": "%s"' % word in asked(irvine, "2026-06-02")


def test_a_law_that_is_read_again_as_it_was_writes_nothing_anew(orange: Jurisdiction) -> None:
    enact(an_ordinance(orange), READ)
    enact(an_ordinance(orange), READ_AGAIN)

    assert (Instrument.objects.count(), Rule.objects.count()) == (1, 1)


def test_what_a_later_text_no_longer_says_keeps_the_facts_that_it_was_said_with(orange: Jurisdiction) -> None:
    enact(an_ordinance(orange), READ)
    now_of_towns = cells(PROHIBITED, SALE, since="2026-06-01")
    later = a_law(orange.ocd_id, "Ord. 1", *now_of_towns, instrument_kind=InstrumentKind.ORDINANCE)
    enact(replace(later, reach=Reach.UNINCORPORATED), READ_AGAIN)

    reaches = Rule.objects.held().order_by("counts_from").values_list("instrument__reach", flat=True)
    assert list(reaches) == [Reach.WHOLE, Reach.UNINCORPORATED]
