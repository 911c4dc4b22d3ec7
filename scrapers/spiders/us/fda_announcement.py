"""Recall announcements of companies as the FDA posts them, each on a page of its own.

One announcement may be issued again, under an address that begins with "updated-", "update-" or "updated-release-" and
may end in a number: it takes the place of the first, and is the same notice. Where the address was cut short the page
links the original.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrapers.days import past_day
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spiders.us.fda_page import article, fact, heading, passages_of, slug
from scrapers.text import comparable
from tracker.contract import Notice, Observation
from tracker.vocabulary import NoticeKind

US = "ocd-division/country:us"
PLACE = "/safety/recalls-market-withdrawals-safety-alerts/"
AGAIN = re.compile(r"(?:updated-release|updated|update)-(?P<family>.+?)(?:-\d)?")
ORIGINAL = re.compile(r"\b(original|initial|first) (press release|announcement|recall)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An announcement as a list has it: its address and the ISO day or moment of its last change there."""

    url: str
    changed: str


def newest(listed: Iterable[Listed]) -> Iterator[Listed]:
    """Yield of each announcement the issue that was changed last, in their order."""
    last: dict[str, Listed] = {}
    for one in listed:
        held = last.setdefault(family(one.url), one)
        if one.changed > held.changed:
            last[family(one.url)] = one
    yield from last.values()


def family(url: str) -> str:
    """Return what an announcement is called by, the same for its updates."""
    found = AGAIN.fullmatch(slug(url))
    return found["family"] if found else slug(url)


def announcement(document: Document) -> Iterator[Observation]:
    """Yield what the page announces, if it names a watched substance."""
    product = f"{fact(document, 'Brand Name')}: {fact(document, 'Product Description')}"
    named = substances_in("\n".join([words(heading(document)), product, *passages_of(document)]))
    if not named:
        return
    is_again = AGAIN.fullmatch(slug(document.url)) is not None
    announced = past_day(fact(document, "Company Announcement Date"), document.seen_at)
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.RECALL,
        reference=family(document.url),
        title=words(heading(document)),
        firm=fact(document, "Company Name"),
        product=product,
        charge=fact(document, "Reason for Announcement"),
        issued_on="" if is_again else announced,
        updated_on=announced if is_again else "",
        url=document.url,
        substances=named,
        replaces=tuple(originals(document)) if is_again else (),
    )
    yield document.observe(subject=reading.subject, quote=quote(document), text=told(document), reading=reading)


def originals(document: Document) -> Iterator[str]:
    """Yield what the announcements are called by that the page itself links as the original of this one."""
    for link in article(document).iter("a"):
        url = document.absolute(link.get("href") or "")
        around = link.getparent()
        said = words(around) if around is not None else words(link)
        if PLACE in url and ORIGINAL.search(said) and family(url) != family(document.url):
            yield family(url)


def quote(document: Document) -> str:
    """Return the first words of the page that name a substance: its heading, a fact or a paragraph."""
    facts = (fact(document, label) for label in ("Brand Name", "Product Description", "Reason for Announcement"))
    passages = (words(heading(document)), *facts, *passages_of(document))
    return next(passage for passage in passages if substances_in(passage))


def told(document: Document) -> str:
    """Return what two visits are compared by."""
    return comparable("\n".join([words(heading(document)), *passages_of(document)]))
