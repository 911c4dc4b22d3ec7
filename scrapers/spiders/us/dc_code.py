"""The District of Columbia's code as its Council publishes it: Schedule I, and a section on home kitchens.

Who: Council of the District of Columbia, which makes the law and publishes it in its own XML, free of rights.
Where: the codified branch of https://github.com/DCCouncil/law-xml-codified, read raw, a file a section:
titles/48/sections/48-902.04.xml (Schedule I, as it stood on 2026-06-30: no kratom) and titles/7/sections/7-742.11.xml
(a placeholder on 2023-10-05, in force on 2023-10-13).
How it words things: `section` holds num, heading, text and nested `para`; an entry of Schedule I is a `para` without
others inside, its `text` a name with its synonyms and ";", "; and" or ".". Above the entries stands what they are:
"Unless specifically excepted or unless listed in another schedule, any of the following ...".
What is odd: a law that was passed and not paid for stands as `placeholder="Not Funded"` without words. Temporary and
emergency law is merged into the text under a "*NOTE: ... will expire on ...*". Section 7-742.11 names kratom among
food additives: that is a mention, not a schedule.
What makes it fail: another section than the address says, an element we do not know (struck or inserted words above
all), Schedule I without its opening sentence or with far fewer entries.

Scheduled is only what stands as an entry of its own, under words that we know, in a section that no note on
applicability or on temporary law leaves in doubt. Every other mention is for a person, and has no cells.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from scrapers.errors import LandmarkMissing
from scrapers.law.listing import opens_a_schedule
from scrapers.listing import absent, bounded
from scrapers.naming import lone_name, substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us.council_xml import (
    LIBRARY,
    entries,
    heading,
    number,
    passages,
    section_of,
    texts,
    told,
)
from tracker.contract import Address, Between, Cell, Law, Observation, Source
from tracker.vocabulary import Activity, Authority, Effect, Form, InstrumentKind, Naming, SubjectKind

DC = "ocd-division/country:us/district:dc"
ROOT = "https://raw.githubusercontent.com/DCCouncil/law-xml-codified/main/us/dc/council/code/titles"
SCHEDULE_I = "48-902.04"
OPENING = "The controlled substances listed in this section are included in Schedule I,"

NOTES = frozenset(
    {"Cross References", "Editor's Notes", "Effect of Amendments", "Emergency Legislation", "History"}
    | {"Prior Codifications", "Section References", "Temporary Legislation", None}
)
"""The annotations that leave a listing as it stands; one on applicability, on a delay or an expiry does not."""
HEADING = "Schedule I enumerated."
MERGED = re.compile(r"\*NOTE:|\b(?:temporary|emergency) legislation\b", re.IGNORECASE)


class DcCode(Spider):
    source = Source(
        slug="us_dc_code",
        jurisdiction=DC,
        publisher="Council of the District of Columbia",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=(
            Address(url=f"{ROOT}/48/sections/{SCHEDULE_I}.xml", landmark=OPENING, entries=Between(low=100, high=400)),
            Address(url=f"{ROOT}/7/sections/7-742.11.xml", landmark="7-742.11"),
        ),
        observations=Between(low=2, high=2),
        first_read=date(2026, 6, 30),
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:
        section = whole(document)
        if address and address.entries:
            bounded(entries(section), address.entries, "entries of Schedule I")
        named = substances_in("\n".join(passages(section)))
        yield law(document, section) if named else absence(document, section)

    def matter(self, document: Document) -> str:
        return told(whole(document))


def whole(document: Document) -> etree._Element:
    """Return the section that the address names. Raises LandmarkMissing for a Schedule I that opens otherwise."""
    section = section_of(document)
    if number(section) == SCHEDULE_I and not passages(section)[0].startswith(OPENING):
        raise LandmarkMissing("Schedule I does not open as it must", passages(section)[0])
    return section


def law(document: Document, section: etree._Element) -> Observation:
    """Return what the section says of the substances that it names."""
    listed = scheduled(section)
    reading = Law(
        jurisdiction=DC,
        instrument_kind=InstrumentKind.STATUTE,
        citation=citation(section),
        title=heading(section),
        url=document.url,
        naming=Naming.SCHEDULED if listed else Naming.MENTIONED,
        substances=substances_in("\n".join(passages(section))),
        cells=tuple(cell(substance, activity) for substance in listed for activity in Activity),
    )
    quote = next(passage for passage in passages(section) if substances_in(passage))
    return document.observe(subject=reading.subject, quote=quote, text=told(section), reading=reading)


def absence(document: Document, section: etree._Element) -> Observation:
    """Return that the section, read whole, names no watched substance; how it opens is the quote."""
    return absent(
        document,
        subject=citation(section),
        kind=SubjectKind.INSTRUMENT,
        jurisdiction=DC,
        landmark=OPENING if number(section) == SCHEDULE_I else passages(section)[0],
        entries=[words(entry) for entry in entries(section)] or passages(section),
    )


def scheduled(section: etree._Element) -> tuple[str, ...]:
    """Return the substances that are entries of Schedule I beyond doubt, none where anything leaves one.

    A name that also stands anywhere outside such an entry, be it an exception, leaves doubt.
    """
    if number(section) != SCHEDULE_I or in_doubt(section):
        return ()
    naming = [text for text in texts(section) if substances_in(words(text))]
    if not all(is_listed(text) for text in naming):
        return ()
    return tuple(dict.fromkeys(lone_name(words(text)) for text in naming))


def in_doubt(section: etree._Element) -> bool:
    """Tell whether the section is unfunded, merged with temporary law, or under a note on its applicability."""
    annotations = {found.get("type") for found in section.iter() if is_named(found, "annotation")}
    return (
        section.get("placeholder") is not None
        or heading(section) != HEADING
        or not annotations <= NOTES
        or any(is_named(found, "aftertext") for found in section.iter())
        or any(MERGED.search(passage) for passage in passages(section))
    )


def is_named(element: etree._Element, name: str) -> bool:
    """Tell whether this is an element of that name, of whichever of the Council's schemas."""
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def is_listed(text: etree._Element) -> bool:
    """Tell whether the text is an entry with a name and nothing else, under words that put it on the list."""
    entry = text.getparent()
    above = entry.getparent() if entry is not None else None
    lead = above.find(f"{LIBRARY}text") if above is not None else None
    if entry is None or lead is None or [child.tag for child in entry] != [f"{LIBRARY}num", f"{LIBRARY}text"]:
        return False
    return opens_a_schedule(words(lead)) and lone_name(words(text)) != ""


def citation(section: etree._Element) -> str:
    """Return the section's citation, by which it is named on every visit."""
    return f"D.C. Code § {number(section)}"


def cell(substance: str, activity: Activity) -> Cell:
    """Return that Schedule I forbids an activity. The section names no first day."""
    return Cell(
        substance=substance,
        form=Form.ANY,
        threshold=None,
        activity=activity,
        effect=Effect.PROHIBITED,
        conditions=(),
        valid_from="",
        valid_to="",
    )
