"""Our part of the crawl benchmark: the sources of the made-up web, read and ingested as `crawl --due` does it."""

import json
import os
import resource
import time
import urllib.request
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from scrapers.fetch.orders import Limits
from tests.bench.child import Measured, Round
from tracker.catalog.load import load_governments
from tracker.evidence.management.crawl_live import crawl_live
from tracker.evidence.management.crawling import declare_sources
from tracker.evidence.models import Observation, Source
from tracker.vocabulary import Outcome

LIMITS = Limits(delay=0, seconds=3600)
GOOD = {Outcome.OK, Outcome.SAME}


def prepare(_size: int) -> Round:
    """Declare the sources, read every page once, and return what reads all of them again."""
    load_governments()
    declare_sources()
    _read_all()
    return _measured


def _measured() -> Measured:
    """Return CPU and wall seconds, the crawling child's peak memory in MB, and what was missed and wrongly told."""
    began, moment, spent = time.perf_counter(), timezone.now(), _cpu()
    peak = _read_all()
    wall, cpu = time.perf_counter() - began, _cpu() - spent
    told, true = _told_since(moment), _amended()
    return {"cpu": cpu, "wall": wall, "peak": peak, "missed": len(true - told), "false": len(told - true)}


def _read_all() -> float:
    """Read every source and return the most memory that the crawling child held at the end of any of them, in MB."""
    peak = 0.0
    for result, outcome in crawl_live(list(Source.objects.all()), limits=LIMITS):
        assert outcome in GOOD, (outcome, result.reason)
        peak = max(peak, _peak_of_children())
    return peak


def _cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def _peak_of_children() -> float:
    """Return the child's high-water mark in MB, 0 once it has ended: ru_maxrss would count our own with it."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    statuses = [Path(f"/proc/{child}/status").read_text() for child in children]
    marks = [status.partition("VmHWM:")[2].split() for status in statuses]
    return max((int(mark[0]) / 1024 for mark in marks if mark), default=0)


def _told_since(moment: datetime) -> set[str]:
    return set(Observation.objects.filter(seen_at__gte=moment).values_list("url", flat=True))


def _amended() -> set[str]:
    web = f"http://127.0.0.1:{os.environ['BENCH_PORT']}"
    with urllib.request.urlopen(f"{web}/amended") as answer:
        return {web + path for path in json.load(answer)}
