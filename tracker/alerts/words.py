"""The closed words of this room: what a subscriber may wish for, and how what is owed to them stands."""

from enum import StrEnum


class Interest(StrEnum):
    """What a subscriber may ask to be told of: the topics, and apart from them the laws that come into force."""

    STATUS = "status"
    COMING = "coming"
    BILLS = "bills"
    NOTICES = "notices"

    @property
    def words(self) -> str:
        """What it is called to a reader, within a sentence."""
        return INTERESTS[self]


INTERESTS = {
    Interest.STATUS: "changes of the law",
    Interest.COMING: "laws coming into force",
    Interest.BILLS: "bills",
    Interest.NOTICES: "FDA notices",
}


class Frequency(StrEnum):
    """How often a subscriber wants mail. The more often a word means, the earlier it comes in the alphabet."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


class Channel(StrEnum):
    """How an alert travels."""

    MAIL = "mail"
    WEBHOOK = "webhook"


class AlertState(StrEnum):
    """The life of an alert. WAITING is for its digest; PARKED is what nobody could deliver, and it is never dropped."""

    WAITING = "waiting"
    PENDING = "pending"
    LEASED = "leased"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"
    PARKED = "parked"
