"""Texas' act on kratom: at most two percent 7-hydroxymitragynine, nothing synthetic, a label.

Who: the Texas Legislative Council. Where: https://tcss.legis.texas.gov/resources/HS/htm/HS.444.htm, all of chapter 444
of the Health and Safety Code; the host, the form of address and of the page were seen in an adapter of a public
repository that was checked against PE.19.htm, the sections' words and headings in the enrolled act and in public
copies. This page itself was not seen. The law: Acts 2023, 88th Leg., R.S., Ch. 2 (S.B. 497), in effect from September
1, 2023.
How it words things: a paragraph a passage; a section's first holds "Sec. 444.003.  HEADING IN CAPITALS.  " and the
text, its last "Added by Acts 2023, ...".
What is odd: a second chapter 444 was added in the same session, so a number may stand twice and the heading tells them
apart; bills of 2025 would make ours chapter 445. The age of 18 stands in 444.004, whose heading was not seen: a person
looks there (texas_minors.py).
How often it changes: in odd years, January to May, and in special sessions.
What makes it fail: another heading (so after a move to chapter 445), a cap in other words, an exception.
"""

import re
from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.chapter import lines_of
from scrapers.law.section import Part, Section, addresses, noted, one, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

CHAPTER = "https://tcss.legis.texas.gov/resources/HS/htm/HS.444.htm"
BEGINS = re.compile(r"Sec\. ?(?P<number>\d+[A-Z]?\.\d+[A-Z]?)\. ")
HISTORY = re.compile(r"(?:(?:Added|Amended|Redesignated|Renumbered) .*)?\bActs \d{4}, .+")


class Texas(KratomAct):
    parts = (
        Part(
            url=CHAPTER,
            number="444.003",
            heading="ADULTERATED, CONTAMINATED, AND PROHIBITED KRATOM PRODUCTS",
            duties=(ConditionKind.CAP, ConditionKind.FORM),
        ),
        Part(url=CHAPTER, number="444.002", heading="LABEL REQUIRED", duties=(ConditionKind.LABEL,)),
    )
    source = Source(
        slug="us_tx_statutes",
        jurisdiction="ocd-division/country:us/state:tx",
        publisher="Texas Legislative Council",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    cite = "Tex. Health & Safety Code § {number}"
    last_note = HISTORY.pattern

    def section(self, document: Document, part: Part) -> Section:
        body = one(document.html(), "body")
        refuse_merged(body)
        return section_from(noted(lines_of(lines(body), part, BEGINS), HISTORY), part)
