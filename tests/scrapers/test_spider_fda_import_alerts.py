"""The real list of import alerts, as it was and maimed in every way we could think of: never a false claim."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapers.errors import Trouble
from scrapers.spiders.us.fda_import_alerts import FdaImportAlerts
from tests.scrapers.documents import a_document, recorded
from tracker.contract import Absence, Notice, Observation

ADDRESS = FdaImportAlerts.source.addresses[0]
ROW = re.compile(r"<tr>\s*<td>54-15</td>.*?</tr>", re.DOTALL)
ANY_ROW = re.compile(r"<tr>\s*<td>\d\d-\d+</td>.*?</tr>", re.DOTALL)
TITLE = "THAT ARE OR CONTAIN MITRAGYNA SPECIOSA OR KRATOM"


@pytest.fixture(scope="module")
def page(shared: Path) -> str:
    return recorded(shared / "web" / "warc" / "first.warc.gz", ADDRESS.url).decode("windows-1252")


def read(page: str) -> list[Observation]:
    document = a_document(page.encode("windows-1252"), ADDRESS.url, "text/html", "UTF-8")
    return list(FdaImportAlerts().read(document, ADDRESS))


def the_notice(page: str) -> Notice:
    (seen,) = read(page)
    assert isinstance(seen.reading, Notice)
    return seen.reading


def in_row(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda page: ROW.sub(lambda row: change(row[0]), page)


def reversed_rows(page: str) -> str:
    rows = ANY_ROW.findall(page)
    return ANY_ROW.sub(lambda _: rows.pop(), page)


def swapped_columns(page: str) -> str:
    page = re.sub(r"(<th[^>]*>Import Alert Type</th>)(\s*)(<th[^>]*>Publish Date</th>)", r"\3\2\1", page)
    return re.sub(r"(<td>DWPE[^<]*</td>)(\s*)(<td>[\d/]+</td>)", r"\3\2\1", page)


HARMLESS = {
    "headings in plain cells": lambda page: re.sub(r"<(/?)th\b", r"<\1td", page),
    "numbers as headings of their rows": in_row(lambda row: re.sub(r"<td>(54-15)</td>", r"<th>\1</th>", row)),
    "a remark below": lambda page: page.replace("</tbody>", '<tr><td colspan="4">Ask us.</td></tr></tbody>'),
    "rows in another order": reversed_rows,
    "columns in another order": swapped_columns,
    "another class": lambda page: page.replace('id="customTable"', 'id="t1"').replace("table-striped", "x"),
    "wrapped in a layout table": lambda page: page.replace("<table id", "<div><section><table id"),
    "bold titles": lambda page: page.replace(TITLE, f"<b>{TITLE}</b>"),
    "no-break spaces": lambda page: page.replace(TITLE, TITLE.replace(" ", "&nbsp; ")),
    "a banner above": lambda page: page.replace("<h1>", "<p>Is kratom legal? Call us.</p><h1>"),
    "a footer that names kratom": lambda page: page.replace("<footer>", "<footer>kratom 54-15 "),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_changes_nothing_in_the_list_changes_nothing_in_the_reading(page: str, change: Callable) -> None:
    assert change(page) != page
    assert the_notice(change(page)) == the_notice(page)


MAIMED = {
    "a renamed column": lambda page: page.replace("Publish Date", "Date"),
    "a new column": lambda page: page.replace('<th scope="col">Publish', "<th>Status</th><th>Publish"),
    "no headings": lambda page: re.sub(r"<thead>.*?</thead>", "", page, flags=re.DOTALL),
    "a dropped cell": in_row(lambda row: row.replace("<td>DWPE</td>", "")),
    "a dropped column": lambda page: re.sub(r"<td>DWPE[^<]*</td>", "", page),
    "a remark that names it": lambda page: page.replace("</tbody>", '<tr><td colspan="4">Kratom</td></tr></tbody>'),
    "a merged cell": in_row(lambda row: row.replace("<td>DWPE", '<td colspan="1">DWPE')),
    "an unknown type": in_row(lambda row: row.replace("DWPE", "Green list")),
    "a title in the type's place": in_row(lambda row: row.replace("DWPE", "DETENTION")),
    "an unknown day": in_row(lambda row: row.replace("02/21/2025", "21 Feb 25")),
    "no day": in_row(lambda row: row.replace("02/21/2025", "")),
    "an impossible day": in_row(lambda row: row.replace("02/21/2025", "13/21/2025")),
    "no link": in_row(lambda row: re.sub(r"</?a[^>]*>", "", row)),
    "another number's title": in_row(lambda row: row.replace(TITLE, "THAT ARE OR CONTAIN KAVA")),
    "no number": in_row(lambda row: row.replace("54-15", "")),
    "the alert twice": in_row(lambda row: row + row),
    "an empty table": lambda page: ANY_ROW.sub("", page),
    "five rows": lambda page: ANY_ROW.sub("", page, count=149),
    "the list three times": lambda page: re.sub(r"(<tbody>)(.*?)(</tbody>)", r"\1\2\2\2\3", page, flags=re.DOTALL),
    "two tables": lambda page: page.replace("</table>", "</table><table><tr><th>Import Alert Number</th>"
        "<th>Import Alert Type</th><th>Publish Date</th><th>Import Alert Name</th></tr></table>"),
    "cards for rows": lambda page: re.sub(r"</?(table|tbody|thead|tr|td|th)\b[^>]*>", "<div>", page),
    "an error page": lambda page: "<!DOCTYPE html><html><body><h1>Service unavailable</h1> kratom 54-15</body></html>",
    "nothing": lambda page: "",
}  # fmt: skip


@pytest.mark.parametrize("change", MAIMED.values(), ids=MAIMED.keys())
def test_a_list_that_is_not_understood_says_nothing(page: str, change: Callable) -> None:
    assert change(page) != page
    with pytest.raises(Trouble):
        read(change(page))


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.8, 0.9, 0.95])
def test_half_a_list_is_never_an_absence(page: str, share: float) -> None:
    with pytest.raises(Trouble):
        read(page[: int(len(page) * share)])


def test_a_whole_list_without_the_alert_is_an_absence_of_it(page: str) -> None:
    (seen,) = read(ROW.sub("", page))
    assert seen.subject == "import_alert 54-15"
    assert isinstance(seen.reading, Absence)
    assert seen.reading.entries == 153


def test_an_absence_names_the_list_it_was_read_from(page: str) -> None:
    without = ROW.sub("", page)
    (one,), (other,) = read(without), read(without.replace("Papad", "Papadum"))
    assert one.reading.list_sha256 != other.reading.list_sha256


def test_another_alert_on_kratom_is_another_notice(page: str) -> None:
    more = ROW.sub(lambda row: row[0] + row[0].replace("54-15", "54-99").replace(TITLE, "WITH 7-OH"), page)
    assert {(seen.subject, seen.reading.substances) for seen in read(more)} == {
        ("import_alert 54-15", ("kratom",)),
        ("import_alert 54-99", ("7-oh",)),
    }


def test_a_new_day_is_read_as_such(page: str) -> None:
    newer = ROW.sub(lambda row: row[0].replace("02/21/2025", "03/02/2026"), page)
    assert the_notice(newer).updated_on == "2026-03-02"
