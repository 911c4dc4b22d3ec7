"""Who asks: the address of a visitor, through the proxies that we trust and past the headers that anyone can forge."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from django.conf import settings


def visitor(meta: Mapping[str, Any]) -> str:
    """Return the visitor's address from a request's META, or "" where there is none.

    X-Forwarded-For counts only where the connection itself comes from a trusted proxy (or a local socket, which has no
    address), and there only from its end up to the first address that is not a trusted proxy's: what stands before
    that, the visitor may have written.
    """
    nearest = str(meta.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if hop.strip()]
    while hops and _is_trusted(nearest):
        nearest = hops.pop()
    return nearest


def _is_trusted(address: str) -> bool:
    if not address:
        return True
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in settings.TRUSTED_PROXIES)
