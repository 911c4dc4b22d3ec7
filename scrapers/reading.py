"""A page as a spider reads it: its words, its tree, and observations whose quotes really stand there."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn, cast
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from scrapers.errors import Incomplete, QuoteMissing, Suspect
from scrapers.naming import maimed_names
from scrapers.pdf import pages_of
from scrapers.text import comparable, decode, fold
from tracker.contract import Observation, Reading

UNSEEN = ("script", "style", "noscript", "template", "head", "iframe", "svg")
HIDDEN = etree.XPath(".//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]")
INLINE = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike
        strong sub sup time tt u var wbr
        """,
    )
)
"""What runs on within a line. Any other element of a page starts its own words."""

XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
FIRST_TAG = re.compile(r"<([A-Za-z_][\w:.-]*)")
HTML_END = re.compile(r"</html\s*>", re.IGNORECASE)
HTML_TAIL = 2000
"""Only so near to its end does `</html>` close a page; earlier it may stand in a script."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One answer: its bytes, what its headers say of them, and the moment it was seen (aware, UTC).

    `charset` is the header's label or "". Trees and text are made once and kept; readers must not change them.
    """

    url: str
    body: bytes
    media_type: str
    charset: str
    sha256: str
    seen_at: datetime

    def text(self) -> str:
        """Return the page's visible words, folded: of a JSON answer its values, of XML all its text.

        Raises Incomplete or Suspect as `html`, `xml` and `json` do, and Suspect for what is no text, or where a
        substance's name has lost a character: what names it might be passed over in silence.
        """
        return self._text

    def comparable(self) -> str:
        """Return the text as two visits are compared by it. Raises what `text` does."""
        return self._comparable

    def html(self) -> HtmlElement:
        """Return the page's tree without scripts, comments and hidden parts. Raises Incomplete without `</html>`."""
        return self._html

    def xml(self) -> etree._Element:
        """Return the root, comments left out. Raises Incomplete without its end tag, Suspect for entities or faults."""
        return self._xml

    def json(self) -> Any:
        """Return the parsed answer. Raises Incomplete where it breaks off, Suspect where it is not strict JSON."""
        return self._json

    def lines(self) -> list[str]:
        """Return the folded lines of a plain text that have words. Raises as `text` does for what cannot be decoded."""
        return [line for line in map(fold, self._characters.splitlines()) if line]

    def pages(self) -> tuple[str, ...]:
        """Return the text of each page of a PDF, read in a process of its own. Raises as `pdf.pages_of` does."""
        return self._pages

    def absolute(self, link: str) -> str:
        """Return the link as an absolute address, seen from this page's own."""
        return urljoin(self.url, link)

    def observe(self, *, subject: str, quote: str, text: str, reading: Reading) -> Observation:
        """Return what this page says of `subject`; quote and text come in as found and go out folded.

        Raises QuoteMissing unless the quote stands on the page word for word, Suspect where it holds a character that
        the publisher had already lost (U+FFFD).
        """
        quote, text = fold(quote), comparable(text)
        if "\ufffd" in quote + text:
            raise Suspect("the passage holds a character that was lost before we read it", quote)
        if not quote or quote not in self.text():
            raise QuoteMissing(f"the quote for {subject} does not stand on {self.url}", quote)
        return Observation(subject=subject, page=self.sha256, url=self.url, quote=quote, text=text, reading=reading)

    @cached_property
    def _characters(self) -> str:
        if not self.body.strip():
            raise Incomplete("the answer is empty")
        return decode(self.body, self.charset)

    @cached_property
    def _text(self) -> str:
        text = self._words
        if maimed := maimed_names(text):
            raise Suspect("what may name a substance holds a character that was lost before we read it", *maimed)
        return text

    @cached_property
    def _words(self) -> str:
        match self.form():
            case "html":
                return words(self.html())
            case "xml":
                return words(self.xml())
            case "json":
                return values(self.json())
            case "plain":
                return fold(self._characters)
            case "pdf":
                return fold("\n".join(self.pages()))
            case form:
                raise Suspect(f"a page of the form {form} is not one we read", form)

    @cached_property
    def _comparable(self) -> str:
        return comparable(self._text)

    def form(self) -> str:
        """Tell what the page is by how it begins, since servers call XML `text/plain`; else by its media type.

        Returns "html", "xml", "json", "plain", "pdf", or the media type of a form that is not read. Raises as `text`
        does.
        """
        if self.media_type == "application/pdf" or self.body.startswith(b"%PDF-"):
            return "pdf"
        start = self._characters[:1000].lstrip().lower()
        if start.startswith(("<!doctype html", "<html")) or "<html" in start:
            return "html"
        if start.startswith("<?xml"):
            return "xml"
        if start.startswith(("{", "[")):
            return "json"
        return {"text/html": "html", "text/plain": "plain", "text/xml": "xml", "application/xml": "xml"}.get(
            self.media_type, self.media_type or "unknown"
        )

    @cached_property
    def _html(self) -> HtmlElement:
        if not HTML_END.search(self._characters[-HTML_TAIL:]):
            raise Incomplete("the page breaks off before </html>")
        try:
            root = document_fromstring(self._characters, parser=HTMLParser(remove_comments=True, remove_pis=True))
        except etree.ParserError as error:
            raise Incomplete(f"the page holds no element: {error}") from error
        etree.strip_elements(root, *UNSEEN, with_tail=False)
        for element in cast("list[HtmlElement]", HIDDEN(root)):
            if element.getparent() is not None:
                element.drop_tree()
        return root

    @cached_property
    def _xml(self) -> etree._Element:
        text = XML_DECLARATION.sub("", self._characters, count=1)
        if "<!ENTITY" in text:
            raise Suspect("the document declares entities of its own")
        try:
            root = etree.fromstring(text.encode(), _xml_parser())
        except etree.XMLSyntaxError as error:
            _refuse_xml(text, error)
        return root

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        return pages_of(self.body)

    @cached_property
    def _json(self) -> Any:
        text = self._characters.strip()
        try:
            return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_repeated_name)
        except json.JSONDecodeError as error:
            if text[0] in "{[" and (text[-1] not in "}]" or error.pos >= len(text)):
                raise Incomplete(f"the answer breaks off: {error}") from error
            raise Suspect(f"the answer is not JSON: {error}", text[:80]) from error
        except (RecursionError, ValueError) as error:  # nested too deeply, a number of thousands of digits
            raise Suspect(f"the answer is JSON that nobody writes: {error}", text[:80]) from error


def words(element: etree._Element) -> str:
    """Return the folded words of an element of a page or an XML document, its tail left out."""
    if isinstance(element, HtmlElement):
        return fold("".join(" " if piece is None else piece for piece in _pieces(element)))
    return fold("".join(cast("Iterator[str]", element.itertext())))


def lines(element: HtmlElement) -> list[str]:
    """Return the folded words of a page's element, a line for each run that no block, cell or break divides."""
    runs = [""]
    for piece in _pieces(element):
        if piece is None:
            runs.append("")
        else:
            runs[-1] += piece
    return [line for run in runs if (line := fold(run))]


def values(value: Any) -> str:
    """Return the folded words of a JSON value: its strings and numbers in their order, names and nulls left out."""
    return fold(" ".join(_leaves(value)))


def _pieces(top: HtmlElement) -> Iterator[str | None]:
    """Yield the text of a page's element, and None wherever an element that is not inline begins or ends."""
    for event, element in etree.iterwalk(top, events=("start", "end")):
        if element.tag not in INLINE:
            yield None
        if event == "start":
            yield element.text or ""
        elif element is not top:
            yield element.tail or ""


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif value is not None:
        yield str(value)


def _xml_parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_xml(text: str, error: etree.XMLSyntaxError) -> NoReturn:
    root = FIRST_TAG.search(text)
    if root and not re.search(rf"</{re.escape(root[1])}\s*>\s*$", text):
        raise Incomplete(f"the document breaks off before </{root[1]}>: {error}") from error
    raise Suspect(f"the document is not XML: {error}", text[:80]) from error


def _no_constant(name: str) -> NoReturn:
    raise Suspect(f"the answer holds {name}, which is not JSON", name)


def _no_repeated_name(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says one name twice: which of the two is meant, nobody can tell."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Suspect("the answer says one name twice", *(name for name, _ in pairs))
    return found
