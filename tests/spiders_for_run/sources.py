"""One spider for each thing that a visit may be asked to do."""

import os
import sys
from collections.abc import Iterator

import scrapy

from scrapers.errors import UnknownPhrase
from scrapers.reading import Document
from tests.spiders_for_run import LANDMARK, PageSpider, one_page, seen, source
from tracker.contract import Address, Key, Observation

TITLES = "https://raw.githubusercontent.com/DCCouncil/law-xml-codified/main/us/dc/council/code/titles"
Found = Iterator[Observation | scrapy.Request]


class OnePage(PageSpider):
    source = one_page("one-page", "https://one.example/law")


class ByHand(PageSpider):
    source = one_page("by-hand", "https://hand.example/law", look_for="a schedule")


class KeyInTheAddress(PageSpider):
    source = one_page("key-in-address", "https://key.example/law", key=Key(switch="EXAMPLE_KEY", parameter="key"))


class KeyInAHeader(PageSpider):
    source = one_page("key-in-header", "https://key.example/law", key=Key(switch="EXAMPLE_KEY", header="X-API-KEY"))


class Standing(PageSpider):
    """Looks at nothing but each page's main part."""

    source = one_page("standing", "https://standing.example/law")
    stands_alone = reads_only_main = True


class TwoPages(PageSpider):
    source = source(
        "two-pages",
        Address(url="https://two.example/a", landmark=LANDMARK),
        Address(url="https://two.example/b", landmark=LANDMARK),
        low=2,
    )


class Links(PageSpider):
    """Follows every link of every page, as a reader of an endless calendar would."""

    source = one_page("links", "https://links.example/law")

    def read(self, document: Document, address: Address | None) -> Found:
        yield seen(document, subject=document.url)
        for link in document.html().iterfind(".//a"):
            yield scrapy.Request(str(link.get("href")))


class Form(PageSpider):
    source = source("form", Address(url="https://form.example/search", landmark=LANDMARK, form=(("q", "kratom"),)))


class DatedForm(PageSpider):
    """Asks for what its day says, as a search by date does."""

    source = source("dated-form", Address(url="https://dated.example/search", landmark=LANDMARK, form=()))

    def requests(self) -> Iterator[scrapy.Request]:
        for address in self.source.addresses:
            yield self.asking(address, {"until": self.today.isoformat()})


class Buggy(PageSpider):
    source = one_page("buggy", "https://buggy.example/law")

    def read(self, document: Document, address: Address | None) -> Found:
        yield seen(document, subject="before the bug")
        raise KeyError("status")


class Puzzled(PageSpider):
    source = one_page("puzzled", "https://puzzled.example/law")

    def read(self, document: Document, address: Address | None) -> Found:
        raise UnknownPhrase("a word we do not know", "decriminalised")
        yield


class Dying(PageSpider):
    source = one_page("dying", "https://dying.example/law")

    def read(self, document: Document, address: Address | None) -> Found:
        os._exit(3)
        yield


class Modules(PageSpider):
    """Tells which modules its process holds."""

    source = one_page("modules", "https://modules.example/law")

    def read(self, document: Document, address: Address | None) -> Found:
        yield seen(document, subject=" ".join(sorted({name.split(".")[0] for name in sys.modules})))
        yield seen(document, subject=" ".join(sorted(os.environ)))


class Code(PageSpider):
    """Two sections of a real code, as the recorded visits hold them."""

    source = source(
        "code",
        Address(url=f"{TITLES}/48/sections/48-902.04.xml", landmark="Schedule I enumerated."),
        Address(url=f"{TITLES}/7/sections/7-742.11.xml", landmark="Definitions."),
    )


class Demanding(PageSpider):
    """Expects more than its page holds."""

    source = one_page("demanding", "https://demanding.example/law", low=50)
