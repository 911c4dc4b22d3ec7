"""Pages of www.fda.gov in the form that the agency's site has had since 2019: what is a heading, a label, a day.

Seen in recall announcements of August 2026 and in a warning letter of March 2026: one `h1` of the class
`content-title`, facts as `dt` and `dd`, a day as `time`. A `time` has a moment in its attribute, at midnight in UTC on
one page and in Washington on another, so that only the day that is printed is read.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement, fragment_fromstring

from scrapers.errors import Suspect
from scrapers.reading import Document, words

HOST = "https://www.fda.gov"
CURRENT = "Content current as of:"


def heading(document: Document) -> HtmlElement:
    """Return the page's one heading. Raises Suspect where there is none or more than one."""
    found = [one for one in document.html().iter("h1") if "content-title" in (one.get("class") or "").split()]
    if len(found) != 1:
        raise Suspect(f"the page has {len(found)} headings of its content", document.url)
    return found[0]


def article(document: Document) -> HtmlElement:
    """Return the innermost part of the page that holds its heading and is marked as the article or the main part."""
    for above in heading(document).iterancestors("article", "main"):
        return above
    raise Suspect("the heading stands outside an article", document.url)


def main(document: Document) -> HtmlElement:
    """Return what the page says besides its heading: the part marked as the main one, else the whole article."""
    found = [part for part in article(document).iter("div") if part.get("role") == "main"]
    if len(found) > 1:
        raise Suspect(f"the page has {len(found)} main parts", document.url)
    return found[0] if found else article(document)


def fact(document: Document, label: str) -> str:
    """Return the fact under a label, without a label of its own. Raises Suspect where it does not stand there once."""
    found = [one for one in article(document).iter("dt") if words(one).rstrip(":") == label]
    said = found[0].getnext() if len(found) == 1 else None
    if said is None or said.tag != "dd" or not words(said):
        raise Suspect(f"the page does not say once what its {label} is", label)
    items = [words(part) for part in said.iter() if "field--item" in (part.get("class") or "").split()]
    return "; ".join(items) or words(said)


def current_as_of(document: Document) -> str:
    """Return the day, as printed, of which the agency says that the page is current. Raises Suspect without one."""
    for label in document.html().iter("h2"):
        following = label.getnext()
        if words(label) == CURRENT and following is not None:
            return words(following)
    raise Suspect("the page does not say of which day it is", CURRENT)


def slug(url: str) -> str:
    """Return the last part of the address of a page."""
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def fragment(markup: str) -> HtmlElement:
    """Return a piece of a page that came as a value in an answer, in one element."""
    return fragment_fromstring(markup, create_parent="div")


def plain(markup: str) -> str:
    """Return the words of a piece of a page."""
    return words(fragment(markup))


def paragraphs(part: HtmlElement) -> Iterator[str]:
    """Yield the words of each paragraph, list item and table row that says something."""
    for found in part.iter("p", "li", "tr"):
        if said := words(found):
            yield said


def secure(url: str) -> str:
    """Return an address of the agency's with https, which its feeds leave out. Raises Suspect for another host."""
    found = re.sub(r"^http:", "https:", url)
    if not found.startswith(f"{HOST}/"):
        raise Suspect("a link leads away from the agency's site", url)
    return found
