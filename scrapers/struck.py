"""Struck and inserted words: a text that shows both at once says neither what the law was nor what it will be.

Legislatures print amendments so: ~~struck~~ and underlined words in one running text. Read as plain text it would join
both into a sentence that nobody enacted, so that it is refused.
"""

from typing import cast

from lxml import etree

from scrapers.errors import Suspect

STRUCK = etree.XPath(
    "descendant::*[local-name()='s' or local-name()='strike' or local-name()='del' or local-name()='deleted-phrase'"
    " or local-name()='strikethrough' or local-name()='strikeout' or @changed='deleted'"
    " or contains(@style, 'line-through')][normalize-space(.)]"
)
"""Elements that strike their words: of HTML, of the bill formats of the House (`deleted-phrase`) and of USLM."""


def refuse_struck(element: etree._Element) -> None:
    """Raise Suspect, with the first struck words, where the text below the element has any."""
    if struck := cast("list[etree._Element]", STRUCK(element)):
        words = " ".join("".join(cast("list[str]", list(struck[0].itertext()))).split())
        raise Suspect("the text runs struck words together with those that stand", words[:200])
