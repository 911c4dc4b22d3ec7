"""The words of the book of those who left."""

from enum import StrEnum


class Parting(StrEnum):
    """How a mailbox, or one of its subscriptions, went; JOINED is that it came back."""

    JOINED = "joined"
    STOPPED = "stopped"
    LEFT = "left"
    FORGOTTEN = "forgotten"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
