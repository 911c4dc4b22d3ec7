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

from scrapers.errors import LandmarkMissing, Suspect
from scrapers.listing import absent, bounded
from scrapers.naming import lone_name, substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Between, Cell, Law, Observation, Source
from tracker.vocabulary import Activity, Authority, Effect, Form, InstrumentKind, Naming, SubjectKind

DC = "ocd-division/country:us/district:dc"
ROOT = "https://raw.githubusercontent.com/DCCouncil/law-xml-codified/main/us/dc/council/code/titles"
LIBRARY = "{https://code.dccouncil.us/schemas/dc-library}"
SCHEDULE_I = "48-902.04"
OPENING = "The controlled substances listed in this section are included in Schedule I"

LISTED = re.compile(
    r"Unless specifically excepted or unless listed in another schedule, any (?:of the following|material, compound, "
    r"(?:or )?mixture, or preparation which contains any quantity of the following)\b(?P<rest>.*):",
    re.DOTALL,
)
REVERSES = re.compile(r"\b(?:except|excluding|excluded|exempt|other than|unless|not|repealed|removed)\b", re.IGNORECASE)
IN_DOUBT = re.compile(r"\*NOTE:|temporary legislation|emergency legislation|not funded", re.IGNORECASE)

KNOWN = frozenset(
    LIBRARY + name
    for name in (
        *("section", "num", "heading", "text", "aftertext", "para", "reason", "annotations", "annotation"),
        *("cite", "code-cite", "em", "strong", "span", "table", "thead", "tbody", "tr", "th", "td", "caption", "br"),
    )
)
CODIFIED_NOTE = re.compile(r"\{https://code\.dccouncil\.us/schemas/codif(?:y|ied)\}annotation")
NOTES_THAT_MATTER = frozenset({"Applicability", "Emergency Legislation", "Temporary Legislation"})


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
        yield law(document, section) if substances_in(operative(section)) else absence(document, section)

    def substance(self, document: Document) -> str:
        return told(whole(document))


def whole(document: Document) -> etree._Element:
    """Return the section that the address names. Raises Suspect for another one, or one in a form we do not know."""
    section = document.xml()
    strange = {str(found.tag) for found in section.iter() if not known(found)}
    if section.tag != f"{LIBRARY}section" or strange:
        raise Suspect("the section is not in the form that we know", str(section.tag), *sorted(strange))
    if number(section) != document.url.rsplit("/", 1)[-1].removesuffix(".xml"):
        raise Suspect(f"the address is not that of section {number(section)}", number(section))
    if number(section) == SCHEDULE_I and OPENING not in operative(section):
        raise LandmarkMissing("Schedule I does not open as it must", operative(section)[:200])
    return section


def law(document: Document, section: etree._Element) -> Observation:
    """Return what the section says of the substances that it names."""
    listed = scheduled(section)
    reading = Law(
        jurisdiction=DC,
        instrument_kind=InstrumentKind.STATUTE,
        citation=citation(section),
        title=words(part(section, "heading")),
        url=document.url,
        naming=Naming.SCHEDULED if listed else Naming.MENTIONED,
        substances=substances_in(operative(section)),
        cells=tuple(cell(substance, activity) for substance in listed for activity in Activity),
    )
    return document.observe(subject=citation(section), quote=quote(section), text=told(section), reading=reading)


def absence(document: Document, section: etree._Element) -> Observation:
    """Return that the section, read whole, names no watched substance; of Schedule I its opening is the quote."""
    return absent(
        document,
        subject=citation(section),
        kind=SubjectKind.INSTRUMENT,
        jurisdiction=DC,
        landmark=OPENING if number(section) == SCHEDULE_I else words(part(section, "heading")),
        entries=[words(found) for found in entries(section)] or [operative(section)],
    )


def scheduled(section: etree._Element) -> tuple[str, ...]:
    """Return the substances that are entries of Schedule I beyond doubt, none where anything leaves one.

    A name that also stands anywhere outside such an entry, be it an exception, leaves doubt.
    """
    if number(section) != SCHEDULE_I or IN_DOUBT.search(told(section)) or section.get("placeholder"):
        return ()
    naming = [found for found in section.iter(f"{LIBRARY}text", f"{LIBRARY}aftertext") if substances_in(words(found))]
    if not all(is_listed(found) for found in naming):
        return ()
    return tuple(dict.fromkeys(lone_name(words(found)) for found in naming))


def is_listed(text: etree._Element) -> bool:
    """Tell whether the text is an entry with a name and nothing else, under words that put it on the list."""
    paragraph = text.getparent()
    if paragraph is None or paragraph.tag != f"{LIBRARY}para" or not lone_name(words(text)):
        return False
    above = paragraph.getparent()
    lead = above.find(f"{LIBRARY}text") if above is not None else None
    if lead is None or len(list(paragraph)) != 2 or text.tag != f"{LIBRARY}text":
        return False
    found = LISTED.fullmatch(words(lead))
    return found is not None and not REVERSES.search(found["rest"])


def entries(section: etree._Element) -> list[etree._Element]:
    """Return the innermost paragraphs."""
    return [found for found in section.iter(f"{LIBRARY}para") if found.find(f"{LIBRARY}para") is None]


def operative(section: etree._Element) -> str:
    """Return the words that are law, or stand where law is to come: all but the heading, numbers and annotations."""
    return "\n".join(words(found) for found in section.iter(f"{LIBRARY}text", f"{LIBRARY}aftertext"))


def told(section: etree._Element) -> str:
    """Return what two visits are compared by: the section without the editors' notes, but with those on its force."""
    kept = [words(found) for found in section if not is_note(found) and found.tag != f"{LIBRARY}annotations"]
    notes = [words(found) for found in section.iter() if is_note(found) and found.get("type") in NOTES_THAT_MATTER]
    return comparable("\n".join([*kept, *notes]))


def quote(section: etree._Element) -> str:
    """Return the first passage that names a watched substance."""
    found = section.iter(f"{LIBRARY}text", f"{LIBRARY}aftertext")
    return next(words(text) for text in found if substances_in(words(text)))


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


def citation(section: etree._Element) -> str:
    """Return the section's citation, by which it is named on every visit."""
    return f"D.C. Code § {number(section)}"


def number(section: etree._Element) -> str:
    """Return the section's number, as in 48-902.04."""
    return words(part(section, "num"))


def part(section: etree._Element, name: str) -> etree._Element:
    """Return a part that every section has. Raises Suspect where this one has none."""
    found = section.find(LIBRARY + name)
    if found is None:
        raise Suspect(f"the section has no {name}", words(section)[:200])
    return found


def known(element: etree._Element) -> bool:
    """Tell whether the element is one of the Council's that we know how to read."""
    return element.tag in KNOWN or is_note(element)


def is_note(element: etree._Element) -> bool:
    """Tell whether the element is a note by the editors, of either of their vocabularies."""
    return element.tag == f"{LIBRARY}annotation" or CODIFIED_NOTE.fullmatch(str(element.tag)) is not None
