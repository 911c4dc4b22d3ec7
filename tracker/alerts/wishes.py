"""The closed words of what a subscriber may wish for."""

from enum import StrEnum


class Interest(StrEnum):
    """What a subscriber may ask to be told of: the topics, and apart from them the days before a law begins."""

    STATUS = "status"
    COMING = "coming"
    BILLS = "bills"
    NOTICES = "notices"


class Frequency(StrEnum):
    """How often a subscriber wants mail. The more often a word means, the earlier it comes in the alphabet."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
