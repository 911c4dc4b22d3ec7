"""The closed words of this room: what a subscriber may wish for, and how what is owed to them stands."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.wording import all_of


class Interest(StrEnum):
    """What a subscriber may ask to be told of: the topics, and apart from them the laws that come into force."""

    STATUS = "status"
    COMING = "coming"
    BILLS = "bills"
    NOTICES = "notices"


INTERESTS = {
    Interest.STATUS: _("changes of the law"),
    Interest.COMING: _("laws coming into force"),
    Interest.BILLS: _("bills"),
    Interest.NOTICES: _("FDA notices"),
}


def asked_in_words(topics: Iterable[str], substance: object, place: object, *, includes_below: bool) -> str:
    """Return what somebody asked for, as a reader says it: `bills and FDA notices about kratom in Ohio`."""
    asked = {
        "topics": all_of([gettext(INTERESTS[Interest(topic)]) for topic in topics]),
        "substance": substance or gettext("every substance"),
        "place": place,
    }
    if place is None:
        return gettext("%(topics)s about %(substance)s in all places") % asked
    if includes_below:
        return gettext("%(topics)s about %(substance)s in %(place)s and all places in it") % asked
    return gettext("%(topics)s about %(substance)s in %(place)s") % asked


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
