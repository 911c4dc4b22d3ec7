"""Names to addresses, each address through the gate just before it is connected to, so that no name can rebind."""

from collections.abc import Sequence
from typing import Any, ClassVar

from scrapy.crawler import AsyncCrawlerProcess
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from tracker import gate


@implementer(IHostnameResolver)
class GuardedResolver:
    """The reactor's resolver with the gate behind it. Nothing is cached: every connection is judged anew."""

    refused: ClassVar[dict[str, str]] = {}  # why a host led nowhere, by its name

    def __init__(self, reactor: Any, allow: Sequence[str]) -> None:
        self._reactor = reactor
        self._resolver = reactor.nameResolver
        self._allow = allow

    @classmethod
    def from_crawler(cls, crawler: AsyncCrawlerProcess, reactor: Any) -> "GuardedResolver":
        """Build from the process's settings, as Scrapy does with the resolver that TWISTED_DNS_RESOLVER names."""
        return cls(reactor, crawler.settings.getlist("FETCH_ALLOW"))

    def install_on_reactor(self) -> None:
        """Take the place of the reactor's own resolver."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802  (Twisted's interface)
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve, and hand on to the receiver only the addresses that the gate lets pass."""
        guard = _Guard(resolutionReceiver, hostName, portNumber, self._allow)
        found: IHostResolution = self._resolver.resolveHostName(
            guard, hostName, portNumber, addressTypes, transportSemantics
        )
        return found


@implementer(IResolutionReceiver)
class _Guard:
    """Stands between the resolver and whoever connects, and drops what the gate refuses."""

    def __init__(self, receiver: Any, host: str, port: int, allow: Sequence[str]) -> None:
        self._receiver = receiver
        self._host = host
        self._port = port
        self._allow = allow

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IPv4Address | IPv6Address) -> None:  # noqa: N802
        try:
            gate.check_address(self._host, self._port, address.host, self._allow)
        except gate.Refused as error:
            GuardedResolver.refused[self._host] = str(error)
        else:
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()
