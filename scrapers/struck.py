"""Struck and inserted words: a text that shows both at once says neither what the law was nor what it will be.

Legislatures print amendments so: ~~struck~~ and underlined words in one running text. Read as plain text it would join
both into a sentence that nobody enacted, so that it is refused.
"""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from scrapers.errors import Suspect

NAMES = ("{*}s", "{*}strike", "{*}del", "{*}strikethrough", "{*}strikeout", "{*}deleted-phrase")
"""What elements that strike their words are called: in HTML, and in the bills of the House."""

MARKED = etree.XPath("descendant::*[@changed='deleted'] | descendant::*[@style][contains(@style, 'line-through')]")
"""Bills in USLM mark them by `changed`, word processors by a style."""


def refuse_struck(element: etree._Element) -> None:
    """Raise Suspect, with the first struck words, where the text below the element has any."""
    for words in _struck(element):
        raise Suspect("the text runs struck words together with those that stand", words[:200])


def _struck(top: etree._Element) -> Iterator[str]:
    for element in (*top.iter(*NAMES), *cast("list[etree._Element]", MARKED(top))):
        if words := " ".join("".join(cast("Iterator[str]", element.itertext())).split()):
            yield words
