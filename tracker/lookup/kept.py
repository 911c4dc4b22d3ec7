"""Kept: answers that were given, for as long as nothing that they are made of has changed.

An answer is made of what the record's stamp stands for, and of the time: of the day in its place, which begins
somewhere on earth at every quarter of an hour, and of how lately its sources were read. So it is kept under the stamp
and the quarter, and forgotten with either. Each process keeps its own.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

QUARTER = timedelta(minutes=15)
MOST_BYTES = 32 * 1024 * 1024  # of answers that one process keeps


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
class Kept:
    """The answers of one era by address; the oldest go when there are too many."""

    most: int = MOST_BYTES
    era: Era | None = None
    size: int = 0
    answers: "OrderedDict[str, Answered]" = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def get(self, era: Era, address: str) -> Answered | None:
        """Return the answer that the address was given in the era, if it is kept."""
        with self.lock:
            return self.answers.get(address) if self.era == era else None

    def put(self, era: Era, address: str, answered: Answered) -> None:
        """Keep an answer that was begun in the era. What was kept of another era is forgotten."""
        with self.lock:
            if self.era != era:
                self.era, self.size = era, 0
                self.answers.clear()
            if address not in self.answers and len(answered.body) <= self.most:
                self.answers[address] = answered
                self.size += len(answered.body)
            while self.size > self.most:
                _, oldest = self.answers.popitem(last=False)
                self.size -= len(oldest.body)


def quarter_of(moment: datetime) -> datetime:
    """Return the beginning of the quarter of an hour that the moment lies in."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
