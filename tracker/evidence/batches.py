"""Sources in batches, a process for each: those of one host together, and one that was lost by itself."""

from collections.abc import Iterable, Iterator

from tracker.evidence.lease import hosts_of
from tracker.evidence.models import Source

AT_MOST = 8  # sources: what one process reads side by side, and ends within the lease of their hosts


def batches(sources: Iterable[Source]) -> list[list[Source]]:
    """Return the sources in batches, those that share a host one after another.

    A source whose last reading was lost goes alone: what ends the process that reads it takes no other along. Two
    batches may share a host, where it has more sources than one batch holds; its lease keeps them apart.
    """
    packed: list[list[Source]] = []
    filling: list[Source] = []
    for members in _by_host(sources):
        packed += [[source] for source in members if source.lost]
        for chunk in _chunks([source for source in members if not source.lost]):
            if len(filling) + len(chunk) > AT_MOST:
                packed.append(filling)
                filling = []
            filling = filling + chunk
    return [*packed, filling] if filling else packed


def _by_host(sources: Iterable[Source]) -> Iterator[list[Source]]:
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        hosts, members = hosts_of(source), [source]
        for group in [group for group in groups if group[0] & hosts]:
            groups.remove(group)
            hosts, members = hosts | group[0], group[1] + members
        groups.append((hosts, members))
    yield from (members for _, members in groups)


def _chunks(members: list[Source]) -> Iterator[list[Source]]:
    for start in range(0, len(members), AT_MOST):
        yield members[start : start + AT_MOST]
