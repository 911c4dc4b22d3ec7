"""What stands between what was seen and what we hold: changes, who decided on them, what they wrote, what to tell."""

import hashlib
import json
from datetime import UTC
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from tracker.catalog.models import Jurisdiction
from tracker.contract import Absence, Bill, Claim, Law, Notice, reading_type
from tracker.evidence.models import Observation, Source
from tracker.record import models as record
from tracker.review.querysets import UNDECIDED, ChangeQuerySet
from tracker.review.staff.models import SecondFactor, SignInTry
from tracker.vocabulary import Cause, ChangeState, EventKind, Stop, SubjectKind, Topic, Verdict
from tracker.wording import choices

__all__ = [
    "AuditHead",
    "Brake",
    "Change",
    "Decision",
    "Event",
    "Publication",
    "SecondFactor",
    "SignInTry",
]

FIRST_LINK = "0" * 64  # what stands before the first decision

READER_REPORTS = "reader_reports"
"""The source under which readers' reports are kept. Its pages are nobody's to see until a person accepts them."""


class Change(models.Model):
    """What differs between what was seen and what we hold, for one subject as one source shows it.

    `before` is what we held when it was opened, `machine` what the spider read, `human` what a person put in its
    place, if anything. Without a cell difference it says that the text was amended. `superseded` is what was reported
    of other laws and gives way to this one. `corrects` is the published change that turned out wrong. `flip` says how
    far it would move a label (in steps, 0 for none) and `places` how many places it reaches: they order the queue and
    decide nothing, and are those of the version `weighed`.
    """

    kind = models.CharField(max_length=10, choices=choices(SubjectKind))
    subject = models.CharField(max_length=300)
    source = models.ForeignKey(Source, models.PROTECT, related_name="changes")
    observation = models.ForeignKey(Observation, models.PROTECT, related_name="changes")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="changes")
    cause = models.CharField(max_length=8, choices=choices(Cause))
    before = models.JSONField(null=True)
    machine = models.JSONField()
    superseded = models.JSONField(default=list)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    human = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=choices(ChangeState), default=ChangeState.OPEN)
    version = models.PositiveIntegerField(default=1)
    weighed = models.PositiveIntegerField(default=0)
    flip = models.PositiveSmallIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        permissions = [
            ("decide_change", "Can accept, reject and recall changes"),
            ("publish_change", "Can give the second yes and correct what was published"),
        ]
        indexes = [
            models.Index(fields=["opened_at"], condition=Q(state=ChangeState.OPEN), name="changes_to_review"),
            models.Index(fields=["decided_at"], condition=Q(state=ChangeState.ACCEPTED), name="changes_to_publish"),
            models.Index(fields=["state", "-published_at", "-id"], name="changes_newest_first"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "subject"],
                condition=Q(state__in=UNDECIDED),
                name="one_open_change_per_subject_and_source",
            ),
            models.CheckConstraint(
                condition=Q(state=ChangeState.OPEN, decided_at=None)
                | (~Q(state=ChangeState.OPEN) & Q(decided_at__isnull=False)),
                name="a_change_is_open_until_it_is_decided",
            ),
            models.CheckConstraint(
                condition=Q(state=ChangeState.PUBLISHED, published_at__isnull=False)
                | (~Q(state=ChangeState.PUBLISHED) & Q(published_at=None)),
                name="a_published_change_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        name = "a reader’s report" if self.subject.startswith("reader ") else self.subject.replace("_", " ")
        return f"{name} ({self.jurisdiction})"

    def reading(self) -> Law | Notice | Bill | Claim | Absence:
        """Return what the change would publish: what a person put in place of the machine's reading, or that."""
        return reading_type.validate_python(self.human or self.machine)

    def reading_before(self) -> Law | Notice | Bill | Claim | None:
        """Return what we held when the change was opened, or None."""
        held = self.before and reading_type.validate_python(self.before)
        if isinstance(held, Absence):
            raise TypeError("what we hold is never an absence")
        return held or None

    def substances(self) -> list[str]:
        """Return the slugs of the substances that the change speaks of, before or after, sorted."""
        readings = [one for one in (self.reading_before(), self.reading()) if one and not isinstance(one, Absence)]
        return sorted({slug for reading in readings for slug in reading.substances})


class AuditHead(models.Model):
    """The hash of the newest decision, in one row that two who decide at once must take one after the other."""

    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.sha256


class Decision(models.Model):
    """Who decided what on a change, when, why, and on which pages. Never changed or deleted: a trigger sees to it.

    The decisions are a chain: each holds the hash of the one before it, `before`, and its own, `sha256`, which covers
    that too. What is rewritten, taken out or cut off is found by `verify`.
    """

    change = models.ForeignKey(Change, models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=8, choices=choices(Verdict))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions")
    rule = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    pages = models.JSONField()
    decided_at = models.DateTimeField()
    before = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("decided_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, rule="") | (Q(person=None) & ~Q(rule="")),
                name="a_decision_is_a_person_s_or_a_named_rule_s",
            ),
            models.CheckConstraint(condition=~Q(verdict=Verdict.REJECT, reason=""), name="a_rejection_has_a_reason"),
            models.CheckConstraint(condition=~Q(verdict=Verdict.HOLD, reason=""), name="a_hold_has_a_reason"),
            models.CheckConstraint(condition=~Q(before="") & ~Q(sha256=""), name="a_decision_is_a_link_of_the_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.person or self.rule}"

    def save(self, *args: Any, **words: Any) -> None:
        """Write the decision down as the last link of the chain, after whoever decides at the same time."""
        with transaction.atomic():
            AuditHead.objects.get_or_create(pk=1, defaults={"sha256": FIRST_LINK})
            head = AuditHead.objects.select_for_update().get(pk=1)
            self.before, self.sha256 = head.sha256, self.link(head.sha256)
            super().save(*args, **words)
            AuditHead.objects.filter(pk=1).update(sha256=self.sha256)

    def link(self, before: str) -> str:
        """Return the hash that this decision has after the one with the hash `before`."""
        moment = self.decided_at.astimezone(UTC).isoformat()
        said = [self.change_id, self.verdict, self.person_id, self.rule, self.reason, self.version, self.pages, moment]
        return hashlib.sha256(json.dumps([before, *said]).encode()).hexdigest()


class Brake(models.Model):
    """That a storm was stopped: what stands still since when and why, until an operator lets it go on."""

    stops = models.CharField(max_length=10, choices=choices(Stop))
    reason = models.TextField()
    pulled_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        permissions = [("release_brake", "Can let go on what an emergency brake stopped")]
        constraints = [
            models.UniqueConstraint(
                fields=["stops"], condition=Q(released_at=None), name="a_brake_is_pulled_once_until_it_is_released"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="a_brake_is_released_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stops} stopped at {self.pulled_at:%Y-%m-%d %H:%M} UTC"


PUBLISHED = ("instrument", "rule", "preemption", "notice", "bill", "claim")
SHOWN_BY_MANY = ("notice", "bill")  # behind one of these stands a page of each source that shows it


class Publication(models.Model):
    """Which change wrote, or closed, which row of the record: the way from a published fact back to its words.

    `said_by` is the change whose words a rule carries, where it is not the one that wrote it: what was said long ago
    and ends by something else keeps its words. A notice has one publication more for each page of another surface that
    shows it once more; the first is of the change that wrote it.
    """

    change = models.ForeignKey(Change, models.PROTECT, related_name="publications")
    said_by = models.ForeignKey(Change, models.PROTECT, null=True, related_name="said")
    closed = models.BooleanField()
    instrument = models.ForeignKey(record.Instrument, models.PROTECT, null=True, related_name="publications")
    rule = models.ForeignKey(record.Rule, models.PROTECT, null=True, related_name="publications")
    preemption = models.ForeignKey(record.Preemption, models.PROTECT, null=True, related_name="publications")
    notice = models.ForeignKey(record.Notice, models.PROTECT, null=True, related_name="publications")
    bill = models.ForeignKey(record.Bill, models.PROTECT, null=True, related_name="publications")
    claim = models.ForeignKey(record.Claim, models.PROTECT, null=True, related_name="publications")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=reduce(
                    or_, (Q(**{f"{other}__isnull": other != thing for other in PUBLISHED}) for thing in PUBLISHED)
                ),
                name="a_publication_is_of_one_thing",
            ),
            *[
                models.UniqueConstraint(fields=[thing, "closed"], name=f"a_{thing}_is_written_once_and_closed_once")
                for thing in PUBLISHED[1:]
                if thing not in SHOWN_BY_MANY
            ],
            *[
                models.UniqueConstraint(fields=[thing], condition=Q(closed=True), name=f"a_{thing}_is_closed_once")
                for thing in SHOWN_BY_MANY
            ],
            *[
                models.UniqueConstraint(fields=[thing, "closed", "change"], name=f"a_change_shows_a_{thing}_once")
                for thing in SHOWN_BY_MANY
            ],
        ]

    def __str__(self) -> str:
        return f"{'closed' if self.closed else 'wrote'} by change {self.change_id}"


class EventQuerySet(models.QuerySet["Event"]):
    def awaiting_dispatch(self) -> "EventQuerySet":
        """Return what nobody has yet been told of, oldest first."""
        return self.filter(dispatched_at=None).order_by("recorded_at", "pk")

    def with_their_change(self) -> "EventQuerySet":
        """Return them with what their story reads, in one query: the places, the change and the words it stands on."""
        return self.select_related("jurisdiction", "change__jurisdiction", "change__observation")


class Event(models.Model):
    """Something to tell, once. `day` is the day it speaks of, in the jurisdiction's own time zone."""

    change = models.ForeignKey(Change, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=choices(EventKind))
    topic = models.CharField(max_length=10, choices=choices(Topic))
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="events")
    substances = models.JSONField()
    day = models.DateField()
    recorded_at = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["recorded_at"], condition=Q(dispatched_at=None), name="events_to_dispatch"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["change", "kind", "day"], name="one_event_per_change_kind_and_day"),
            models.CheckConstraint(
                condition=Q(dispatched_at=None) | Q(dispatched_at__gte=F("recorded_at")),
                name="an_event_is_dispatched_after_it_is_recorded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.change}"
