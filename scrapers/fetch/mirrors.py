"""Where an official address is really read: a mirror or a stand-in, by address prefix, the longest one first."""

from collections.abc import Mapping


class Mirrors:
    """SOURCE_URLS. Only the download handler knows of it: everything above sees official addresses."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._there = sorted(prefixes.items(), key=lambda pair: len(pair[0]), reverse=True)
        self._back = sorted(((real, url) for url, real in prefixes.items()), key=lambda p: len(p[0]), reverse=True)

    def real(self, url: str) -> str:
        """Return the address to connect to for an official one."""
        return _swapped(url, self._there)

    def official(self, url: str) -> str:
        """Return the official address for one that a mirror names as its own, as in a redirect."""
        return _swapped(url, self._back)


def _swapped(url: str, prefixes: list[tuple[str, str]]) -> str:
    for prefix, other in prefixes:
        if url.startswith(prefix) and _ends_at_a_border(url, prefix):
            return other + url[len(prefix) :]
    return url


def _ends_at_a_border(url: str, prefix: str) -> bool:
    """Tell whether the prefix ends where a part of the address does: `http://a.gov` is none of `http://a.gov.evil`."""
    return prefix.endswith(("/", "?", "=")) or url[len(prefix) : len(prefix) + 1] in ("", "/", "?", "#")
