"""One whole issue of the Federal Register, that of April 15, 2016, read to show that silence is read as silence.

Who: Office of the Federal Register, National Archives; printed by the Government Publishing Office.
Where: https://www.govinfo.gov/content/pkg/FR-2016-04-15/xml/FR-2016-04-15.xml, 3 MB, as published that day.
How it words things: contents, then RULE, PRORULE, NOTICE and presidential documents, each with AGENCY, SUBJECT, mostly
an ACT (the ACTION line), and FRDOC ("[FR Doc. 2016-08717 Filed 4-14-16; 8:45 am]").
What is odd: the issue holds notices of the Drug Enforcement Administration and none on kratom. A notice of hearings or
of a filing has no ACTION line. The table of contents repeats subjects and is not a document.
What makes it fail: another day than the address says, fewer documents than an issue has, and a document on a watched
substance without agency, subject or number. An action that we do not know makes its own document doubtful and no other.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from scrapers.days import day
from scrapers.errors import Suspect
from scrapers.listing import bounded
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us.federal_register import action_or_doubt
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

US = "ocd-division/country:us"
DOCUMENTS = Between(low=20, high=1000)
NUMBER = re.compile(r"\[FR Doc\. ([\w-]+) Filed")


class FederalRegisterIssue(Spider):
    source = Source(
        slug="us_federal_register_issue",
        jurisdiction=US,
        publisher="Office of the Federal Register",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(
                url="https://www.govinfo.gov/content/pkg/FR-2016-04-15/xml/FR-2016-04-15.xml",
                landmark="Friday, April 15, 2016",
                entries=DOCUMENTS,
            ),
        ),
        observations=Between(low=0, high=20),
        first_read=date(2016, 4, 15),
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        issued_on = published_on(document)
        for action in documents(document):
            if substances_in(words(action)):
                yield notice(document, action, issued_on)

    def matter(self, document: Document) -> str:
        named = [words(action) for action in documents(document) if substances_in(words(action))]
        return comparable("\n".join(named))


def documents(document: Document) -> list[etree._Element]:
    """Return the rules, proposed rules and notices of a whole issue."""
    issue = document.xml()
    if issue.tag != "FEDREG":
        raise Suspect("the file is no issue of the Federal Register", str(issue.tag))
    found = list(issue.iter("RULE", "PRORULE", "NOTICE"))
    bounded(found, DOCUMENTS, "documents")
    return found


def published_on(document: Document) -> str:
    """Return the issue's day. Raises Suspect where it is not the one in the address."""
    found = day(field(document.xml(), "DATE"))
    if f"FR-{found}.xml" not in document.url:
        raise Suspect(f"the issue of {found} stands at the address of another", document.url)
    return found


def notice(document: Document, action: etree._Element, issued_on: str) -> Observation:
    """Return what one document of the issue does about a watched substance."""
    number = filed_as(action)
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.SCHEDULING,
        reference=f"FR Doc. {number}",
        title=f"{agency(action)}: {field(action, 'PREAMB/SUBJECT')}",
        firm="",
        product="",
        charge=action_or_doubt(line_of_action(action)),
        issued_on=issued_on,
        updated_on="",
        url=document.url,
        substances=substances_in(words(action)),
    )
    return document.observe(subject=reading.subject, quote=quote(action), text=words(action), reading=reading)


def agency(action: etree._Element) -> str:
    """Return the agency that acts: the one within a department where one is named."""
    within = action.find("PREAMB/SUBAGY")
    return words(within) if within is not None else field(action, "PREAMB/AGENCY")


def filed_as(action: etree._Element) -> str:
    """Return the document's number, as in 2016-08717."""
    found = NUMBER.search(field(action, "FRDOC"))
    if found is None:
        raise Suspect("a document without its number", field(action, "FRDOC"))
    return found[1]


def line_of_action(action: etree._Element) -> str:
    """Return the words of the ACTION line, "" for a document that has none."""
    found = action.find("PREAMB/ACT/P")
    return "" if found is None else words(found)


def quote(action: etree._Element) -> str:
    """Return the first passage that names a watched substance, in the subject or in a paragraph."""
    passages = (words(found) for found in action.iter("SUBJECT", "HD", "P", "FP", "AMDPAR", "ENT", "LI"))
    return next((passage for passage in passages if substances_in(passage)), words(action))


def field(element: etree._Element, path: str) -> str:
    """Return the words of a field. Raises Suspect where it is missing or empty."""
    found = element.find(path)
    if found is None or not words(found):
        raise Suspect(f"a document has no {path}", words(element)[:200])
    return words(found)
