"""Laws that nobody has coded: what they say is kept, a change of it is seen, and no rule is made of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapers.errors import Trouble
from scrapers.law.mention import Mention
from scrapers.run import MODULES
from scrapers.spider import spiders
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Law, Observation
from tracker.vocabulary import Naming

FOUND = [found for found in spiders(MODULES).values() if issubclass(found, Mention)]


def called(found: type[Mention]) -> str:
    return found.name


def page(found: type[Mention]) -> str:
    folder = PAGES / found.name
    [answer] = json.loads((folder / "visit.json").read_text())["answers"]
    return Path(folder / answer["file"]).read_text()


def read(found: type[Mention], body: str) -> Observation:
    [law] = found.laws
    (seen,) = found().read(a_document(body, law.url, "text/html"), law.address)
    return seen


@pytest.mark.parametrize("found", FOUND, ids=called)
def test_a_law_that_nobody_has_coded_makes_no_rule(found: type[Mention]) -> None:
    law = read(found, page(found)).reading
    assert isinstance(law, Law)
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


@pytest.mark.parametrize("found", FOUND, ids=called)
def test_two_words_more_are_another_text(found: type[Mention]) -> None:
    amended = page(found).replace("</body>", "<p>except leaves</p></body>")
    assert read(found, amended).text != read(found, page(found)).text


@pytest.mark.parametrize("found", FOUND, ids=called)
def test_what_stands_before_the_law_is_no_part_of_it(found: type[Mention]) -> None:
    around = page(found).replace("<body>", "<body><nav>News: kratom</nav>")
    assert read(found, around).text == read(found, page(found)).text


MAIMED: dict[str, Callable[[str], str]] = {
    "cut in half": lambda body: body[: len(body) // 2],
    "an error page": lambda _body: "<!DOCTYPE html><html><body>Service unavailable</body></html>",
    "silent": lambda body: re.sub("kratom|mitragyna", "tobacco", body, flags=re.IGNORECASE),
    "struck": lambda body: re.sub("(kratom|mitragyna)", r"<del>\1</del>", body, flags=re.IGNORECASE),
}


@pytest.mark.parametrize("found", FOUND, ids=called)
@pytest.mark.parametrize("maim", MAIMED.values(), ids=MAIMED.keys())
def test_a_maimed_page_says_nothing(found: type[Mention], maim: Callable[[str], str]) -> None:
    with pytest.raises(Trouble):
        read(found, maim(page(found)))
