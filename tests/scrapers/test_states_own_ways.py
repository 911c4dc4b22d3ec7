"""What single states do otherwise than all the others, each on its own short page."""

import re
from pathlib import Path

import pytest

from scrapers.errors import Incomplete, LandmarkMissing, Suspect, Trouble, UnknownPhrase
from scrapers.law.code import Code
from scrapers.spiders.us.states.arizona import Arizona
from scrapers.spiders.us.states.delaware import Delaware
from scrapers.spiders.us.states.illinois import Illinois
from scrapers.spiders.us.states.kansas import Kansas
from scrapers.spiders.us.states.maine import Maine
from scrapers.spiders.us.states.maryland import Maryland
from scrapers.spiders.us.states.massachusetts import Massachusetts
from scrapers.spiders.us.states.minnesota import Minnesota
from scrapers.spiders.us.states.missouri import Missouri
from scrapers.spiders.us.states.nebraska import Nebraska
from scrapers.spiders.us.states.nevada import Nevada
from scrapers.spiders.us.states.new_york import NewYork
from scrapers.spiders.us.states.north_carolina import NorthCarolina
from scrapers.spiders.us.states.ohio import Ohio
from scrapers.spiders.us.states.washington import Washington
from scrapers.spiders.us.states.wisconsin import Wisconsin
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Law
from tracker.vocabulary import Effect, Naming


def page(code: type[Code], name: str) -> str:
    return Path(PAGES / code.name / name).read_text()


def law(code: type[Code], body: str, part: int = 0) -> Law:
    (seen,) = code().read(a_document(body, code.parts[part].url, "text/html"), None)
    assert isinstance(seen.reading, Law)
    return seen.reading


def said(code: type[Code], body: str, part: int = 0) -> object:
    """Return what a part's page is read to say; of an absence not what else is listed."""
    (seen,) = code().read(a_document(body, code.parts[part].url, "text/html"), None)
    return seen.reading if isinstance(seen.reading, Law) else (type(seen.reading), seen.subject)


def ages(read: Law) -> set[str]:
    return {condition.amount for cell in read.cells for condition in cell.conditions if condition.unit == "years"}


NEW_YORK = "PBH-1399-XX.html"
BELOW = "* NB Effective December 22, 2026"


@pytest.mark.parametrize(
    ("note", "since", "until"),
    [(BELOW, "2026-12-22", ""), ("* NB Repealed July 1, 2028", "", "2028-07-01"), ("", "", "")],
)
def test_new_yorks_note_below_the_text_says_from_when_to_when(note: str, since: str, until: str) -> None:
    (sale,) = law(NewYork, page(NewYork, NEW_YORK).replace(BELOW, note), part=1).cells
    assert (sale.valid_from, sale.valid_to) == (since, until)


def test_a_note_below_the_text_that_says_no_day_is_for_a_person() -> None:
    other = page(NewYork, NEW_YORK).replace(BELOW, "* NB Effective on the 180th day after the commissioner's report")
    assert law(NewYork, other, part=1).naming is Naming.MENTIONED


def test_two_versions_of_a_new_york_section_side_by_side_are_refused() -> None:
    body = page(NewYork, NEW_YORK)
    text = body.partition('result-text">')[2].partition("</div>")[0]
    with pytest.raises(LandmarkMissing):
        law(NewYork, body.replace(text, f"{text}<br /><br />{text}"), part=1)


def test_minnesotas_other_offenses_do_not_change_the_age_for_kratom() -> None:
    body = page(Minnesota, "152.027.html")
    other = body.replace(
        "Who sells another", "It is unlawful to sell to a person under the age of 12. Who sells another"
    )
    assert ages(law(Minnesota, other)) == ages(law(Minnesota, body)) == {"21"}


def test_an_age_that_is_asked_for_7_oh_too_holds_for_it() -> None:
    body = page(Minnesota, "152.027.html")
    assert {cell.substance for cell in law(Minnesota, body).cells} == {"kratom"}
    both = law(Minnesota, body.replace("amount of kratom to", "amount of kratom or 7-hydroxymitragynine to"))
    assert {(cell.substance, cell.effect) for cell in both.cells} == {
        ("kratom", Effect.CONDITIONAL),
        ("7-oh", Effect.CONDITIONAL),
    }
    assert ages(both) == {"21"}


def test_a_hydroxymitragynine_without_its_number_is_for_a_person() -> None:
    other = page(Wisconsin, "961.14.html").replace("7-hydroxymitragynine.", "Hydroxymitragynine.")
    read = law(Wisconsin, other)
    assert (read.naming, read.substances, read.cells) == (Naming.MENTIONED, ("kratom", "7-oh"), ())


def test_an_age_that_differs_between_sale_and_gift_is_for_a_person() -> None:
    gift = "</p>\n<p>(c) No person may give kratom to anyone under the age of 18.</p>"
    other = page(Minnesota, "152.027.html").replace("commits a lesser one.</p>", f"commits a lesser one.{gift}")
    assert law(Minnesota, other).naming is Naming.MENTIONED


def test_what_kansas_history_says_is_law_from_july_is_none_in_january() -> None:
    body = page(Kansas, "065_041_0005.html")
    assert "; July 1." in body
    assert law(Kansas, body).naming is Naming.MENTIONED


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (Arizona, "00795-02.html"),
        (Delaware, "sc02.html"),
        (Illinois, "072006420K5.html"),
        (Maine, "title17-Asec1102.html"),
        (Massachusetts, "Section31.html"),
        (Minnesota, "152.027.html"),
        (Missouri, "195.017.html"),
        (Nebraska, "71-3803.html"),
        (Nevada, "NRS-597.html"),
        (NewYork, "PBH-1399-XX.html"),
        (Ohio, "4729-9-1-01.1.html"),
        (Washington, "69.50.204.html"),
    ],
)
def test_a_page_with_other_names_and_a_rail_says_the_same_law(code: type[Code], name: str) -> None:
    body = page(code, name)
    [place] = [
        place
        for place, part in enumerate(code.parts)
        if name.removesuffix(".html").upper() in part.url.upper().replace("/", "-")
    ][:1] or [0]
    redone = re.sub(r"""\b(class|id|color)=(["']?)""", r"\1=\2x9-", body)
    redone = redone.replace("</body>", "<aside><p>Effective ways of 7-OH</p></aside></body>")
    assert said(code, redone, place) == said(code, body, place)


def test_arizonas_words_without_a_letter_are_no_part_of_the_section() -> None:
    body = page(Arizona, "00795-01.html")
    with pytest.raises(Suspect):
        said(Arizona, body.replace("</body>", "<div class='block'>Read on: 7-OH products</div></body>"))


def test_an_ohio_rule_that_says_no_day_is_refused() -> None:
    body = page(Ohio, "4729-9-1-01.1.html")
    with pytest.raises(LandmarkMissing):
        said(Ohio, body.replace("Effective:", "Filed:"))


def test_nevadas_next_section_is_not_read() -> None:
    assert "under the age of 12" in page(Nevada, "NRS-597.html")
    assert ages(law(Nevada, page(Nevada, "NRS-597.html"))) == {"18"}


def test_maines_repealed_paragraphs_are_no_entries() -> None:
    [part] = Maine.parts
    section = Maine().section(a_document(page(Maine, "title17-Asec1102.html"), part.url, "text/html"), part)
    numbers = [passage[:2] for passage in section.passages]
    assert numbers[numbers.index("C.") : numbers.index("C.") + 2] == ["C.", "E."]


@pytest.mark.parametrize(
    ("code", "name", "words", "without"),
    [
        (Maryland, "21-2E-02.html", "Next</button></div></div><br></html>", "</div></div><br></html>"),
        (Massachusetts, "Section31.html", "initJsTree(", "init("),
        (NorthCarolina, "GS_90-89.html", "(1971, c. 919, s. 1; 2019-1, s. 2(a).)", ""),
        (Maine, "title17-Asec1102.html", "SECTION HISTORY", "SECTION"),
        (Missouri, "195.017.html", "--------", ""),
        (Nevada, "NRS-597.html", "(Added to NRS by 2019, 3119)", ""),
        (NewYork, "GBS-398-G.html", '<footer class="l-footer"', '<div class="other"'),
    ],
)
def test_a_page_without_what_stands_behind_its_text_is_half_a_page(
    code: type[Code], name: str, words: str, without: str
) -> None:
    body = page(code, name)
    assert words in body
    [part] = [part for part in code.parts if part.heading in body or part.number in body][:1]
    with pytest.raises(Trouble):
        list(code().read(a_document(body.replace(words, without), part.url, "text/html"), None))


@pytest.mark.parametrize("bracket", ["[Expires July 1, 2030]", "[Effective July 1, 2030]", "[Repealed effective 2030]"])
def test_a_list_that_is_not_law_for_good_is_no_proof_that_nothing_is_listed(bracket: str) -> None:
    body = page(Delaware, "sc02.html")
    assert body.count("4714. Schedule I.") == 1
    with pytest.raises(UnknownPhrase):
        said(Delaware, body.replace("4714. Schedule I.", f"4714. Schedule I {bracket}."))


def test_a_maryland_section_that_is_not_there_is_no_law() -> None:
    nothing = '<!DOCTYPE html><html><body><div id="StatuteText"><Label>File Not Found</Label></div></body></html>'
    with pytest.raises(Incomplete):
        law(Maryland, nothing)
