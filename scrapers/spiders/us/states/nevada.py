"""Nevada's section on kratom products: nothing to a child under 18, nothing without a label.

Who: Nevada Legislature, Legislative Counsel Bureau. Where: https://www.leg.state.nv.us/NRS/NRS-597.html, the whole
chapter in one page; the markup was seen described by those who read other chapters, the section's words in a copy
elsewhere. The law: AB 303 of 2019.
How it words things: exported from a word processor: a table of contents, then a section from a `p.SectBody` that holds
an anchor "NRS597Sec998", number and heading ("NRS 597.998 Prohibited acts ...") to the `p.SourceLine` with its history
in parentheses ("(Added to NRS by 2019, ...)").
What is odd: the page is in windows-1252. The schedules are the Board of Pharmacy's (NAC 453.510), not the
Legislature's.
How often it changes: sessions are in odd years, the chapter is published anew within months of one. The host has
answered machines with 403; then the source is blocked, and says so.
What makes it fail: no anchor, another heading, a second age, no history.
"""

import re
from datetime import timedelta
from itertools import dropwhile, pairwise

from lxml.html import HtmlElement

from scrapers.errors import Incomplete
from scrapers.law.act import KratomAct
from scrapers.law.section import Part, Section, addresses, bare, every, refuse_merged, section_from
from scrapers.reading import Document, lines, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

BEGINS = re.compile(r"NRS \d+[A-Z]?\.\d+")
ADDED = re.compile(r"\(Added to NRS by \d{4}, ")


class Nevada(KratomAct):
    parts = (
        Part(
            url="https://www.leg.state.nv.us/NRS/NRS-597.html",
            number="597.998",
            heading=(
                "Prohibited acts relating to sale, preparation, distribution or advertisement of kratom products or "
                "products containing kratom"
            ),
            duties=(ConditionKind.MINIMUM_AGE, ConditionKind.LABEL),
        ),
    )
    source = Source(
        slug="us_nv_revised_statutes",
        jurisdiction="ocd-division/country:us/state:nv",
        publisher="Nevada Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "NRS {number}"

    def section(self, document: Document, part: Part) -> Section:
        if not every(document.html(), f"a[name={_name(part)}]") or not every(document.html(), "p.SourceLine"):
            return by_words(document, part)
        told: list[str] = []
        for passage in dropwhile(lambda found: not _begins(found, part), every(document.html(), "p")):
            refuse_merged(passage)
            if told and every(passage, "a[name*=Sec]"):
                break
            if "SourceLine" in (passage.get("class") or "") and words(passage):
                return section_from([told[0].removeprefix("NRS "), *told[1:], "History", words(passage)], part)
            told += lines(passage)
        raise Incomplete(f"section {part.number} is not there, or breaks off before its history")


def by_words(document: Document, part: Part) -> Section:
    """Return the section from the words alone: of the lines with its number, the one with a history behind it.

    The contents name every section too, and have no history behind it.
    """
    page = bare(document.html())
    told = [*lines(page), "NRS 0.0"]
    starts = [index for index, line in enumerate(told) if BEGINS.match(line)]
    spans = [told[first:last] for first, last in pairwise(starts) if told[first].startswith(f"NRS {part.number} ")]
    whole = [span for span in spans if any(map(ADDED.match, span))]
    if len(whole) != 1:
        raise Incomplete(f"section {part.number} is not there, or breaks off before its history")
    refuse_merged(page)
    [[first, *rest]] = whole
    end = next(index for index, line in enumerate(rest) if ADDED.match(line))
    return section_from([first.removeprefix("NRS "), *rest[:end], "History", rest[end]], part)


def _name(part: Part) -> str:
    return f"NRS{part.number.replace('.', 'Sec')}"


def _begins(passage: HtmlElement, part: Part) -> bool:
    return bool(every(passage, f"a[name={_name(part)}]"))
