"""The part of a page that matters, found without a word about the page: what two visits are compared by.

Of HTML it is the main part without its chrome; of XML the words without annotations and the file's own bookkeeping; of
JSON the values without it. All is given as one line, `comparable`, so that how a publisher nests, breaks or orders
markup is no difference. A source that knows its page better says so in `Spider.matter`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

from lxml import etree
from lxml.html import HtmlElement

from scrapers.chrome import is_chrome, letters, teasers
from scrapers.noise import is_noise
from scrapers.reading import INLINE, Document, words
from scrapers.struck import refuse_struck
from scrapers.text import comparable, fold

MAINS = etree.XPath("//main | //*[@role='main']")
LEAST_LETTERS = 200  # below it a main part is a shell, and the page stands beside it

BOOKKEEPING = re.compile(
    r"(?:generated|retrieved|fetched|accessed|crawled|indexed|exported|updated?|modified|created?|last_?(?:updated?|modified))"
    r"(?:_?(?:at|on|by|date|time|ts|including_?text))*|date_?(?:generated|modified|issued_?by)|time_?stamps?|request_?id"
    r"|session(?:_?id)?|nonce|token|etag|csrf\w*|version|took|elapsed\w*|duration_?ms|hits?|views?|view_?count|cache\w*"
    r"|next(?:_?page)?(?:_?url)?|previous(?:_?page)?(?:_?url)?|self|links?|url|uri|href|\w+_ur[il]|\w+Ur[il]|system_?code"
    r"|guid|uuid|_id|\w+_?hash|dublin_?core|metadata|schema",
    re.IGNORECASE,
)
"""What a record says of itself and not of its subject, by the name of the field."""

NOTES = re.compile(r"(?:editor\w*_?)?(?:annotations?|footnotes?|notes?|comments?|source_?credit)", re.IGNORECASE)
NOTES_ON_FORCE = re.compile(
    r"\b(?:appl\w+|effective|expir\w+|emergency|temporary|repeal\w*|sunset\w*|contingen\w+|delayed)\b", re.IGNORECASE
)
"""What an annotation's `type` must speak of to be kept: whether and when the text is law."""

EMPHASIS = frozenset({"em", "i", "b", "strong", "emphasis", "italic", "bold"})
LOOSE_STOP = re.compile(r"\s+([.,;:)\]])")


@lru_cache(maxsize=1)
def matter(document: Document) -> str:
    """Return the page's matter, normalised; where nothing of it is left without its chrome, all of its words.

    The last page's is kept, since a spider asks again for what its crawl has just found.
    Raises Suspect for struck words among those that stand and for a form that is not read, Incomplete for half a page.
    """
    return comparable(_found(document)) or comparable(document.text())


def _found(document: Document) -> str:
    match document.form():
        case "html":
            return " ".join(block for block in _blocks(document.html()) if block and not is_noise(block))
        case "xml":
            refuse_struck(document.xml())
            return LOOSE_STOP.sub(r"\1", fold(" ".join(_xml_words(document.xml()))))
        case "json":
            return " ".join(_json_words(document.json()))
        case "pdf":
            return " ".join(page for page in map(fold, document.pages()) if page)
        case _:
            return " ".join(line for line in document.lines() if not is_noise(line))


def _blocks(page: HtmlElement) -> Iterator[str]:
    """Yield the folded words of each block of the page's main part, without its chrome; "" where one has none."""
    main = _main(page)
    refuse_struck(main)
    dropped, length = teasers(main), letters(main)
    pieces: list[str] = []
    walk = etree.iterwalk(main, events=("start", "end"))
    for event, element in walk:
        if element.tag not in INLINE and pieces:
            yield fold("".join(pieces))
            pieces = []
        if event == "end":
            pieces.append(element.tail or "")
        elif element is not main and (element in dropped or is_chrome(element, main, length)):
            walk.skip_subtree()
        else:
            pieces.append(element.text or "")


def _main(page: HtmlElement) -> HtmlElement:
    body = page.find("body")
    body = page if body is None else body
    mains = cast("list[HtmlElement]", MAINS(page))
    if len(mains) == 1 and letters(mains[0]) >= min(LEAST_LETTERS, letters(body) / 2):
        return mains[0]
    return body


def _xml_words(top: etree._Element) -> Iterator[str]:
    """Yield an XML document's words without annotations and bookkeeping, in pieces that a space belongs between."""
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield element.tail or "" if element is not top else ""
        elif _is_left_out(element):
            walk.skip_subtree()
        else:
            yield element.text or ""


def _is_left_out(element: etree._Element) -> bool:
    name = etree.QName(element).localname
    if NOTES.fullmatch(name):
        return not any(NOTES_ON_FORCE.search(note.get("type", "")) for note in element.iter())
    return BOOKKEEPING.fullmatch(name) is not None or _is_echo(element)


def _is_echo(element: etree._Element) -> bool:
    """Tell whether a block is nothing but emphasis and repeats words of the one before it: markup that was moved."""
    before = element.getprevious()
    if before is None or len(element) != 1 or etree.QName(element[0]).localname not in EMPHASIS:
        return False
    alone = not fold(f"{element.text or ''}{element[0].tail or ''}")
    return alone and words(element[0]) in words(before)


def _json_words(value: Any) -> Iterator[str]:
    """Yield a JSON answer's values, an object's by the order of their names, since a publisher's own may change."""
    if isinstance(value, dict):
        for name in sorted(value):
            if not BOOKKEEPING.fullmatch(name):
                yield from _json_words(value[name])
    elif isinstance(value, list):
        for inner in value:
            yield from _json_words(inner)
    elif value is not None:
        yield str(value)
