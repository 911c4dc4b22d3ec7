"""Rehearse: which labels a change would move, where and on which days. It is published for a moment and taken back.

So what the desk foretells and what publishing does cannot differ: it is the same code, in a savepoint that is undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.labels import Dated, Key, labels
from tracker.record.models import Rule
from tracker.review.models import Change
from tracker.review.publish import write
from tracker.review.superseded import supersede, superseded_of
from tracker.vocabulary import STATE_LEVELS, ChangeState, Label, Level, SubjectKind
from tracker.wording import words_for

WHOLE_STATES = (Level.COUNTRY, *STATE_LEVELS)
DAYS_AHEAD = 6  # turns of a label that are looked at: laws name one or two
Labels = dict[tuple[int, str, date], Label]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What the label of a place and substance is on a day and from then on, without the change and with it."""

    place: Jurisdiction
    substance: Substance
    on: date
    before: Label
    after: Label

    @property
    def is_flip(self) -> bool:
        """Whether the change moves the label."""
        return self.before is not self.after

    @property
    def in_words(self) -> tuple[str, str]:
        """The labels before and after as a person says them."""
        return words_for(self.before), words_for(self.after)

    @property
    def size(self) -> int:
        """How far the label moves, in steps of the vocabulary's order from prohibited to unknown."""
        order = list(Label)
        return abs(order.index(self.before) - order.index(self.after))


def rehearse(change: Change) -> list[Turn]:
    """Return the label of the place today and on each day it turns, and the flips in those below that have own law.

    Only a law moves labels: of any other change the list is empty. Nothing is written that stays.
    """
    if change.kind != SubjectKind.INSTRUMENT:
        return []
    now = timezone.now()
    substances = list(Substance.objects.filter(slug__in=change.substances()).order_by("pk"))
    places = _concerned(change.jurisdiction, substances)
    was, days_before = _ahead(places, substances, now)
    with transaction.atomic():
        _publish_for_now(change, now)
        will_be, days_after = _ahead(places, substances, now)
        days = sorted(days_before | days_after)
        after = {**will_be, **_on(places, substances, days, now)}
        transaction.set_rollback(True)
    before = {**was, **_on(places, substances, days, now)}
    return _turns(change, places, substances, before, after)


def flips_a_state(turns: Iterable[Turn]) -> bool:
    """Whether one of the turns moves the label of a whole state, or of more."""
    return any(turn.is_flip and turn.place.level in WHOLE_STATES for turn in turns)


def reached_by(place: Jurisdiction) -> int:
    """Return how many places the law of this one reaches, itself among them."""
    return Jurisdiction.objects.filter(place.at_or_below()).count()


def _concerned(place: Jurisdiction, substances: list[Substance]) -> list[Jurisdiction]:
    """Return the place, a country's states, and what lies below and has rules of its own; all others inherit."""
    own = Rule.objects.held().filter(substance__in=substances).values("jurisdiction")
    states = Q(level__in=WHOLE_STATES) if place.level == Level.COUNTRY else Q(pk__in=own)
    return [place, *Jurisdiction.objects.filter(place.below() & (states | Q(pk__in=own))).order_by("level", "name")]


def _publish_for_now(change: Change, now: datetime) -> None:
    published = {"state": ChangeState.PUBLISHED, "decided_at": now, "published_at": now, "human": change.human}
    Change.objects.filter(pk=change.pk).update(**published)
    row = Change.objects.select_related("jurisdiction", "observation").get(pk=change.pk)
    supersede(row, [one.rule for one in superseded_of(row) if one.ticked])
    write(row, now)


def _ahead(places: list[Jurisdiction], substances: list[Substance], now: datetime) -> tuple[Labels, set[date]]:
    """Return the labels of today, and the days on which the first place's or another's label is to turn."""
    dated = labels(places, substances, None, now)
    found = _labels_of(dated)
    days: set[date] = set()
    for _ in range(DAYS_AHEAD):
        ahead = {one.next_change[0] for one in dated.values() if one.next_change} - days
        if not ahead:
            break
        days |= ahead
        dated = labels(places, substances, max(ahead), now)
    return found, days


def _on(places: list[Jurisdiction], substances: list[Substance], days: list[date], now: datetime) -> Labels:
    return {key: label for day in days for key, label in _labels_of(labels(places, substances, day, now)).items()}


def _labels_of(dated: dict[Key, Dated]) -> Labels:
    return {(place, slug, one.on): one.answer.label for (place, slug), one in dated.items()}


def _turns(
    change: Change, places: list[Jurisdiction], substances: list[Substance], before: Labels, after: Labels
) -> list[Turn]:
    """Return the turns by place, the change's own first; of the others and of later days only what the change moves."""
    turns = [
        Turn(place=place, substance=substance, on=on, before=before[place.pk, substance.slug, on], after=label)
        for place in places
        for substance in substances
        for (pk, slug, on), label in sorted(after.items(), key=lambda item: item[0][2])
        if (pk, slug) == (place.pk, substance.slug) and (pk, slug, on) in before
    ]
    today = min((turn.on for turn in turns), default=None)
    return [turn for turn in turns if turn.is_flip or (turn.place == change.jurisdiction and turn.on == today)]
