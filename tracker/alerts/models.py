"""Who asked to be told of what, and what each of them is owed. An address is kept here and nowhere else."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from tracker.catalog.models import Jurisdiction, Substance
from tracker.review.models import Event
from tracker.vocabulary import AlertState, Channel, Topic, choices


class Subscriber(models.Model):
    """An address. `mailbox` is its normalised form, so that one mailbox gets one mail.

    `round` counts how often it was ended: a confirmation link of an earlier round no longer works.
    """

    address = models.EmailField(max_length=254)
    mailbox = models.CharField(max_length=254, unique=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    round = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class Subscription(models.Model):
    """What a subscriber wants to know: a place and all that lies above it, a topic, one substance or every one."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="subscriptions")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="subscriptions")
    substance = models.ForeignKey(Substance, models.PROTECT, null=True, related_name="subscriptions")
    topic = models.CharField(max_length=10, choices=choices(Topic))
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["jurisdiction", "topic"], condition=Q(ended_at=None), name="live_subscriptions")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "jurisdiction", "substance", "topic"],
                condition=Q(ended_at=None, substance__isnull=False),
                name="one_live_subscription_per_substance",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "jurisdiction", "topic"],
                condition=Q(ended_at=None, substance=None),
                name="one_live_subscription_to_every_substance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} in {self.jurisdiction}"


class AlertQuerySet(models.QuerySet["Alert"]):
    def awaiting_delivery(self, moment: datetime) -> "AlertQuerySet":
        """Return what is owed and may be tried now: never tried, put off until now, or left by a sender that died."""
        may_try = Q(state__in=(AlertState.PENDING, AlertState.DEFERRED), next_try_at__lte=moment)
        left = Q(state=AlertState.LEASED, leased_until__lte=moment)
        return self.filter(may_try | left).order_by("next_try_at", "pk")


class Alert(models.Model):
    """One event owed to one subscriber on one channel, once.

    `attempts` counts leases. One that was leased and left by a dead sender may have been delivered: it is sent again
    with the same Message-ID, and `ambiguous` counts how often.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="alerts")
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="alerts")
    channel = models.CharField(max_length=8, choices=choices(Channel))
    state = models.CharField(max_length=10, choices=choices(AlertState), default=AlertState.PENDING)
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    ambiguous = models.PositiveIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state__in=(AlertState.PENDING, AlertState.DEFERRED, AlertState.LEASED)),
                name="alerts_to_deliver",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "subscriber", "channel"], name="one_alert_per_event_subscriber_and_channel"
            ),
            models.CheckConstraint(condition=Q(state__in=AlertState), name="an_alert_is_in_a_known_state"),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}: {self.state}"
