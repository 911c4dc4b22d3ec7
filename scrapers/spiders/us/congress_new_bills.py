"""Bills before Congress whose title names kratom, as the Publishing Office prints them; each read from its status file.

Who: Government Publishing Office; the status files are the Library of Congress's. Neither asks for a key.
Where: https://www.govinfo.gov/rss/bills.xml, among the feeds that https://www.govinfo.gov/feeds lists; seen in programs
that read it. The feed itself was not seen, so `first_read` is None.
How it words things: an item for each version of a bill that was printed (introduced, reported, engrossed, enrolled),
with its title and, in its link, the name of its package: "BILLS-118s3039is" is S. 3039 as introduced. That names the
file of `congress_billstatus`.
What is odd: the feed is short and a busy day long, so that it is read often. A bill that names kratom in its text alone
is not seen here: no file lists what bills are about, and to open the hundreds that change every day is more than a
visit may ask for. With a key, LegiScan and Open States search the texts. A bill that was found is read again whenever
its next version is printed.
What makes it fail: anything but a feed with items, an item without a title or the name of a package, and as in
`congress_billstatus`.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import scrapy
from lxml import etree

from scrapers.errors import Suspect
from scrapers.listing import bounded
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us import billstatus
from scrapers.spiders.us.billstatus import ROOT, US
from tracker.contract import Address, Between, Observation, Source
from tracker.vocabulary import Authority

ITEMS = Between(low=1, high=1000)
FEED = Address(url="https://www.govinfo.gov/rss/bills.xml", landmark="BILLS-", entries=ITEMS)
PACKAGE = re.compile(r"\bBILLS-(?P<congress>\d+)(?P<kind>[a-z]+)(?P<number>\d+)[a-z]+\b")


class CongressNewBills(Spider):
    source = Source(
        slug="us_congress_new_bills",
        jurisdiction=US,
        publisher="U.S. Government Publishing Office",
        authority=Authority.PRIMARY,
        every=timedelta(hours=6),
        addresses=(FEED,),
        observations=Between(low=0, high=50),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        if address is None:
            yield from billstatus.read(document)
        else:
            yield from (scrapy.Request(url) for url in dict.fromkeys(map(status_file, named(document))))

    def matter(self, document: Document) -> str:
        if document.url == FEED.url:
            return "\n".join(sorted({status_file(item) for item in named(document)}))
        return billstatus.matter(document)


def named(document: Document) -> list[etree._Element]:
    """Return the items of the whole feed whose title names a watched substance. Raises Suspect for another feed."""
    channel = document.xml().find("channel")
    if channel is None:
        raise Suspect("the answer is no feed", str(document.xml().tag))
    items = channel.findall("item")
    bounded(items, ITEMS, "printed bills")
    for item in items:
        status_file(item)
    return [item for item in items if substances_in(title(item))]


def title(item: etree._Element) -> str:
    """Return an item's title. Raises Suspect where it has none."""
    found = item.find("title")
    if found is None or not words(found):
        raise Suspect("a printed bill without a title", words(item)[:200])
    return words(found)


def status_file(item: etree._Element) -> str:
    """Return the address of the status file of the item's bill. Raises Suspect where the item names no one bill."""
    bills = {found.groups() for found in PACKAGE.finditer(" ".join(map(words, item)))}
    if len(bills) != 1:
        raise Suspect(f"an item of the feed names {len(bills)} bills", title(item))
    [(congress, kind, number)] = bills
    return f"{ROOT}/{congress}/{kind}/BILLSTATUS-{congress}{kind}{number}.xml"
