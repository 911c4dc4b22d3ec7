"""What stands on a page beside its matter: navigation, rails, banners, share buttons.

It is told by what HTML, or those who write it, call such things; no page is known by name. What only its writer calls
so must be short beside the rest, and must not speak as law does unless it is nothing but links.
"""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from scrapers.text import fold

TAGS = frozenset({"nav", "aside", "select", "button", "textarea", "datalist", "dialog", "object", "canvas"})
"""What is never the matter of a page, wherever it stands."""

FRAME_TAGS = frozenset({"header", "footer"})
"""Of the page where there is no main part; within one they hold an article's title and history."""

ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"}
)
NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        ad ads advert advertisement advertising adsense banner banners breadcrumb breadcrumbs carousel comments consent
        cookie cookies counter crumbs flexslider footer hits ipp lightbox menu menus minitoc modal nav navbar
        navigation newsletter overlay pager pagination popular popup promo promos rail recommended related searchbox
        share shares sharing sidebar skip skiplink slider slideshow social socials sponsor sponsored sponsors stamp
        subscribe ticker timestamp toc toolbar trending viewcount views visitors widget widgets
        """,
    )
)
"""Words of a `class` or an `id`; `wm-ipp` is the toolbar of the Internet Archive."""

NAME_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
FRAMES = frozenset({"html", "body", "main", "article"})
LAW = re.compile(r"\b(?:shall|unlawful|prohibit\w*|may not|must|schedule [IV]+|repealed|effective)\b", re.IGNORECASE)
MOST_SHARE = 3  # what is dropped for its name is at most a third of the page
MENU_SHARE = 0.8  # of a menu's letters stand in its links

READ_MORE = re.compile(
    r"(?:(?:view|read|see)(?: the)?(?: full)?|continue reading)(?: article| story| more| post)?\W*", re.I
)
LETTERS = etree.XPath("string-length(.)")
HOLDS_MATTER = etree.XPath("boolean(descendant::main | descendant::article | descendant::h1)")


def letters(element: etree._Element) -> float:
    """Return how many letters the element's text has, white space and all: it is only weighed against another's."""
    return cast("float", LETTERS(element))


def is_chrome(element: HtmlElement, main: HtmlElement, length: float) -> bool:
    """Tell whether an element below the page's main part is none of its matter; `length` is the main part's."""
    tag = element.tag
    if tag in TAGS:
        return True
    if tag in FRAME_TAGS:
        return main.tag == "body" and letters(element) * 2 < length
    attributes = element.attrib
    if not attributes:
        return False
    if attributes.get("role") in ROLES:
        return True
    named = NAME_PARTS.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    if tag in FRAMES or NAMES.isdisjoint(part.lower() for part in named):
        return False
    return _may_go(element, length)


def teasers(main: HtmlElement) -> set[HtmlElement]:
    """Return the items of a rail that only announce other pages: two or more in a row, each with a *read more*.

    Where they are the greater part of the page they are its matter, and none is returned.
    """
    links = [link for link in main.iter("a") if READ_MORE.fullmatch(_label(link))]
    items = {item for link in links for item in _item(link, main)}
    return items if sum(map(letters, items)) * 2 < letters(main) else set()


def _item(link: HtmlElement, main: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the nearest element around the link that has a sibling with a link of the same label."""
    label = _label(link)
    for around in link.iterancestors():
        if around is main:
            return
        for near in (around.getprevious(), around.getnext()):
            if near is not None and near.tag == around.tag and label in map(_label, near.iter("a")):
                yield around
                return


def _label(link: HtmlElement) -> str:
    return fold(link.text_content())


def _may_go(element: HtmlElement, length: float) -> bool:
    if letters(element) * MOST_SHARE > length or HOLDS_MATTER(element):
        return False
    linked = sum(letters(link) for link in element.iter("a"))
    return linked >= MENU_SHARE * letters(element) or not LAW.search(element.text_content())
