"""A section of law in the XML of the Council of the District of Columbia: its parts, and which of its words are law."""

import re

from lxml import etree

from scrapers.errors import Suspect
from scrapers.reading import Document, words
from scrapers.text import comparable

LIBRARY = "{https://code.dccouncil.us/schemas/dc-library}"
NOTE = re.compile(r"\{https://code\.dccouncil\.us/schemas/(?:dc-library|codify|codified)\}annotation")
KNOWN = frozenset(
    LIBRARY + name
    for name in (
        *("section", "num", "heading", "text", "aftertext", "para", "reason", "annotations"),
        *("cite", "code-cite", "em", "strong", "span", "table", "thead", "tbody", "tr", "th", "td", "caption", "br"),
    )
)
"""All that we know how to read. Struck and inserted words are not among it."""

NOTES_ON_FORCE = frozenset({"Applicability", "Emergency Legislation", "Temporary Legislation"})
LOOSE_STOP = re.compile(r"\s+([.,;:])")
"""The Council moves a stop into and out of a citation's markup."""


def section_of(document: Document) -> etree._Element:
    """Return the section that the address names. Raises Suspect for another one, or one in a form we do not know."""
    section = document.xml()
    strange = {str(found.tag) for found in section.iter() if found.tag not in KNOWN and not is_note(found)}
    if section.tag != f"{LIBRARY}section" or strange:
        raise Suspect("the section is not in the form that we know", str(section.tag), *sorted(strange))
    if number(section) != document.url.rsplit("/", 1)[-1].removesuffix(".xml"):
        raise Suspect(f"the address is not that of section {number(section)}", number(section))
    if not any(passages(section)):
        raise Suspect("the section has no words", number(section))
    return section


def entries(section: etree._Element) -> list[etree._Element]:
    """Return the innermost paragraphs."""
    return [found for found in section.iter(f"{LIBRARY}para") if found.find(f"{LIBRARY}para") is None]


def texts(section: etree._Element) -> list[etree._Element]:
    """Return the elements that hold the law's words, or what stands where law is to come."""
    return list(section.iter(f"{LIBRARY}text", f"{LIBRARY}aftertext"))


def passages(section: etree._Element) -> list[str]:
    """Return the words that are law: no heading, numbers or annotations."""
    return [words(found) for found in texts(section)]


def told(section: etree._Element) -> str:
    """Return what two visits are compared by: the section without the editors' notes, but with those on its force."""
    kept = [words(found) for found in section if not is_note(found) and found.tag != f"{LIBRARY}annotations"]
    notes = [words(found) for found in section.iter() if is_note(found) and found.get("type") in NOTES_ON_FORCE]
    return LOOSE_STOP.sub(r"\1", comparable("\n".join([*kept, *notes])))


def number(section: etree._Element) -> str:
    """Return the section's number, as in 48-902.04."""
    return words(part(section, "num"))


def heading(section: etree._Element) -> str:
    """Return the section's heading."""
    return words(part(section, "heading"))


def part(section: etree._Element, name: str) -> etree._Element:
    """Return a part that every section has. Raises Suspect where this one has none."""
    found = section.find(LIBRARY + name)
    if found is None:
        raise Suspect(f"the section has no {name}", words(section)[:200])
    return found


def is_note(element: etree._Element) -> bool:
    """Tell whether the element is a note by the editors, of any of their vocabularies."""
    return NOTE.fullmatch(str(element.tag)) is not None
