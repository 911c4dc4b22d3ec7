"""What every spider is: a source's facts, and a reader of its pages. All else of a visit happens around it."""

import pkgutil
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, cast

import scrapy
from scrapy.http import Response
from twisted.python.failure import Failure

from scrapers.fetch.receive import receive
from scrapers.fetch.visit import Visit
from scrapers.matter import matter
from scrapers.reading import Document
from tracker.contract import Address, Observation, Source, hosts_in


class Spider(scrapy.Spider, ABC):
    """One source. A spider file declares `source` and says in `read` what a page says; it never asks what was before.

    `reads_statuses` are those besides 200 with which the publisher says that all is well. A page `stands_alone` that
    says the same whatever the day and the other pages, and leads nowhere: one that its host calls unchanged is then not
    read again. It `reads_only_main` where nothing outside its `<main>` is read: then nor is one with other boilerplate.

    Trouble of `scrapers.errors` that `read` raises becomes the outcome of the crawl; any other exception is a bug and
    makes the crawl `failed`. Neither touches another source. `visit` is what this visit may use and what it gathers,
    given by the crawl.
    """

    source: ClassVar[Source]
    reads_statuses: ClassVar[tuple[int, ...]] = ()
    stands_alone: ClassVar[bool] = False
    reads_only_main: ClassVar[bool] = False
    visit: Visit

    def __init_subclass__(cls, **keywords: Any) -> None:
        """Derive Scrapy's name from the source, so that no spider repeats it."""
        super().__init_subclass__(**keywords)
        if "source" in vars(cls):
            cls.name = cls.source.slug

    @classmethod
    def hosts(cls) -> set[str]:
        """Return the hosts that the source is read from."""
        return hosts_in(address.url for address in cls.source.addresses)

    @property
    def today(self) -> date:
        """The day of the visit in UTC: of the newest replayed page under replay, else the present day."""
        return self.visit.today

    def requests(self) -> Iterable[scrapy.Request]:
        """Yield what to ask for: by default each declared address, by GET or with its form by POST."""
        for address in self.source.addresses:
            yield self.asking(address)

    def asking(self, address: Address, form: dict[str, str] | None = None) -> scrapy.Request:
        """Return the request for a declared address; a `form` given here takes the place of the declared one."""
        form = dict(address.form) if form is None and address.form is not None else form
        meta = {"address": address}
        if form is None:
            return scrapy.Request(address.url, meta=meta)
        return scrapy.FormRequest(address.url, formdata=form, method="POST", meta=meta)

    @abstractmethod
    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        """Yield what the page says, and requests for pages to follow; `address` is None for a page so followed."""

    def matter(self, document: Document) -> str:
        """Return the part of the page that matters, normalised: two visits are the same when this is."""
        return matter(document)

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Ask for the source's pages. Scrapy's own entry, not for a spider to change."""
        for request in self.visit.guarded(self._requests()):
            if ready := self._ready(request):
                yield ready

    async def parse(self, response: Response) -> AsyncIterator[scrapy.Request]:
        """Store one answer, judge it, read it, and go on to what it leads to."""
        address = response.meta.get("address")
        document = await receive(response, address, self.visit, self)
        if document is None:
            return
        for found in self.visit.guarded(self.read(document, address), document.url):
            if isinstance(found, Observation):
                self.visit.observe(found)
            elif ready := self._ready(found):
                yield ready

    def refuse(self, failure: Failure) -> None:
        """Note that a request came to nothing, and why."""
        request: scrapy.Request = failure.request  # type: ignore[attr-defined]
        self.visit.note(request.meta["asked"], cast("Exception", failure.value))

    def _requests(self) -> Iterator[scrapy.Request]:
        """Yield what to ask for. Raises Waiting where the source is a person's, or its key is missing."""
        self.visit.must_wait()
        yield from self.requests()

    def _ready(self, request: scrapy.Request) -> scrapy.Request | None:
        """Return the request bound to this visit, or None where the visit may not make it (which is noted)."""
        if not self.visit.may_ask(request):
            return None
        posted = request.body if request.method == "POST" else None
        request.meta.update(asked=request.url, posted=posted)
        request.callback, request.errback = self.parse, self.refuse
        return request


def spiders(modules: Iterable[str]) -> dict[str, type[Spider]]:
    """Return every spider of the packages by slug. Raises ValueError where two share one."""
    found: dict[str, type[Spider]] = {}
    for module in _walk(modules):
        for spider in vars(module).values():
            if _is_declared_in(module, spider):
                if spider.source.slug in found:
                    raise ValueError(f"two spiders are called {spider.source.slug}")
                found[spider.source.slug] = spider
    return dict(sorted(found.items()))


def _walk(modules: Iterable[str]) -> Iterator[ModuleType]:
    for name in modules:
        module = import_module(name)
        yield module
        for inner in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
            yield import_module(inner.name)


def _is_declared_in(module: ModuleType, thing: object) -> bool:
    return (
        isinstance(thing, type)
        and issubclass(thing, Spider)
        and thing.__module__ == module.__name__
        and "source" in vars(thing)
    )
