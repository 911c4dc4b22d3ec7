"""The real words of three states' acts, set in the form of their publishers' pages, are read as a person reads them."""

import json
from html import escape
from pathlib import Path

import pytest

from scrapers.law.code import Code
from scrapers.spiders.us.states.florida import Florida
from scrapers.spiders.us.states.nebraska import Nebraska
from scrapers.spiders.us.states.south_dakota import SouthDakota
from tests.scrapers.documents import a_document
from tracker.contract import Law
from tracker.vocabulary import ConditionKind, Effect, Naming

AGE, CAP, FORM, LABEL = ConditionKind.MINIMUM_AGE, ConditionKind.CAP, ConditionKind.FORM, ConditionKind.LABEL
ONLINE = ConditionKind.ONLINE_AGE_CHECK


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    """The text of every section that somebody took from the states' codes, by its number."""
    files = (shared / "web" / "state_codes" / "us-statutes-json").glob("*/*.json")
    sections = [section for file in files for section in json.loads(file.read_text())["sections"]]
    return {section["number"]: section["text"] for section in sections}


def read(code: type[Code], number: str, text: str) -> Law:
    """Read a section whose lines are set as paragraphs, in the element where its code keeps them."""
    [part] = [part for part in code.parts if part.number == number]
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    body = f'<!DOCTYPE html><html><body><div class="statute Section">{lines}</div></body></html>'
    (seen,) = code().read(a_document(body, part.url, "text/html"), None)
    assert isinstance(seen.reading, Law)
    return seen.reading


def nebraska(text: str) -> str:
    """Part the lines that this copy has run together: the number and the catchline, the source and its day."""
    parted = text.replace("Operative Date", "\nOperative Date").replace("SourceLaws", "Source\nLaws")
    return parted.replace(".", ".\n", 1)


def asked(law: Law) -> set[tuple[ConditionKind, str]]:
    return {(one.kind, one.amount) for cell in law.cells for one in cell.conditions}


@pytest.mark.parametrize(
    ("number", "duties"),
    [("71-3803", {(AGE, "21"), (ONLINE, "")}), ("71-3804", {(FORM, "")}), ("71-3806", {(LABEL, "")})],
)
def test_nebraskas_duties_are_read_with_their_first_day(texts: dict[str, str], number: str, duties: set) -> None:
    law = read(Nebraska, number, nebraska(texts[number]))
    assert (law.naming, asked(law)) == (Naming.REGULATED, duties)
    assert {(cell.effect, cell.valid_from) for cell in law.cells} == {(Effect.CONDITIONAL, "2025-07-01")}


def test_nebraskas_adulterated_products_are_for_a_person(texts: dict[str, str]) -> None:
    law = read(Nebraska, "71-3809", nebraska(texts["71-3809"]))
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


def test_south_dakota_asks_an_age_of_21(texts: dict[str, str]) -> None:
    assert asked(read(SouthDakota, "34-20B-115", texts["34-20B-115"])) == {(AGE, "21")}


def test_south_dakota_caps_7_oh_at_two_percent_of_the_alkaloids(texts: dict[str, str]) -> None:
    law = read(SouthDakota, "34-20B-115.1", texts["34-20B-115.1"])
    assert asked(law) == {(CAP, "2"), (FORM, ""), (LABEL, "")}
    [capped] = [cell for cell in law.cells if cell.substance == "7-oh"]
    assert capped.effect is Effect.PROHIBITED
    assert [(limit.amount, limit.unit, limit.basis) for limit in capped.threshold.limits] == [
        ("2", "percent", "alkaloids")
    ]


def test_florida_asks_an_age_of_21(texts: dict[str, str]) -> None:
    text = texts["500.92"].partition("(function")[0].replace("History.", "\nHistory.").replace(" (", "\n(")
    assert asked(read(Florida, "500.92", text)) == {(AGE, "21")}
