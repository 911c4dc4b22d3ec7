"""Pages of www.fda.gov in the form that the agency's site has had since 2019: what is a heading, a label, a day.

Seen in recall announcements of August 2026 and in a warning letter of March 2026: one `h1` of the class
`content-title`, facts as `dt` and `dd`, a day as `time`. A `time` has a moment in its attribute, at midnight in UTC on
one page and in Washington on another, so that only the day that is printed is read. Nothing here needs a class: what
tells the heading is its rank, and the class only where two are of the highest one.
"""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement, fragment_fromstring

from scrapers.errors import Suspect
from scrapers.passages import labelled, passages, said_in
from scrapers.reading import Document, words

HOST = "https://www.fda.gov"
CURRENT = "Content current as of"
TITLE = "content-title"
INNER_LABEL = re.compile(r"^(?:Recall Reason Description|Brand Name\(s\)|Product Description) ?")
"""What stands above a fact within its `dd`, hidden from the eye."""


def heading(document: Document) -> HtmlElement:
    """Return the page's one heading: of the highest rank there is. Raises Suspect where there is none or more than one.

    Of several, the one that is marked as the content's counts.
    """
    for rank in ("h1", "h2"):
        found = [one for one in document.html().iter(rank) if words(one)]
        marked = [one for one in found if TITLE in (one.get("class") or "").split()]
        if found:
            break
    if len(marked or found) != 1:
        raise Suspect(f"the page has {len(marked or found)} headings of its content", document.url)
    return (marked or found)[0]


def article(document: Document) -> HtmlElement:
    """Return the innermost part that holds the heading and is marked as the article or the main part, else the body."""
    [part, *_] = heading(document).iterancestors("article", "main", "body")
    return part


def main(document: Document) -> HtmlElement:
    """Return what the page says besides its heading: the part marked as the main one, else the whole article."""
    found = [part for part in article(document).iter("div") if part.get("role") == "main"]
    if len(found) > 1:
        raise Suspect(f"the page has {len(found)} main parts", document.url)
    return found[0] if found else article(document)


def fact(document: Document, label: str) -> str:
    """Return the fact under a label, without a label of its own. Raises Suspect where it does not stand there once."""
    found = [one for one in article(document).iter("dt") if words(one).rstrip(": ") == label]
    stated = found[0].getnext() if len(found) == 1 else None
    if stated is None or stated.tag != "dd":
        raise Suspect(f"the page does not say once what its {label} is", label)
    facts = [told for one in passages(stated) if (told := INNER_LABEL.sub("", one.words))]
    if not facts:
        raise Suspect(f"the page does not say what its {label} is", label)
    return "; ".join(facts)


def passages_of(document: Document) -> list[str]:
    """Return what the page says below its heading, passage by passage."""
    return said_in(main(document), words(heading(document)))


def current_as_of(document: Document) -> str:
    """Return the day, as printed, of which the agency says that the page is current. Raises Suspect without one."""
    found = labelled([one.words for one in passages(document.html(), aside=True)], CURRENT)
    if len(set(found)) != 1:
        raise Suspect(f"the page says {len(set(found))} times of which day it is", CURRENT)
    return found[0]


def slug(url: str) -> str:
    """Return the last part of the address of a page."""
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def fragment(markup: str) -> HtmlElement:
    """Return a piece of a page that came as a value in an answer, in one element."""
    return fragment_fromstring(markup, create_parent="div")


def plain(markup: str) -> str:
    """Return the words of a piece of a page."""
    return words(fragment(markup))


def secure(url: str) -> str:
    """Return an address of the agency's with https, which its feeds leave out. Raises Suspect for another host."""
    found = re.sub(r"^http:", "https:", url)
    if not found.startswith(f"{HOST}/"):
        raise Suspect("a link leads away from the agency's site", url)
    return found
