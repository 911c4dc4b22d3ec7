"""The federal schedules: whether they list a watched substance, and what only looks as if they did."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from scrapers.errors import Incomplete, OutOfBounds, Suspect, Trouble
from scrapers.spiders.us.ecfr_schedules import API, EcfrSchedules
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Absence, Law, Observation
from tracker.vocabulary import Activity, Naming

TITLES = EcfrSchedules.source.addresses[0]
SCHEDULE_I = "1308.11"
ENTRY = "(7) Heroin"
SEEN = datetime(2026, 9, 5, tzinfo=UTC)


def page(number: str = SCHEDULE_I) -> str:
    return (PAGES / EcfrSchedules.name / f"{number}.xml").read_text()


def read(body: str, number: str = SCHEDULE_I) -> Observation:
    url = f"{API}/full/2026-09-04/title-21.xml?part=1308&section={number}"
    (seen,) = EcfrSchedules().read(a_document(body, url, "application/xml"), None)
    return seen


def with_entry(words: str) -> str:
    assert ENTRY in page()
    return page().replace(ENTRY, f"(7) {words}")


def test_the_day_of_title_21_leads_to_its_five_schedules() -> None:
    titles = (PAGES / EcfrSchedules.name / "titles.json").read_text()
    asked = EcfrSchedules().read(a_document(titles, TITLES.url, "application/json", seen_at=SEEN), TITLES)
    assert [request.url.partition("/full/")[2] for request in asked] == [
        f"2026-09-04/title-21.xml?part=1308&section=1308.{number}" for number in (11, 12, 13, 14, 15)
    ]


def test_compounds_of_their_own_on_the_temporary_list_are_none_of_the_substances() -> None:
    assert "pseudoindoxyl" in page()
    assert isinstance(read(page()).reading, Absence)


@pytest.mark.parametrize("words", ["Mitragynines", "Hydroxymitragynines", "Kratoms"])
def test_what_is_near_a_name_is_not_said_to_be_absent(words: str) -> None:
    with pytest.raises(Suspect):
        read(with_entry(words))


def test_an_entry_of_its_own_in_schedule_i_forbids_everything() -> None:
    law = read(with_entry("7-Hydroxymitragynine")).reading
    assert isinstance(law, Law)
    assert (law.citation, law.naming) == ("21 CFR 1308.11", Naming.SCHEDULED)
    assert {(cell.substance, cell.activity) for cell in law.cells} == {("7-oh", activity) for activity in Activity}


@pytest.mark.parametrize(
    "words",
    [
        "7-Hydroxymitragynine, its isomers, esters, ethers, salts, and salts of isomers (Other name: 7-OH)",
        "7-Hydroxymitragynine above 400 parts per million",
        "Alkaloids other than mitragynine",
    ],
)
def test_an_entry_that_says_more_than_a_name_is_for_a_person(words: str) -> None:
    law = read(with_entry(words)).reading
    assert isinstance(law, Law)
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


def test_a_name_on_the_temporary_list_is_for_a_person() -> None:
    law = read(page().replace("mitragynine pseudoindoxyl", "Mitragynine")).reading
    assert isinstance(law, Law)
    assert (law.naming, law.cells, law.substances) == (Naming.MENTIONED, (), ("kratom",))


def test_a_note_on_force_that_names_a_substance_leaves_the_listing_in_doubt() -> None:
    note = "<EFFDNOT><HED>Effective Date Note:</HED><PSPACE>Mitragynine is removed in May.</PSPACE></EFFDNOT></DIV8>"
    law = read(with_entry("Mitragynine").replace("</DIV8>", note)).reading
    assert isinstance(law, Law)
    assert law.cells == ()


def test_a_name_in_another_schedule_is_for_a_person() -> None:
    law = read(page("1308.15").replace("Examplecompound 15e1<", "Mitragynine<"), "1308.15").reading
    assert isinstance(law, Law)
    assert (law.citation, law.cells) == ("21 CFR 1308.15", ())


MAIMED: dict[str, tuple[type[Trouble], Callable[[str], str]]] = {
    "cut in half": (Incomplete, lambda body: body[: len(body) // 2]),
    "cut and closed": (Incomplete, lambda body: body.partition("<CITA")[0] + "</DIV8>"),
    "another section": (Suspect, lambda _body: page("1308.12")),
    "a few entries": (OutOfBounds, lambda body: body.replace('class="right">7', 'class="right">')),
    "struck words": (Suspect, lambda body: body.replace(ENTRY, f"<DEL>{ENTRY}</DEL>")),
}


@pytest.mark.parametrize(("trouble", "maim"), MAIMED.values(), ids=MAIMED.keys())
def test_a_maimed_section_says_nothing(trouble: type[Trouble], maim: Callable[[str], str]) -> None:
    with pytest.raises(trouble):
        read(maim(page()))
