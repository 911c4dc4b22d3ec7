"""Who may read a host now: one process, and nobody before the moment that the host asked for."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from tracker.contract import hosts_in
from tracker.evidence.models import Host, Source

LEASE = timedelta(minutes=20)


def lease(sources: Iterable[Source], now: datetime) -> list[Source]:
    """Return those of the sources whose hosts nobody else reads now, and keep others off these hosts for 20 minutes.

    Each host is claimed by compare-and-set, so of two processes that ask at once one gets it. A host that sent
    Retry-After is nobody's until then.
    """
    hosts = [(source, hosts_of(source)) for source in sources]
    ours: dict[str, bool] = {}
    for host in sorted({host for _, its in hosts for host in its}):
        Host.objects.get_or_create(name=host)
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        may = Q(not_before=None) | Q(not_before__lte=now)
        ours[host] = Host.objects.filter(free, may, name=host).update(leased_until=now + LEASE) == 1
    leased = [(source, its) for source, its in hosts if all(ours[host] for host in its)]
    wanted = {host for _, its in leased for host in its}
    release(host for host, is_ours in ours.items() if is_ours and host not in wanted)
    return [source for source, _ in leased]


def release(hosts: Iterable[str]) -> None:
    """Let others read these hosts."""
    Host.objects.filter(name__in=list(hosts)).update(leased_until=None)


def why_not_leased(source: Source, now: datetime) -> str:
    """Return why a source was not leased, in words for who asked for it."""
    for host in Host.objects.filter(name__in=hosts_of(source)).order_by("name"):
        if host.not_before and host.not_before > now:
            return f"{host} asked not to be read before {host.not_before:%Y-%m-%d %H:%M} UTC"
    return "another process reads its host now, or the host of a source that shares one with it"


def hosts_of(source: Source) -> set[str]:
    """Return the host names that the source's addresses lie on."""
    return hosts_in(source.urls)
