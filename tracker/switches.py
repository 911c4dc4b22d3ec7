"""The kinds of switches. Each is read from the environment and raises ImproperlyConfigured, with its name, for junk."""

import contextlib
import json
import os
import re
import secrets
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LARGEST = 1_000_000_000  # more seconds than this lie beyond the days that a calendar holds
LAST_PORT = 65_535
MAIL_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def text(name: str, default: str) -> str:
    """Return the switch, or the default where it is not set or empty."""
    return os.environ.get(name) or default


def number(name: str, default: int) -> int:
    """Return a switch that is a whole number of zero or more."""
    value = text(name, str(default))
    if not value.isdecimal() or len(value) > len(str(LARGEST)) or int(value) > LARGEST:
        raise ImproperlyConfigured(f"{name} is {value[:40]!r}: give a whole number from 0 to {LARGEST}.")
    return int(value)


def yes_or_no(name: str, *, default: bool) -> bool:
    """Return a switch that is on or off."""
    words = {"on": True, "yes": True, "true": True, "1": True, "off": False, "no": False, "false": False, "0": False}
    value = text(name, "on" if default else "off").lower()
    if value not in words:
        raise ImproperlyConfigured(f"{name} is {value!r}: give on or off.")
    return words[value]


def folder(name: str, default: Path, mode: int = 0o777) -> Path:
    """Return a switch that is a folder, which is made where it is not there."""
    path = Path(text(name, str(default))).resolve()
    try:
        path.mkdir(mode, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is {str(path)!r}: no folder can be there ({error.strerror}).") from error
    return path


def prefixes(name: str) -> dict[str, str]:
    """Return a switch that is a JSON object from one address prefix to another."""
    value = text(name, "{}")
    try:
        table = json.loads(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not JSON ({error}): give an object of address prefixes.") from error
    if not isinstance(table, dict) or not all(isinstance(word, str) for pair in table.items() for word in pair):
        raise ImproperlyConfigured(f"{name} is {value!r}: give a JSON object from address prefix to address prefix.")
    if stray := [word for pair in table.items() for word in pair if not word.startswith(("http://", "https://"))]:
        raise ImproperlyConfigured(f"{name} holds {stray[0]!r}: an address prefix begins with http:// or https://.")
    return table


def mail_addresses(name: str, default: str) -> tuple[str, ...]:
    """Return a switch that is a comma-separated list of mail addresses, each with a name before it or without."""
    words = tuple(word.strip() for word in text(name, default).split(",") if word.strip())
    for word in words:
        if not MAIL_ADDRESS.fullmatch(parseaddr(word)[1]):
            raise ImproperlyConfigured(f"{name} holds {word!r}: give mail addresses, comma-separated.")
    return words


def host_ports(name: str) -> tuple[str, ...]:
    """Return a switch that is a comma-separated list of exact host:port pairs."""
    pairs = tuple(pair.strip().lower() for pair in text(name, "").split(",") if pair.strip())
    for pair in pairs:
        host, colon, port = pair.rpartition(":")
        is_exact = host and colon and not set(host) & set("*/ ") and port.isdecimal() and int(port) <= LAST_PORT
        if not is_exact:
            raise ImproperlyConfigured(f"{name} holds {pair!r}: give exact host:port pairs, comma-separated.")
    return pairs


def networks(name: str, default: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return a switch that is a comma-separated list of addresses and networks."""
    words = [word.strip() for word in text(name, default).split(",") if word.strip()]
    try:
        return tuple(ip_network(word) for word in words)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}. Give addresses and networks, comma-separated.") from error


def secret_key(kept_in: Path) -> str:
    """Return SECRET_KEY, or the key kept in the data folder, made at the first start."""
    if given := os.environ.get("SECRET_KEY"):
        if len(given) < 50 or len(set(given)) < 5:
            raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters or repeats a few: give a random one.")
        return given
    kept = kept_in / "secret_key"
    if not kept.exists():
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):  # of several processes the first wins, whole
            os.link(fresh, kept)
        fresh.unlink()
    return kept.read_text()


def address(name: str, default: str, *schemes: str) -> str:
    """Return a switch that is the address of a server, or of a file, of one of these schemes."""
    value = text(name, default)
    if value.partition("://")[0] not in schemes:
        raise ImproperlyConfigured(f"{name} must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}.")
    split(name, value)
    return value


def split(name: str, url: str) -> SplitResult:
    """Return the parts of a switch that is an address, whose port is one."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is no address: {error}.") from error
    return parts


def email_settings(url: str) -> dict[str, object]:
    """Return Django's EMAIL_ settings for smtp://, smtps:// or smtp+tls://user:password@host:port."""
    parts = split("EMAIL_URL", url)
    ports = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL must be smtp://, smtps:// or smtp+tls://[user:password@]host[:port].")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
    }


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the host, by its name or number."""
    return host in ("localhost", "::1") or host.startswith("127.") or host.endswith(".localhost")


def is_reserved(host: str) -> bool:
    """Tell whether the name is one that never leads anywhere on the Internet: for trials (RFC 2606, RFC 6761)."""
    return f".{host}".endswith((".test", ".example", ".invalid", ".example.com", ".example.net", ".example.org"))
