"""From an answer to a page that may be read: stored first, judged then."""

from dataclasses import replace
from hashlib import sha256

from scrapy.http import Response

from scrapers.errors import Trouble
from scrapers.fetch.answers import check_answer, check_page
from scrapers.fetch.exchange import Exchange
from scrapers.fetch.headers import media_type, pairs
from scrapers.fetch.unread import Reader, core_of, reusable_page
from scrapers.fetch.visit import Visit
from scrapers.reading import Document
from tracker.contract import Address, Page


async def receive(response: Response, address: Address | None, visit: Visit, reader: Reader) -> Document | None:
    """Store the answer, judge it, add its page to the visit; return the document to read, or None where none may be.

    None too for a page of which the last observations hold. Bytes of an answer with status 200, or one that the reader
    reads, are kept whatever is wrong with it. All trouble is noted.
    """
    url = response.meta["asked"]
    exchange: Exchange = response.meta.pop("exchange")  # it holds the response: left here, neither would go in time
    try:
        check_answer(response, reader.reads_statuses)
    except Trouble as error:
        visit.note(url, error)
        return None
    if held := reusable_page(response, reader):
        kept = response.meta.get("same") or await visit.keep(response.body)
        page = replace(_page(response, exchange, kept, ""), core_sha256=held.core_sha256, unread=True)
        visit.took_unread(page, held.observations or 0, followed=address is None)
        return None
    document = await _stored(url, response, exchange, visit)
    text, trouble = _judged(document, address, reader)
    try:
        visit.took(_page(response, exchange, document.sha256, text), followed=address is None)
        if trouble:
            raise trouble
    except Exception as error:
        visit.note(url, error)
        return None
    return document


async def _stored(url: str, response: Response, exchange: Exchange, visit: Visit) -> Document:
    kind, charset = media_type(response)
    return Document(
        url=url,
        body=response.body,
        media_type=kind,
        charset=charset,
        sha256=response.meta.get("same") or await visit.keep(response.body),
        seen_at=exchange.seen_at,
    )


def _judged(document: Document, address: Address | None, reader: Reader) -> tuple[str, Exception | None]:
    """Return the text that matters and what speaks against reading the page, if anything."""
    try:
        check_page(document, address)
        return reader.matter(document), None
    except Exception as error:  # the spider's substance may have a bug, which is the source's alone
        return "", error


def _page(response: Response, exchange: Exchange, body_sha256: str, text: str) -> Page:
    posted = response.meta["posted"]
    return Page(
        url=response.meta["asked"],
        fetched_from=exchange.fetched_from,
        method="GET" if posted is None else "POST",
        request_sha256="" if posted is None else sha256(posted).hexdigest(),
        status=response.status,
        headers=pairs(response.headers),
        media_type=media_type(response)[0],
        sha256=body_sha256,
        core_sha256=core_of(response) if text else "",
        size=len(response.body),
        text=text,
        seen_at=exchange.seen_at,
        same="same" in response.meta,
    )
