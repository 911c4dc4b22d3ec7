"""One visit to one source: what it may use, what it met, and what it came to."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit

from scrapy import Request

from scrapers.errors import AddressRefused, OutOfBounds, OverBudget, Suspect, TooLarge, Trouble, Unreachable, Waiting
from scrapers.fetch.ending import ending
from scrapers.fetch.errand import Errand
from scrapers.fetch.keys import secret
from scrapers.fetch.troubles import named
from tracker import gate
from tracker.contract import CrawlResult, Observation, Page, RecalledPage, Source, hosts_in

SAME_BODY_TIMES = 3
"""How often one body may come back under followed addresses before it is a trap that always links on."""

Found = TypeVar("Found")
logger = logging.getLogger(__name__)


class Visit:
    """The account of one visit. Everything the crawl meets is noted here and nothing is thrown away."""

    def __init__(self, source: Source, errand: Errand) -> None:
        self.source = source
        self.errand = errand
        self.pages: list[Page] = []
        self.observations: list[Observation] = []
        self.reused = 0  # observations of pages that were not read again
        self.retry_after: datetime | None = None
        self.requests = 0
        self.size = 0
        self._unanswered: Counter[str] = Counter()
        self._met: list[tuple[str, Exception]] = []
        self._remarks: list[str] = []
        self._followed: Counter[str] = Counter()
        self._hosts = hosts_in(address.url for address in source.addresses)
        self._declared = {address.url for address in source.addresses if address.form is None}
        self._held: asyncio.Future[dict[str, RecalledPage]] | None = None
        self._began = monotonic()
        self._waited = 0.0

    @property
    def today(self) -> date:
        """The day of the visit in UTC: of the newest replayed page under replay, else the present day."""
        archive = self.errand.archive
        return archive.newest.date() if archive else datetime.now(UTC).date()

    @property
    def seconds_left(self) -> float:
        """What is left of the source's time. What the caller took to store or recall a page is not the source's."""
        return self.errand.orders.limits.seconds - (monotonic() - self._began - self._waited)

    def must_wait(self) -> None:
        """Raise Waiting where no machine may ask: a manual check, or a live visit without the publisher's key."""
        if self.source.is_manual:
            raise Waiting(f"a person looks at this by hand, for: {self.source.look_for}")
        if self.source.key and self.errand.orders.is_live and not secret(self.source.key):
            raise Waiting(f"the switch {self.source.key.switch} is not set, and the publisher answers nobody without")

    def guarded(self, found: Iterable[Found], url: str = "") -> Iterator[Found]:
        """Yield what a spider yields; what it raises is noted, so that a bug of one spider stays its own."""
        try:
            yield from found
        except Exception as error:
            self.note(url, error)

    def note(self, url: str, error: Exception) -> None:
        """Note what went wrong at an address. What is no Trouble of the world is a bug, and logged as one."""
        trouble = named(error)
        if not isinstance(trouble, Trouble):
            logger.error("%s failed at %s", self.source.slug, url, exc_info=error)
        self._met.append((url, trouble))

    def observe(self, found: Observation) -> None:
        """Take in an observation. Two that say different things of one subject in one visit are for a person."""
        for held in self.observations:
            if (held.kind, held.subject) == (found.kind, found.subject) and held.reading != found.reading:
                self.note(found.url, Suspect("two readings of one subject in one visit", found.subject))
        self.observations.append(found)

    def redirected(self, url: str) -> None:
        """Remark that the answer came from a host the source does not declare; that alone makes no reading bad."""
        host = urlsplit(url).hostname
        remark = f"redirected to {host}"
        if host not in self._hosts and remark not in self._remarks:
            self._remarks.append(remark)

    def may_ask(self, request: Request) -> bool:
        """Tell whether a spider's request may be made; note the refusal of one that may not."""
        try:
            gate.check_url(request.url, self.errand.orders.allow)
            if urlsplit(request.url).hostname not in self._hosts:
                raise AddressRefused("the page leads to a host that the source does not declare")
        except (gate.Refused, AddressRefused) as error:
            self.note(request.url, error)
            return False
        self._unanswered[request.url] += "address" in request.meta
        return True

    def wait_until(self, moment: datetime) -> None:
        """Note the moment before which a host of this source wants no more requests; the latest one counts."""
        self.retry_after = max(moment, self.retry_after or moment)

    def spend_request(self) -> None:
        """Count a request that is about to go out. Raises OverBudget where the source has used up what it is given."""
        limits = self.errand.orders.limits
        if self.requests >= limits.requests:
            raise OverBudget(f"more than {limits.requests} requests")
        if self.seconds_left <= 0:
            raise OverBudget(f"more than {limits.seconds:.0f} seconds")
        self.requests += 1

    def spend_bytes(self, size: int) -> None:
        """Count bytes that came over the wire. Raises TooLarge where they are more than the source may send."""
        self.size += size
        if self.size > self.errand.orders.limits.total_bytes:
            raise TooLarge(f"more than {self.errand.orders.limits.total_bytes} bytes in all")

    async def keep(self, body: bytes) -> str:
        """Have the bytes stored before anything reads them; return their SHA-256."""
        began = monotonic()
        sha256 = await self.errand.keep(body)
        self._waited += monotonic() - began
        return sha256

    async def recall(self, url: str, request_sha256: str) -> RecalledPage | None:
        """Return the page held for an address with its bytes, if any."""
        began = monotonic()
        page = await self.errand.recall(url, request_sha256)
        self._waited += monotonic() - began
        return page

    async def held(self, url: str) -> RecalledPage | None:
        """Return what is held of an address, without bytes. The declared addresses are asked for at once, and once."""
        if url not in self._declared:
            return (await self.errand.held([url])).get(url)
        if self._held is None:
            self._held = asyncio.ensure_future(self.errand.held(self._declared))
        return (await asyncio.shield(self._held)).get(url)

    def took(self, page: Page, *, followed: bool) -> None:
        """Add a stored page. Raises OverBudget for a trap that gives one body under address after address."""
        self.pages.append(page)
        self._unanswered[page.url] -= not followed
        self._followed[page.sha256] += followed
        if self._followed[page.sha256] > SAME_BODY_TIMES:
            raise OverBudget(f"the same page came back under more than {SAME_BODY_TIMES} addresses")

    def took_unread(self, page: Page, observations: int, *, followed: bool) -> None:
        """Add a page that was not read again, with the number of observations that were made on it before."""
        self.reused += observations
        self.pages.append(page)
        self._unanswered[page.url] -= not followed

    def result(self) -> CrawlResult:
        """Return what the visit came to, once the spider has closed."""
        met = self._met or list(self._shortfalls())
        same = bool(self.pages) and all(page.same for page in self.pages)
        ended = ending(met, self._remarks, same=same)
        return CrawlResult(
            source=self.source.slug,
            outcome=ended.outcome,
            reason=ended.reason,
            seen_at=max((page.seen_at for page in self.pages), default=None),
            requests=self.requests,
            size=self.size,
            seconds=round(monotonic() - self._began, 3),
            suspect=ended.suspect,
            retry_after=self.retry_after,
            pages=tuple(self.pages),
            observations=tuple(self.observations),
        )

    def _shortfalls(self) -> Iterator[tuple[str, Trouble]]:
        """Yield what only shows at the end, when nothing else went wrong."""
        for url, missing in self._unanswered.items():
            if missing > 0:
                yield url, Unreachable("the address was asked for and never answered")
        found, bounds = len(self.observations) + self.reused, self.source.observations
        if not bounds.low <= found <= bounds.high:
            yield "", OutOfBounds(f"{found} observations, where {bounds.low} to {bounds.high} are expected")
        if not self.pages:
            yield "", OutOfBounds("the spider asked for nothing")
