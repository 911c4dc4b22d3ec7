"""Trouble of the world, by name. Each says which outcome a crawl that meets it ends in; a bug is none of these."""

from typing import ClassVar

from tracker.vocabulary import Outcome


class Trouble(Exception):
    """A visit that cannot be used, with a reason that a person can act on."""

    outcome: ClassVar[Outcome]


class Unreachable(Trouble):
    """No answer: the name, the connection, TLS or the server failed."""

    outcome = Outcome.UNREACHABLE


class Gone(Trouble):
    """The publisher says that the page is no longer there (404, 410)."""

    outcome = Outcome.GONE


class Blocked(Trouble):
    """The publisher, or a guard before it, does not want us there: a refusal, a challenge, a login."""

    outcome = Outcome.BLOCKED


class AddressRefused(Trouble):
    """Our own gate does not let us go there: a private address, another scheme, a host nobody declared."""

    outcome = Outcome.BLOCKED


class RobotsDisallow(Trouble):
    """robots.txt says no, or could not be read for a server error, which RFC 9309 makes a no."""

    outcome = Outcome.ROBOTS


class Incomplete(Trouble):
    """Half a page: cut short on the wire, or without the end it must have."""

    outcome = Outcome.INCOMPLETE


class TooLarge(Trouble):
    """More bytes than a source may send, on the wire or once decompressed."""

    outcome = Outcome.TOO_LARGE


class TooManyRedirects(Trouble):
    """A chain or a loop of redirects."""

    outcome = Outcome.REDIRECTS


class OverBudget(Trouble):
    """More pages, bytes or seconds than the source is given."""

    outcome = Outcome.BUDGET


class Waiting(Trouble):
    """Nothing was asked: a person looks at the source by hand, or the key is missing that it must be asked with."""

    outcome = Outcome.WAITING


class Suspect(Trouble):
    """A page that is not understood: stored, shown on the desk, and proposing nothing. `words` are what stood there."""

    outcome = Outcome.SUSPECT

    def __init__(self, reason: str, *words: str) -> None:
        super().__init__(reason)
        self.words = words


class UnknownPhrase(Suspect):
    """A word of the source that has no meaning in our vocabulary."""


class LandmarkMissing(Suspect):
    """The sentence that must stand on the page does not."""


class OutOfBounds(Suspect):
    """Fewer or more entries or observations than the source declares."""


class QuoteMissing(Suspect):
    """A quote that does not stand word for word on the page: a mistake of the reader's, or a changed page."""
