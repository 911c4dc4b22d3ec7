"""Kept: answers that were given, and parts of them, for as long as nothing that they are made of has changed.

An answer is made of what the record's stamp stands for, and of the time: of the day in its place, which begins
somewhere on earth at every quarter of an hour, and of how lately its sources were read. So it is kept under the stamp
and the quarter, and forgotten with either; so is what many answers share, as the law of a state does the pages of its
cities. Each process keeps its own.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Generic, TypeVar

MOST_BYTES = 32 * 1024 * 1024  # of answers that one process keeps, and as many of their parts
Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True)
class Era:
    """A stamp and the beginning of a quarter of an hour: while it lasts, one question has one answer."""

    stamp: str
    quarter: datetime

    def etag(self, address: str) -> str:
        """Return the weak ETag (RFC 9110, 8.8.1) of what the address answers in this era, alike in every process."""
        whole = f"{self.stamp} {self.quarter.isoformat()} {address}"
        return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:32]}"'


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What was answered: the body and the headers."""

    body: bytes
    headers: dict[str, str]


@dataclass(kw_only=True)
class Kept(Generic[Thing]):
    """The things of one era by their keys. Where there are too many, those go that were asked for longest ago."""

    most: int = MOST_BYTES
    era: Era | None = None
    size: int = 0
    things: "OrderedDict[Hashable, tuple[Thing, int]]" = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def get(self, era: Era, key: Hashable) -> Thing | None:
        """Return the thing that has the key in the era, if it is kept."""
        with self.lock:
            found = self.things.get(key) if self.era == era else None
            if found is None:
                return None
            self.things.move_to_end(key)
            return found[0]

    def put(self, era: Era, key: Hashable, thing: Thing, size: int) -> None:
        """Keep a thing of so many bytes that was begun in the era. What was kept of another era is forgotten."""
        with self.lock:
            if self.era != era:
                self.era, self.size = era, 0
                self.things.clear()
            if key not in self.things and size <= self.most:
                self.things[key] = (thing, size)
                self.size += size
            while self.size > self.most:
                _, (_, freed) = self.things.popitem(last=False)
                self.size -= freed


_parts: Kept[Any] = Kept()
_now: ContextVar[Era | None] = ContextVar("era", default=None)


@contextmanager
def answering_in(era: Era) -> Iterator[None]:
    """Let what is answered within be of the era."""
    before = _now.set(era)
    try:
        yield
    finally:
        _now.reset(before)


def part(key: Hashable, make: Callable[[], Thing], size: Callable[[Thing], int]) -> Thing:
    """Return a part of an answer. In one era it is made once for all that have the key; outside of any, each time.

    `size` tells how many bytes a part is, about.
    """
    era = _now.get()
    if era is None:
        return make()
    found: Thing | None = _parts.get(era, key)
    if found is None:
        found = make()
        _parts.put(era, key, found, size(found))
    return found


def quarter_of(moment: datetime) -> datetime:
    """Return the beginning of the quarter of an hour that the moment lies in."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
