"""Every state's own page, whole and maimed: no change of a page ever becomes a silent change of status.

A state is in this table as soon as it has a spider on `scrapers.law` and a page of its own in tests/pages/SLUG. What a
page must hold for it: an entry "Heroin" in a schedule, so that there is one to be replaced by a watched substance.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.errors import Trouble
from scrapers.law.code import Code
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part
from scrapers.run import MODULES
from scrapers.spider import spiders
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Absence, Cell, Law, Observation
from tracker.vocabulary import Naming

SINCE_ALL_IS_LAW = datetime(2027, 1, 1, tzinfo=UTC)
Case = tuple[type[Code], Part]
CODES = [found for found in spiders(MODULES).values() if issubclass(found, Code)]
CASES = [(code, part) for code in CODES for part in code.parts if not part.url.endswith(".pdf")]


def called(case: Case) -> str:
    return f"{case[0].name} {case[1].number}"


def page(case: Case) -> str:
    code, part = case
    folder = PAGES / code.name
    answers = json.loads((folder / "visit.json").read_text())["answers"]
    [name] = [answer["file"] for answer in answers if answer["url"] == part.url]
    return Path(folder / name).read_text()


def read(case: Case, body: str) -> Observation:
    code, part = case
    document = a_document(body, part.url, "text/html", seen_at=SINCE_ALL_IS_LAW)
    [address] = [address for address in code.source.addresses if address.url == part.url]
    if address.landmark.lower() not in document.text().lower():
        raise Trouble("the landmark is missing")
    (seen,) = (seen for seen in code().read(document, address) if seen.subject == code().citation(part))
    return seen


def cells(seen: Observation) -> tuple[Cell, ...]:
    return seen.reading.cells if isinstance(seen.reading, Law) else ()


def says_nothing_new(case: Case, body: str) -> bool:
    """Tell whether the page is refused, left to a person, or still says just what the whole one says."""
    try:
        seen = read(case, body)
    except Trouble:
        return True
    whole = read(case, page(case))
    if isinstance(seen.reading, Absence):
        return isinstance(whole.reading, Absence) and seen.reading == whole.reading
    return cells(seen) in ((), cells(whole))


def half(body: str, share: float) -> str:
    return body[: int(len(body) * share)]


def marked(tag: str) -> Callable[[str], str]:
    return lambda body: re.sub("(kratom|mitragynine)", rf"<{tag}>\1</{tag}>", body, flags=re.IGNORECASE)


def doubled(body: str) -> str:
    inner = body.partition("<body>")[2].partition("</body>")[0]
    return body.replace("</body>", f"{inner}</body>")


def with_a_last_passage(body: str) -> str:
    before, end, after = body.rpartition("</p>")
    return f"{before}</p><p>This section does not apply to kratom.{end}{after}"


MAIMED: dict[str, Callable[[str], str]] = {
    "cut at a tenth": lambda body: half(body, 0.1),
    "cut in half": lambda body: half(body, 0.5),
    "cut near the end": lambda body: half(body, 0.95),
    "cut in half and closed": lambda body: half(body, 0.5) + "</body></html>",
    "cut at three quarters and closed": lambda body: half(body, 0.75) + "</body></html>",
    "without its passages": lambda body: re.sub(
        r"<p\b.*?</p>|<span class=.qstr.>.*?</span>", "", body, flags=re.DOTALL
    ),
    "an error page": lambda _body: "<!DOCTYPE html><html><body>Service unavailable</body></html>",
    "twice in one page": doubled,
    "its classes renamed": lambda body: re.sub(r'class="[^"]*"', 'class="x"', body),
    "names struck": marked("del"),
    "names inserted": marked("ins"),
    "an exception at the end": with_a_last_passage,
}


@pytest.mark.parametrize("case", CASES, ids=called)
@pytest.mark.parametrize("maim", MAIMED.values(), ids=MAIMED.keys())
def test_a_maimed_page_never_says_another_law(case: Case, maim: Callable[[str], str]) -> None:
    assert says_nothing_new(case, maim(page(case)))


@pytest.mark.parametrize("case", CASES, ids=called)
def test_another_number_or_heading_is_another_section(case: Case) -> None:
    for words in (case[1].number, case[1].heading):
        other = page(case).replace(words, words[::-1])
        with pytest.raises(Trouble):
            read(case, other)


@pytest.mark.parametrize("case", CASES, ids=called)
def test_what_stands_around_the_section_is_no_part_of_it(case: Case) -> None:
    around = page(case).replace("<body>", "<body><nav>Mitragynine; 7-hydroxymitragynine; kratom</nav>")
    assert read(case, around).reading == read(case, page(case)).reading


HARMLESS: dict[str, Callable[[str], str]] = {
    "wrapped": lambda body: body.replace("<body>", "<body><div><main>").replace("</body>", "</main></div></body>"),
    "indented": lambda body: body.replace("\n", "\n    "),
    "attributes added": lambda body: re.sub(r"<(p|div|h\d)\b", r'<\1 data-x="1"', body),
    "a comment between": lambda body: body.replace("<p", "<!-- kratom --><p"),
    "spaces that do not break": lambda body: body.replace("any of", "any\u00a0of"),
}


@pytest.mark.parametrize("case", CASES, ids=called)
@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_a_harmless_change_leaves_the_reading_as_it_was(case: Case, change: Callable[[str], str]) -> None:
    assert read(case, change(page(case))).reading == read(case, page(case)).reading


LISTS = [case for case in CASES if issubclass(case[0], Schedule) and page(case).count("Heroin") == 1]


def with_entry(case: Case, words: str) -> str:
    """Return the page with its entry "Heroin" replaced and no other watched substance named."""
    return without_names(page(case)).replace("Heroin", words)


def without_names(body: str) -> str:
    return re.sub(r"(?:7-hydroxy)?mitragynine|kratom", "Codeine", body, flags=re.IGNORECASE)


@pytest.mark.parametrize("case", LISTS, ids=called)
def test_a_list_without_the_substance_lacks_it(case: Case) -> None:
    assert isinstance(read(case, with_entry(case, "Heroin")).reading, Absence)


@pytest.mark.parametrize("case", LISTS, ids=called)
@pytest.mark.parametrize("words", ["7-hydroxymitragynine", "7- hydroxymitragynine", "7-Hydroxy-mitragynine (7-OH)"])
def test_a_new_entry_schedules_its_substance(case: Case, words: str) -> None:
    law = read(case, with_entry(case, words)).reading
    assert (law.naming, {cell.substance for cell in law.cells}) == (Naming.SCHEDULED, {"7-oh"})


DOUBTFUL = (
    "Opioids other than 7-hydroxymitragynine",
    "Heroin, except mitragynine",
    "Mitragynine in concentrate",
    "Mitragynine, not including the leaf",
    "Mitragynine and 7-hydroxymitragynine",
)


@pytest.mark.parametrize("case", LISTS, ids=called)
@pytest.mark.parametrize("words", DOUBTFUL)
def test_an_exception_or_anything_else_beside_a_name_is_for_a_person(case: Case, words: str) -> None:
    law = read(case, with_entry(case, words)).reading
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


def test_no_state_is_read_without_a_page_of_its_own() -> None:
    assert [code.name for code in CODES if not (PAGES / code.name / "visit.json").exists()] == []


def passages_of(case: Case) -> Iterator[str]:
    code, part = case
    document = a_document(page(case), part.url, "text/html")
    yield from code().section(document, part).passages


@pytest.mark.parametrize("case", CASES, ids=called)
def test_no_note_is_taken_for_law(case: Case) -> None:
    assert not [passage for passage in passages_of(case) if re.match("History|Source", passage)]
