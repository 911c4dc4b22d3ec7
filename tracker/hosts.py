"""Web hosts: on which ones addresses lie, and who shares one, since a host is read by one process, one visit at a time.

Part of the contract: import these from `tracker.contract`.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar
from urllib.parse import urlsplit

Item = TypeVar("Item")


def hosts_in(urls: Iterable[str]) -> set[str]:
    """Return the names of the hosts that the addresses lie on."""
    return {urlsplit(url).hostname or "" for url in urls}


def by_host(items: Iterable[Item], hosts_of: Callable[[Item], set[str]]) -> list[list[Item]]:
    """Return the items in groups such that no two groups share a host; what shares none stands in the order given."""
    groups: list[tuple[set[str], list[Item]]] = []
    for item in items:
        hosts, members = hosts_of(item), [item]
        for group in [group for group in groups if group[0] & hosts]:
            groups.remove(group)
            hosts, members = hosts | group[0], group[1] + members
        groups.append((hosts, members))
    return [members for _, members in groups]
