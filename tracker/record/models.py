"""The published record: the law as a cube with two times, and what stands beside it.

Every row is written once. A trigger on both databases lets `superseded_at` go from empty to a moment and forbids any
other change, so that *what did we say on that day* has an exact answer.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncDate

from tracker.catalog.models import Jurisdiction, Substance
from tracker.vocabulary import (
    OVER,
    Activity,
    BillStage,
    Confidence,
    Effect,
    Form,
    InstrumentKind,
    NoticeKind,
    Reach,
    Standing,
)
from tracker.wording import choices

PARTIAL_DAY: Any = {"max_length": 10, "blank": True}
Row = TypeVar("Row", bound=models.Model)


class RecordedQuerySet(models.QuerySet[Row]):
    def held(self, moment: datetime | None = None) -> Self:
        """Return the rows we hold now, or held at the moment."""
        if moment is None:
            return self.filter(superseded_at=None)
        return self.recorded(moment).filter(Q(superseded_at=None) | Q(superseded_at__gt=moment))

    def recorded(self, moment: datetime) -> Self:
        """Return the rows that were recorded up to the moment, superseded since or not."""
        return self.filter(recorded_at__lte=moment)

    def of(self, jurisdictions: Collection[int], substances: Collection[int]) -> Self:
        """Return the rows about these governments and substances, by their keys."""
        return self.filter(jurisdiction__in=jurisdictions).filter(substance__in=substances)


class Recorded(models.Model):
    """A row that is written once and superseded once."""

    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("recorded_at")),
                name="%(class)s_is_superseded_after_it_is_recorded",
            ),
        ]


class Instrument(models.Model):
    """The law itself, with its citation; or a finding that no law was found, and where one looked.

    It stands as one reading has it. One that has it otherwise (its reach, say) is another row of the same citation: a
    rule stays with the row that it was written under, so that an answer of before reads as it did.
    """

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="instruments")
    kind = models.CharField(max_length=16, choices=choices(InstrumentKind))
    citation = models.CharField(max_length=300)
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    reach = models.CharField(max_length=14, choices=choices(Reach), default=Reach.WHOLE)
    standing = models.CharField(max_length=9, choices=choices(Standing), blank=True)
    adopted_on = models.CharField(**PARTIAL_DAY)
    signed_on = models.CharField(**PARTIAL_DAY)
    filed_on = models.CharField(**PARTIAL_DAY)

    class Meta:
        indexes = [models.Index(fields=["jurisdiction", "citation"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=InstrumentKind), name="an_instrument_has_a_known_kind"),
        ]

    def __str__(self) -> str:
        return self.citation


class RuleQuerySet(RecordedQuerySet["Rule"]):
    def counting_on(self, day: date) -> Self:
        """Return the rules that the label counts on the day."""
        begun = Q(counts_from=None) | Q(counts_from__lte=day)
        return self.filter(begun, Q(counts_to=None) | Q(counts_to__gt=day))

    def with_days_ahead(self, horizon: date) -> Self:
        """Return the rules that begin or end on a day after their recording and before the horizon."""
        recorded = TruncDate(F("recorded_at"))
        begins = Q(counts_from__gte=recorded, counts_from__lte=horizon)
        return self.filter(begins | Q(counts_to__gte=recorded, counts_to__lte=horizon))


class Rule(Recorded):
    """One cell: what an instrument does to one substance, form and activity in one jurisdiction, and on which days.

    `valid_from` (inclusive) and `valid_to` (exclusive) are partial days as the law gives them. `counts_from` and
    `counts_to` are the whole days between which the label counts the rule; empty means no bound. `ending` is what the
    law is called once `valid_to` is past: a law that names its last day itself expires.
    """

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="rules")
    substance = models.ForeignKey(Substance, models.PROTECT, related_name="rules")
    form = models.CharField(max_length=14, choices=choices(Form))
    threshold = models.JSONField(null=True)
    activity = models.CharField(max_length=12, choices=choices(Activity))
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="rules")
    effect = models.CharField(max_length=18, choices=choices(Effect))
    conditions = models.JSONField(default=list)
    words = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, choices=choices(Confidence))
    ending = models.CharField(max_length=9, choices=choices(Standing), default=Standing.EXPIRED)
    valid_from = models.CharField(**PARTIAL_DAY)
    valid_to = models.CharField(**PARTIAL_DAY)
    counts_from = models.DateField(null=True)
    counts_to = models.DateField(null=True)

    objects = RuleQuerySet.as_manager()

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["jurisdiction", "substance", "recorded_at", "superseded_at"])]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(condition=Q(activity__in=Activity), name="a_rule_has_a_known_activity"),
            models.CheckConstraint(condition=Q(effect__in=Effect), name="a_rule_has_a_known_effect"),
            models.CheckConstraint(condition=Q(form__in=Form), name="a_rule_has_a_known_form"),
            models.CheckConstraint(condition=Q(ending__in=OVER), name="a_rule_ends_in_a_known_way"),
            models.CheckConstraint(
                condition=Q(counts_from=None) | Q(counts_to=None) | Q(counts_to__gt=F("counts_from")),
                name="a_rule_counts_for_a_day_at_least",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction}: {self.substance} {self.activity} {self.effect} ({self.instrument})"


class Preemption(Recorded):
    """That an instrument voids what the governments below its own say of activities with a substance, unless saved."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="preemptions")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="preemptions")
    substance = models.ForeignKey(Substance, models.PROTECT, related_name="preemptions")
    activities = models.JSONField()
    saves = models.JSONField(default=list)
    saves_before = models.CharField(**PARTIAL_DAY)
    words = models.TextField(blank=True)
    valid_from = models.CharField(**PARTIAL_DAY)
    valid_to = models.CharField(**PARTIAL_DAY)
    counts_from = models.DateField(null=True)
    counts_to = models.DateField(null=True)

    objects = RecordedQuerySet["Preemption"].as_manager()

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["jurisdiction", "substance", "recorded_at", "superseded_at"])]

    def __str__(self) -> str:
        return f"{self.instrument} preempts local law on {self.substance}"


class Notice(Recorded):
    """An action of an agency: an import alert, a recall, a warning letter."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=16, choices=choices(NoticeKind))
    reference = models.CharField(max_length=120)
    title = models.TextField()
    firm = models.CharField(max_length=300, blank=True)
    product = models.TextField(blank=True)
    charge = models.TextField(blank=True)
    issued_on = models.CharField(**PARTIAL_DAY)
    updated_on = models.CharField(**PARTIAL_DAY)
    effective_on = models.CharField(**PARTIAL_DAY)
    comments_until = models.CharField(**PARTIAL_DAY)
    url = models.URLField(max_length=1000)
    substances = models.JSONField()

    objects = RecordedQuerySet["Notice"].as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["jurisdiction", "kind", "reference"],
                condition=Q(superseded_at=None),
                name="one_current_notice_per_reference",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Bill(Recorded):
    """A proposal that is not law and never changes a label."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="bills")
    session = models.CharField(max_length=40)
    identifier = models.CharField(max_length=40)
    title = models.TextField()
    stage = models.CharField(max_length=22, choices=choices(BillStage))
    introduced_on = models.CharField(**PARTIAL_DAY)
    latest_action = models.TextField()
    latest_action_on = models.CharField(**PARTIAL_DAY)
    url = models.URLField(max_length=1000)
    substances = models.JSONField()

    objects = RecordedQuerySet["Bill"].as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["jurisdiction", "session", "identifier"],
                condition=Q(superseded_at=None),
                name="one_current_bill_per_session_and_identifier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.identifier} ({self.session})"


class Claim(Recorded):
    """Who says what of a place and a substance, where, on which day, how surely. It decides nothing."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="claims")
    substance = models.ForeignKey(Substance, models.PROTECT, related_name="claims")
    key = models.CharField(max_length=300)
    says = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    claimant = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    made_on = models.CharField(**PARTIAL_DAY)
    confidence = models.CharField(max_length=10, blank=True)

    objects = RecordedQuerySet["Claim"].as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(fields=["key"], condition=Q(superseded_at=None), name="one_current_claim_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.claimant} on {self.jurisdiction}: {self.says}"


class Stamp(models.Model):
    """A word that is another after every change of what answers are made of, in a row for each kind; see `stamp`."""

    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.token
