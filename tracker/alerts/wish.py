"""What somebody asks for, before and after they have confirmed it."""

from dataclasses import dataclass

from tracker.alerts.models import SignUp
from tracker.alerts.words import Frequency, Interest
from tracker.catalog.models import Jurisdiction, Substance


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A place or (None) all of them, one substance or (None) every one, the topics, and how often."""

    place: Jurisdiction | None
    substance: Substance | None
    topics: tuple[Interest, ...]
    frequency: Frequency = Frequency.AT_ONCE
    includes_below: bool = False


def wish_of(sign_up: SignUp) -> Wish:
    """Return what the sign-up asks for."""
    return Wish(
        place=sign_up.jurisdiction,
        substance=sign_up.substance,
        topics=tuple(map(Interest, sign_up.topics)),
        frequency=Frequency(sign_up.frequency),
        includes_below=sign_up.includes_below,
    )
