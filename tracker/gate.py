"""May we connect there? The one gate for crawls, webhooks and checks: public web addresses, and nothing else.

A name is no evidence of where it leads, so the address that a name resolved to is what counts: check the URL first,
then every address just before connecting to that very address. `allow` holds exact host:port pairs, as they stand in
the URL, which may be private; a host named there is reached on its listed ports only.
"""

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")

# the special-purpose addresses (IANA's registries, RFC 6890): they lead to nobody's public server
CLOSED_V4 = [
    ip_network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
]
OPEN_V6 = IPv6Network("2000::/3")
CLOSED_V6 = [ip_network(block) for block in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")]
NAT64 = IPv6Network("64:ff9b::/96")


class Refused(Exception):
    """The gate does not let this connection through; the message says why."""


def check_url(url: str, allow: Collection[str]) -> tuple[str, int]:
    """Return the host and port that the URL leads to. Raises Refused for what may not even be tried.

    A host that is itself an address is judged as one; one that is a name still has to pass `check_address`.
    """
    if FORBIDDEN.search(url):
        raise Refused("the address holds a space, a control character or a backslash")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"the address makes no sense: {error}") from error
    if parts.scheme not in PORTS:
        raise Refused(f"the scheme {parts.scheme!r} is not http or https")
    if not host:
        raise Refused("the address names no host")
    if "@" in parts.netloc:
        raise Refused("the address carries a user name")
    port = PORTS[parts.scheme] if port is None else port
    _check_port(host, port, allow)
    if literal := _literal(host):
        check_address(host, port, str(literal), allow)
    return host, port


def check_address(host: str, port: int, address: str, allow: Collection[str]) -> None:
    """Let one resolved address of a host pass, or raise Refused. It is judged by what it embeds, never by its looks."""
    _check_port(host, port, allow)
    if _pair(host, port) in _pairs(allow):
        return
    found = _literal(address)
    if found is None:
        raise Refused(f"blocked address: {host} leads to {address!r}, which is no address")
    if not _is_public(found):
        raise Refused(f"blocked address: {host} leads to {address}")


def _check_port(host: str, port: int, allow: Collection[str]) -> None:
    """Hold a host that is named in `allow` to its listed ports, any other to those of the web."""
    pairs = _pairs(allow)
    if _pair(host, port) in pairs:
        return
    if any(named == host.lower() for named, _ in pairs):
        raise Refused(f"blocked address: {host} may not be reached on port {port}")
    if port not in PORTS.values():
        raise Refused(f"blocked address: port {port} of {host} is not one of the web's")


def _pairs(allow: Collection[str]) -> set[tuple[str, str]]:
    return {(host.strip("[]").lower(), port) for host, _, port in (pair.rpartition(":") for pair in allow)}


def _pair(host: str, port: int) -> tuple[str, str]:
    return host.strip("[]").lower(), str(port)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]").rstrip("."))
    except ValueError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether the address is one of the public internet's; an IPv6 one that carries an IPv4 one is judged by it.

    `ipaddress.is_global` alone would let 6to4 and NAT64 forms of 127.0.0.1 through.
    """
    if isinstance(address, IPv4Address):
        return not any(address in block for block in CLOSED_V4)
    if address.scope_id is not None:
        return False
    if embedded := _embedded(address):
        return _is_public(embedded)
    return address in OPEN_V6 and not any(address in block for block in CLOSED_V6)


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address inside a mapped, 6to4 or NAT64 one. Teredo and its kin are closed as a whole."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
