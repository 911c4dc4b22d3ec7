"""Addresses that were crawled, before they may become a link."""

from urllib.parse import urlsplit


def web_address(url: str) -> str:
    """Return the address if it is a plain http(s) one, else "": a link from a crawled page is never anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_plain = url.isascii() and url.isprintable() and " " not in url
    return url if is_plain and parts.scheme in ("http", "https") and parts.hostname else ""


def host_of(url: str) -> str:
    """Return the host of a web address without `www.`, or "" where it is none."""
    return (urlsplit(web_address(url)).hostname or "").removeprefix("www.")
