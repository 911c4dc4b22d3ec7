"""Mature: the days that a published law named come by themselves, and each is told once.

Told are the days after the recording: what was already law when it was read is not news. A rule that is superseded,
because its day was moved, stayed or cancelled, has no days left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from tracker.record.models import Rule
from tracker.review.models import Change, Event, Publication
from tracker.vocabulary import EventKind, Topic

REMINDERS = (30, 7, 1)  # days before a law begins
A_DAY = timedelta(days=1)  # local days begin up to 14 hours before and 11 after those of UTC


@dataclass(frozen=True, kw_only=True)
class Timer:
    """A day of a change that has come where it is law, and what it is to be told as."""

    change: Change
    kind: EventKind
    day: date


def awaiting_maturity(now: datetime) -> list[Timer]:
    """Return the days that have come and are untold, one for all cells of a change that share it, the oldest first."""
    timers = {timer for publication in _with_days(now) for timer in _timers(publication, now)}
    changes = {timer.change.pk for timer in timers}
    told = set(Event.objects.filter(change__in=changes).values_list("change", "kind", "day"))
    untold = [timer for timer in timers if (timer.change.pk, timer.kind, timer.day) not in told]
    return sorted(untold, key=lambda timer: (timer.day, timer.change.pk, timer.kind))


def mature(timer: Timer, now: datetime) -> bool:
    """Raise the Event of a day that has come; return whether this call did. The unique index stops a second."""
    with transaction.atomic():
        _, is_new = Event.objects.get_or_create(
            change=timer.change,
            kind=timer.kind,
            day=timer.day,
            defaults={
                "topic": Topic.STATUS,
                "jurisdiction": timer.change.jurisdiction,
                "substances": timer.change.substances(),
                "recorded_at": now,
            },
        )
    return is_new


def _with_days(now: datetime) -> QuerySet[Publication]:
    """Return the written rules that we hold and that begin or end on a day after their recording, come or near."""
    return (
        Publication.objects.filter(closed=False, rule__in=Rule.objects.held().with_days_ahead(_horizon(now)))
        .select_related("change__jurisdiction", "rule__jurisdiction")
        .order_by("pk")
    )


def _horizon(now: datetime) -> date:
    return (now + A_DAY * (max(REMINDERS) + 1)).date()


def _timers(publication: Publication, now: datetime) -> Iterator[Timer]:
    rule, change = publication.rule, publication.change
    if rule is None:
        return
    recorded, today = change.jurisdiction.local_day(rule.recorded_at), change.jurisdiction.local_day(now)
    if rule.counts_from and recorded < rule.counts_from <= today:
        yield Timer(change=change, kind=EventKind.IN_FORCE, day=rule.counts_from)
    if rule.counts_from and today < rule.counts_from and (day := _reminder(rule.counts_from, recorded, today)):
        yield Timer(change=change, kind=EventKind.COMING_UP, day=day)
    if rule.counts_to and recorded < rule.counts_to <= today and not _is_followed(rule, rule.counts_to):
        yield Timer(change=change, kind=EventKind.LAPSED, day=rule.counts_to)


def _reminder(begins: date, recorded: date, today: date) -> date | None:
    """Return the latest reminder's day that has come since the recording: a missed one is not made up for."""
    days = [begins - A_DAY * before for before in REMINDERS]
    return max((day for day in days if recorded < day <= today), default=None)


def _is_followed(rule: Rule, day: date) -> bool:
    """Whether another rule says something of the same activity where this one stops."""
    others = Rule.objects.held().filter(
        jurisdiction=rule.jurisdiction, substance=rule.substance_id, activity=rule.activity
    )
    return others.exclude(pk=rule.pk).counting_on(day).exists()
