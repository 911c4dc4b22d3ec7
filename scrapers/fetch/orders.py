"""What one crawling process is told to do: the only thing it knows of the caller."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one source may use, and how gently: counts, bytes, seconds.

    `page_bytes` holds for one answer, on the wire and again once decompressed. `delay` is the least pause between two
    requests to a host, `timeout` the most that one request may take in all.
    """

    requests: int = 200
    seconds: float = 600
    page_bytes: int = 16 * MEBIBYTE
    total_bytes: int = 64 * MEBIBYTE
    delay: float = 1
    timeout: float = 60


@dataclass(frozen=True, kw_only=True)
class Orders:
    """Which sources to read and how.

    `replay` answers from a WARC file, `reread` from the pages that the caller holds: neither touches a network.
    `record` appends every exchange to a WARC file. `mirrors` is SOURCE_URLS, `allow` FETCH_ALLOW, `contact` the address
    that the User-Agent names. `not_before` has by host the moment before which it is not asked, `unconditional` the
    sources that are read whole whatever their hosts say of changes.
    """

    slugs: tuple[str, ...]
    modules: tuple[str, ...]
    replay: Path | None = None
    record: Path | None = None
    mirrors: dict[str, str] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    contact: str = ""
    reread: bool = False
    not_before: dict[str, datetime] = field(default_factory=dict)
    unconditional: tuple[str, ...] = ()
    limits: Limits = Limits()

    @property
    def is_live(self) -> bool:
        """Whether real hosts are asked, so that polite waits and their Retry-After count."""
        return self.replay is None and not self.reread


orders_type: TypeAdapter[Orders] = TypeAdapter(Orders)
