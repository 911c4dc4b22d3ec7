"""Other countries' lists: named is for a person to read, absent only where the whole list was there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapers.errors import Suspect, Trouble
from scrapers.law.substance_list import Listed, SubstanceList
from scrapers.run import MODULES
from scrapers.spider import spiders
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Absence, Law, Observation
from tracker.vocabulary import Naming

Case = tuple[type[SubstanceList], Listed]
FOUND = [found for found in spiders(MODULES).values() if issubclass(found, SubstanceList)]
CASES = [(found, listed) for found in FOUND for listed in found.lists]
NAMING = [case for case in CASES if "Mitragyna speciosa" in case[1].must_name]
NOT_NAMING = [case for case in CASES if case not in NAMING]
ENTRY = "Exemplum"  # stands on each of our pages, once
MEDIA = {".html": "text/html", ".text": "text/plain", ".xml": "application/xml"}


def called(case: Case) -> str:
    return f"{case[0].name} {case[1].citation}"


def page(case: Case) -> Path:
    found, listed = case
    folder = PAGES / found.name
    answers = json.loads((folder / "visit.json").read_text())["answers"]
    [name] = [answer["file"] for answer in answers if answer["url"] == listed.url]
    return Path(folder / name)


def read(case: Case, body: str) -> Observation:
    found, listed = case
    (seen,) = found().read(a_document(body, listed.url, MEDIA[page(case).suffix]), listed.address)
    return seen


def without_names(body: str) -> str:
    return body.replace("Mitragyna", "Exempla").replace("mitragynin", "exempel")


@pytest.mark.parametrize("case", NOT_NAMING, ids=called)
def test_a_whole_list_without_the_names_lacks_them(case: Case) -> None:
    assert isinstance(read(case, without_names(page(case).read_text())).reading, Absence)


@pytest.mark.parametrize("case", NAMING, ids=called)
def test_a_list_that_is_known_to_name_the_plant_is_doubted_without_it(case: Case) -> None:
    with pytest.raises(Suspect):
        read(case, page(case).read_text().replace("Mitragyna speciosa", "Exempla"))


@pytest.mark.parametrize("case", CASES, ids=called)
@pytest.mark.parametrize("name", ["Mitragynine", "mitragynin", "7-hydroxymitragynin", "Mitragyna speciosa (Kratom)"])
def test_a_name_on_the_list_is_for_a_person(case: Case, name: str) -> None:
    law = read(case, page(case).read_text().replace(ENTRY, name)).reading
    assert isinstance(law, Law)
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


@pytest.mark.parametrize("case", CASES, ids=called)
def test_something_near_a_name_is_not_said_to_be_absent(case: Case) -> None:
    with pytest.raises(Suspect):
        read(case, without_names(page(case).read_text()).replace(ENTRY, "mitragynoid"))


MAIMED: dict[str, Callable[[str], str]] = {
    "cut in half": lambda body: body[: len(body) // 2],
    "an error page": lambda _body: "<!DOCTYPE html><html><body>Service unavailable</body></html>",
    "empty": lambda _body: "",
}


@pytest.mark.parametrize("case", CASES, ids=called)
@pytest.mark.parametrize("maim", MAIMED.values(), ids=MAIMED.keys())
def test_a_maimed_list_says_nothing(case: Case, maim: Callable[[str], str]) -> None:
    with pytest.raises(Trouble):
        read(case, maim(page(case).read_text()))


@pytest.mark.parametrize("case", [case for case in CASES if case[1].must_name], ids=called)
def test_a_list_that_lost_what_it_must_name_says_nothing(case: Case) -> None:
    name = case[1].must_name[0]
    with pytest.raises(Trouble):
        read(case, page(case).read_text().replace(name, name[::-1]))
