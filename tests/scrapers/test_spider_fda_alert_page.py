"""The page of import alert 54-15: its red list is what it says, and a page that is not understood says nothing."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from scrapers.errors import Trouble
from scrapers.spiders.us.fda_import_alert_54_15 import FdaImportAlert5415
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Notice

ADDRESS = FdaImportAlert5415.source.addresses[0]
PAGE = (PAGES / "us_fda_import_alert_54_15" / "alert.html").read_text()
FIRM = re.compile(r'<div class="div-info">.*?<hr/>', re.DOTALL)
LAST = FIRM.findall(PAGE)[-1]
SEEN = datetime(2025, 3, 1, 12, tzinfo=UTC)
GREEN = '<div class="center"><h4>List of firms that are excluded (a.k.a. Green List)</h4></div>'


def read(page: str) -> Notice:
    (seen,) = FdaImportAlert5415().read(a_document(page, ADDRESS.url, "text/html", seen_at=SEEN), ADDRESS)
    assert isinstance(seen.reading, Notice)
    return seen.reading


def once(was: str, now: str) -> Callable[[str], str]:
    return lambda page: page.replace(was, now, 1)


def test_each_product_of_each_firm_stands_with_country_and_day() -> None:
    lines = read(PAGE).product.splitlines()
    assert len(lines) == 11
    assert (
        "Kratom Example Trading Ltd (CANADA): 54 F - - 99 Herbals and Botanicals, Kratom capsules, 2025-02-21" in lines
    )


def test_a_firm_that_is_added_changes_the_notice() -> None:
    newcomer = LAST.replace("Kratom Example Trading Ltd", "Example Newcomer")
    added = set(read(PAGE.replace(LAST, LAST + newcomer)).product.splitlines()) - set(read(PAGE).product.splitlines())
    assert {line.partition(":")[0] for line in added} == {"Example Newcomer (CANADA)"}


def test_a_firm_on_the_green_list_is_not_on_the_red_one() -> None:
    exempt = LAST.replace("Kratom Example Trading Ltd", "Example Exempt")
    country = '<div class="center"><h4>CANADA</h4></div>'
    assert read(PAGE.replace(LAST, f"{LAST}{GREEN}{country}{exempt}")).product == read(PAGE).product


HARMLESS = {
    "firms in another order": lambda page: page.replace(LAST, "").replace(
        '<div class="center"><h4>INDONESIA', f'<div class="center"><h4>CANADA</h4></div>{LAST}'
        '<div class="center"><h4>INDONESIA', 1),
    "no-break spaces": lambda page: page.replace("Kratom capsules", "Kratom&nbsp; capsules"),
    "a banner with a day": once("<p>A page", "<p>On 01/01/2030 we move.</p><p>A page"),
    "cards for boxes": lambda page: page.replace("div-info", "card").replace("floatleft", "left"),
    "no classes at all": lambda page: re.sub(r' class="[^"]*"', "", page),
    "headings of another rank": lambda page: page.replace("h4>", "h5>").replace("h3>", "h4>"),
    "a firm's box in a section": lambda page: page.replace(LAST, f"<section>{LAST}</section>"),
    "name and day in one line": lambda page: re.sub(r"(Herbs 3)</div>\s*<div[^>]*>", r"\1 ", page),
    "a curly quotation mark": once('"Detention', "\u201cDetention"),
}  # fmt: skip


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_changes_nothing_in_the_list_changes_nothing_in_the_reading(change: Callable[[str], str]) -> None:
    assert change(PAGE) != PAGE
    assert read(change(PAGE)) == read(PAGE)


MAIMED = {
    "the red list twice": lambda page: page.replace("</body>", f"{page.partition('<body>')[2]}"),
    "nothing wrong with the last product": lambda page: page.rpartition("<div>Desc:")[0] + "</body></html>",
    "no day behind the last product": lambda page: page.rpartition("Date Published")[0] + "</body></html>",
    "another alert": once("# 54-15", "# 54-16"),
    "no day": once("Published Date:", "Date:"),
    "a day to come": once("02/21/2025", "02/21/2035"),
    "an unknown type": once("</b> DWPE", "</b> Surveillance"),
    "another name": once("Mitragyna Speciosa or Kratom", "Kava"),
    "no red list": once("(a.k.a. Red List)", ""),
    "a list of another colour": once("Red List", "Blue List"),
    "no firms": lambda page: FIRM.sub("", page),
    "three firms": lambda page: FIRM.sub("", page, count=7),
    "a firm without a name": once("Example Herbs 3", ""),
    "a firm without a country": once("<h4>INDONESIA</h4>", ""),
    "a firm without a product": lambda page: page.replace(LAST, re.sub(r"<em>.*?</em>", "", LAST)),
    "a firm without an address": once('<div class="clear">1 Example Street, Exampletown, INDONESIA</div>', ""),
    "a product without a day": lambda page: page.replace(LAST, LAST.replace("Date Published: 02/21/2025", "")),
    "half the page": lambda page: page[: len(page) // 2],
}


@pytest.mark.parametrize("change", MAIMED.values(), ids=MAIMED.keys())
def test_a_maimed_page_says_nothing(change: Callable[[str], str]) -> None:
    assert change(PAGE) != PAGE
    with pytest.raises(Trouble):
        read(change(PAGE))
