"""Sources in batches, a process for each: those of one host together, and one that was lost by itself."""

from collections.abc import Iterable, Iterator

from tracker.contract import by_host
from tracker.evidence.lease import hosts_of
from tracker.evidence.models import Source

AT_MOST = 8  # sources: what one process reads side by side, and ends within the lease of their hosts


def batches(sources: Iterable[Source]) -> list[list[Source]]:
    """Return the sources in batches, those that share a host one after another.

    A source whose last crawl was lost goes alone: what ends the process that reads it takes no other along. Two
    batches may share a host, where it has more sources than one batch holds; its lease keeps them apart.
    """
    packed: list[list[Source]] = []
    filling: list[Source] = []
    for members in by_host(sources, hosts_of):
        packed += [[source] for source in members if source.lost]
        for chunk in _chunks([source for source in members if not source.lost]):
            if len(filling) + len(chunk) > AT_MOST:
                packed.append(filling)
                filling = []
            filling = filling + chunk
    return [*packed, filling] if filling else packed


def _chunks(members: list[Source]) -> Iterator[list[Source]]:
    for start in range(0, len(members), AT_MOST):
        yield members[start : start + AT_MOST]
