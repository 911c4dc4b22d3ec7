"""What was read, where and when: nothing here says what the law is."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from tracker.catalog.models import Jurisdiction
from tracker.vocabulary import GOOD_OUTCOMES, Authority, Cause, Outcome, SubjectKind
from tracker.wording import choices

PASSING_OUTCOMES = frozenset({Outcome.UNREACHABLE, Outcome.INCOMPLETE})
PASSING_TIMES = 3


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, moment: datetime) -> "SourceQuerySet":
        """Return the declared sources whose next crawl by machine is due, longest waiting first."""
        return self._next_due_by(moment).filter(look_for="")

    def due_by_hand(self, moment: datetime) -> "SourceQuerySet":
        """Return the declared manual checks that a person should look at now, longest waiting first."""
        return self._next_due_by(moment).exclude(look_for="")

    def awaiting_word(self) -> "SourceQuerySet":
        """Return those of whose trouble staff know nothing yet, and those whose trouble they know and that is over.

        What passes by itself (no answer, half an answer) is a trouble from its third time in a row.
        """
        bad = ~Q(last_outcome__in=(*GOOD_OUTCOMES, Outcome.WAITING, ""))
        lasting = ~Q(last_outcome__in=PASSING_OUTCOMES) | Q(failures__gte=PASSING_TIMES)
        trouble = Q(parked_at__isnull=False) | (bad & lasting)
        over = Q(parked_at=None, last_outcome__in=GOOD_OUTCOMES)
        untold, told = Q(trouble_told_at=None), Q(trouble_told_at__isnull=False)
        return self.filter((trouble & untold) | (over & told), declared=True, paused=False).order_by("slug")

    def _next_due_by(self, moment: datetime) -> "SourceQuerySet":
        return self.filter(declared=True, paused=False, parked_at=None, next_due__lte=moment).order_by("next_due")


class Source(models.Model):
    """The shadow of one spider's declaration, plus what staff may change and how its crawls went.

    Counted in a row: `failures` bad crawls, `quiet` good ones without news, `conditional` ones since the last that
    asked for everything, `lost` ones whose process ended. `trouble_told_at` is when staff were mailed of a trouble that
    has not passed.
    """

    slug = models.SlugField(unique=True)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT)
    publisher = models.CharField(max_length=120)
    authority = models.CharField(max_length=10, choices=choices(Authority))
    urls = models.JSONField()
    every = models.DurationField()
    first_read = models.DateField(null=True)
    look_for = models.TextField(blank=True)
    declared = models.BooleanField(default=True)
    paused = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    next_due = models.DateTimeField(db_index=True)
    failures = models.PositiveIntegerField(default=0)
    last_outcome = models.CharField(max_length=12, blank=True, choices=choices(Outcome))
    last_reason = models.TextField(blank=True)
    last_good_at = models.DateTimeField(null=True)
    last_news_at = models.DateTimeField(null=True)
    quiet = models.PositiveIntegerField(default=0)
    conditional = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)
    parked_at = models.DateTimeField(null=True, blank=True)
    trouble_told_at = models.DateTimeField(null=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug

    @property
    def is_manual(self) -> bool:
        """Whether a person looks at it, and never a machine."""
        return bool(self.look_for)

    @property
    def health(self) -> str:
        """The last outcome; `parked` while it is no longer read, `unread` before the first crawl."""
        return "parked" if self.parked_at else self.last_outcome or "unread"

    @property
    def is_healthy(self) -> bool:
        """Whether the last crawl was a good one."""
        return self.parked_at is None and self.last_outcome in GOOD_OUTCOMES


class Host(models.Model):
    """A web host, so that no two processes read it at once and its Retry-After outlives a restart."""

    name = models.CharField(max_length=253, unique=True)
    leased_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Crawl(models.Model):
    """One visit to one source. Without an outcome it is under way, or its process was lost."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="crawls")
    cause = models.CharField(max_length=8, choices=choices(Cause))
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True, choices=choices(Outcome))
    reason = models.TextField(blank=True)
    seen_at = models.DateTimeField(null=True)
    requests = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0)
    suspect = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=Outcome), name="a_crawl_ends_in_a_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", finished_at=None) | (~Q(outcome="") & Q(finished_at__isnull=False)),
                name="a_crawl_with_an_outcome_is_finished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M} {self.outcome or 'under way'}"


class Page(models.Model):
    """The bytes received, addressed by their SHA-256 in the store. A new row only when an address changed its bytes."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="pages")
    crawl = models.ForeignKey(Crawl, models.CASCADE, related_name="pages")
    url = models.URLField(max_length=1000)
    fetched_from = models.URLField(max_length=1000)
    method = models.CharField(max_length=4)
    request_sha256 = models.CharField(max_length=64, blank=True)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()
    media_type = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    text_sha256 = models.CharField(max_length=64)
    core_sha256 = models.CharField(max_length=64, blank=True)
    seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    newest = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["source", "url", "-seen_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "url", "request_sha256"],
                condition=Q(newest=True),
                name="one_newest_page_per_address",
            ),
            models.CheckConstraint(
                condition=Q(last_seen_at__gte=F("seen_at")), name="a_page_is_last_seen_after_the_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url} {self.sha256[:12]}"


class ObservationQuerySet(models.QuerySet["Observation"]):
    def awaiting_proposal(self) -> "ObservationQuerySet":
        """Return what propose has not yet weighed, oldest first; an absence only once it was seen twice."""
        seen_twice = Q(absent=False) | Q(last_seen_at__gt=F("seen_at"))
        return self.filter(seen_twice, proposed_at=None).order_by("seen_at", "pk")


class Observation(models.Model):
    """What a page says of one subject, word for word, and what that means in our vocabulary."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="observations")
    crawl = models.ForeignKey(Crawl, models.CASCADE, related_name="observations")
    page = models.ForeignKey(Page, models.PROTECT, related_name="observations")
    cause = models.CharField(max_length=8, choices=choices(Cause))
    kind = models.CharField(max_length=10, choices=choices(SubjectKind))
    subject = models.CharField(max_length=300)
    url = models.URLField(max_length=1000)
    quote = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    reading = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    absent = models.BooleanField()
    seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    newest = models.BooleanField(default=False)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["source", "kind", "subject", "-seen_at"]),
            models.Index(fields=["seen_at"], condition=Q(proposed_at=None), name="observations_to_propose"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "subject"],
                condition=Q(newest=True),
                name="one_newest_observation_per_subject",
            ),
            models.CheckConstraint(condition=~Q(quote=""), name="an_observation_has_a_quote"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} by {self.source}"
