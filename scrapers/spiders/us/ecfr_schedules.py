"""The federal schedules of controlled substances, 21 CFR 1308.11 to 1308.15, and whether they list kratom or 7-OH.

Who: the Office of the Federal Register and the Government Publishing Office; the Drug Enforcement Administration makes
the rules. Where: https://www.ecfr.gov/api/versioner/v1/titles.json says up to which day title 21 is kept, and
`/api/versioner/v1/full/DAY/title-21.xml?part=1308&section=1308.11` gives one section as of it: the addresses were seen
in programs that read them, the documents themselves were not, so `first_read` is None.
How it words things: `DIV8` is a section, its `HEAD` the number and name; `P` is a passage, and what it lists is a
`TABLE` behind it, a row an entry: "(1) Name" in one cell, the Administration's four digits in the other. `CITA` closes
the section.
What is odd: paragraph 1308.11 (h), temporary listings, has held mitragynine pseudoindoxyl, MGM-15 and MGM-16 since
2026-08-26 (FR Doc. 2026-17429); these are compounds of their own. 7-Hydroxymitragynine above a threshold was only
proposed (FR Doc. 2026-13580). An entry may go on behind its name ("its isomers, esters, ..."): that is for a person.
What makes it fail: another section than the one asked for, an element that we do not know, far fewer entries, a section
without its closing citation.

Scheduled is only what stands in Schedule I as an entry of its own, a name and nothing else, under words that we know.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from types import MappingProxyType

import scrapy
from lxml import etree

from scrapers.days import past_day
from scrapers.errors import Incomplete, LandmarkMissing, Suspect
from scrapers.law.force import Force
from scrapers.law.listing import listing
from scrapers.law.provisions import provisions
from scrapers.law.schedule import forbidden
from scrapers.listing import absent, bounded, required
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Between, Law, Observation, Source
from tracker.vocabulary import Activity, Authority, InstrumentKind, Naming, SubjectKind

US = "ocd-division/country:us"
API = "https://www.ecfr.gov/api/versioner/v1"
SECTIONS = MappingProxyType(
    {
        "1308.11": ("Schedule I", Between(low=200, high=900)),
        "1308.12": ("Schedule II", Between(low=35, high=300)),
        "1308.13": ("Schedule III", Between(low=18, high=300)),
        "1308.14": ("Schedule IV", Between(low=45, high=300)),
        "1308.15": ("Schedule V", Between(low=4, high=100)),
    }
)
"""Each section's name, and how many entries with a code number it holds."""

KNOWN = frozenset(
    re.findall(
        r"[\w-]+",
        "DIV8 HEAD P FP I E B SU SUP SUB XREF DIV TABLE THEAD TBODY TR TH TD CITA EDNOTE EFFDNOT NOTE HED PSPACE br",
    )
)
"""All that a section is made of. Struck or inserted words are not among it."""

CODE = re.compile(r"\d{4}")


class EcfrSchedules(Spider):
    source = Source(
        slug="us_ecfr_schedules",
        jurisdiction=US,
        publisher="Office of the Federal Register",
        authority=Authority.PRIMARY,
        every=timedelta(days=3),
        addresses=(Address(url=f"{API}/titles.json", landmark="Food and Drugs"),),
        observations=Between(low=5, high=5),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        if address is None:
            yield observed(document, whole(document))
            return
        day = kept_until(document)
        for number in SECTIONS:
            yield scrapy.Request(f"{API}/full/{day}/title-21.xml?part=1308&section={number}")

    def matter(self, document: Document) -> str:
        if document.form() == "json":
            return ""  # which day it is matters to nobody
        section = whole(document)
        return comparable("\n".join([words(head(section)), *passages(section), *notes(section)]))


def kept_until(document: Document) -> str:
    """Return the day as of which title 21 can be had. Raises Suspect where the list has it not just once."""
    answer = document.json()
    titles = answer.get("titles") if isinstance(answer, dict) else None
    if not isinstance(titles, list):
        raise Suspect("the answer is no list of titles", document.text()[:200])
    ours = [title for title in titles if required(title, "number") == "21"]
    if len(ours) != 1:
        raise Suspect(f"title 21 stands {len(ours)} times in the list of titles")
    return past_day(required(ours[0], "up_to_date_as_of"), document.seen_at)


def whole(document: Document) -> etree._Element:
    """Return the section that the address asks for. Raises Suspect for another, Incomplete for half of one."""
    section = document.xml()
    if strange := {str(found.tag) for found in section.iter()} - KNOWN:
        raise Suspect("the section is not in the form that we know", *sorted(strange))
    number = number_of(document)
    if words(head(section)) != f"§ {number} {SECTIONS[number][0]}.":
        raise LandmarkMissing(f"the section is not {number}, {SECTIONS[number][0]}", words(head(section)))
    if section.find("CITA") is None:
        raise Incomplete(f"section {number} breaks off before the citation that closes it")
    bounded(entries(section), SECTIONS[number][1], f"entries of 21 CFR {number}")
    return section


def number_of(document: Document) -> str:
    """Return the number of the section that the address asks for."""
    return document.url.rsplit("section=", 1)[-1]


def head(section: etree._Element) -> etree._Element:
    """Return the section's heading. Raises Suspect for anything but a section with one."""
    found = section.find("HEAD")
    if section.tag != "DIV8" or section.get("TYPE") != "SECTION" or found is None:
        raise Suspect("the answer is no section", str(section.tag))
    return found


def entries(section: etree._Element) -> list[etree._Element]:
    """Return the rows of the section's tables that carry a code number."""
    return [row for row in section.iter("TR") if any(CODE.fullmatch(words(cell)) for cell in row.iter("TD"))]


def passages(section: etree._Element) -> list[str]:
    """Return the words that are law, in their order: passages, and rows without their code numbers."""
    found = [element for element in section.iter("P", "FP", "TR") if not is_noted(element)]
    return [text for element in found if (text := without_code(element) if element.tag == "TR" else words(element))]


def notes(section: etree._Element) -> list[str]:
    """Return the notes on when amendments take effect."""
    return [words(note) for note in section.iter("EFFDNOT")]


def is_noted(element: etree._Element) -> bool:
    """Tell whether the element stands in a note."""
    return any(above.tag in {"EDNOTE", "EFFDNOT", "NOTE"} for above in element.iterancestors())


def without_code(row: etree._Element) -> str:
    """Return what a row of a table says, its code number left out."""
    told = [words(cell) for cell in row.iter("TH", "TD")]
    return " ".join(cell for cell in told if cell and not CODE.fullmatch(cell))


def observed(document: Document, section: etree._Element) -> Observation:
    """Return what the section says of the watched substances, or that it names none."""
    number, told = number_of(document), passages(section)
    naming = [passage for passage in [*told, *notes(section)] if substances_in(passage)]
    if not naming:
        return absent(
            document,
            subject=f"21 CFR {number}",
            kind=SubjectKind.INSTRUMENT,
            jurisdiction=US,
            landmark=told[0],
            entries=[*told, *notes(section)],
        )
    listed = scheduled(section) if number == "1308.11" else ()
    reading = Law(
        jurisdiction=US,
        instrument_kind=InstrumentKind.REGULATION,
        citation=f"21 CFR {number}",
        title=words(head(section)),
        url=f"https://www.ecfr.gov/current/title-21/section-{number}",
        naming=Naming.SCHEDULED if listed else Naming.MENTIONED,
        substances=substances_in("\n".join(naming)),
        cells=tuple(forbidden(substance, activity, Force()) for substance in listed for activity in Activity),
    )
    return document.observe(subject=reading.subject, quote=naming[0], text="\n".join(naming), reading=reading)


def scheduled(section: etree._Element) -> tuple[str, ...]:
    """Return the substances that are entries of the list beyond doubt: none where a note on force names one."""
    if any(substances_in(note) for note in notes(section)):
        return ()
    return listing(provisions(passages(section))).scheduled
