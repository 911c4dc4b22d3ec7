"""Sift: of the states those where each substance is forbidden, is not, or is not known, as somebody chooses."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext, gettext_lazy

from tracker.catalog.models import Substance
from tracker.lookup.asked import BadQuestion
from tracker.lookup.claims import BANS
from tracker.lookup.queries import StateRow
from tracker.vocabulary import Label

WISHES: Mapping[str, Collection[Label]] = {
    "forbidden": BANS,
    "not-forbidden": frozenset(Label) - BANS - {Label.UNKNOWN},
    "unknown": {Label.UNKNOWN},
}
CHOICES = (
    ("", gettext_lazy("any")),
    ("forbidden", gettext_lazy("forbidden, or its sale is")),
    ("not-forbidden", gettext_lazy("known, and not forbidden")),
    ("unknown", gettext_lazy("unknown")),
)


def sift(rows: Sequence[StateRow], watched: Sequence[Substance], wishes: Mapping[str, str]) -> list[StateRow]:
    """Return the rows that fit what is wished of each substance, by its slug; "" or no wish fits all.

    Raises:
        BadQuestion: there is no such wish.
    """
    wanted = [(at, wishes[one.slug]) for at, one in enumerate(watched) if wishes.get(one.slug)]
    if not all(wish in WISHES for _, wish in wanted):
        raise BadQuestion(gettext("Choose one of %s.") % ", ".join(WISHES))
    return [row for row in rows if all(row.labels[at] in WISHES[wish] for at, wish in wanted)]
