"""Where a subscriber's alerts are posted to, besides their mailbox, and how that goes."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from tracker.alerts.owed import Owed, OwedQuerySet
from tracker.alerts.words import Channel


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def active(self) -> Self:
        """Return those that proved to be their owner's and are on."""
        return self.filter(disabled_at=None, verified_at__isnull=False)

    def free(self, moment: datetime) -> Self:
        """Return those that are on and that no sender is calling."""
        return self.filter(Q(leased_until=None) | Q(leased_until__lte=moment), disabled_at=None)

    def awaiting_call(self, moment: datetime) -> Self:
        """Return those that may be called now and have something to hear: a challenge, or an alert."""
        has_alerts = Q(
            subscriber__alerts__channel=Channel.WEBHOOK,
            subscriber__alerts__next_try_at__isnull=False,
        )
        due = self.free(moment).filter(Q(verified_at=None) | has_alerts, next_try_at__lte=moment)
        return due.distinct().order_by("next_try_at", "pk")


class Webhook(models.Model):
    """An address of a subscriber's program. It hears nothing before it has answered a challenge, `verified_at`.

    One sender at a time calls it, oldest alert first, so that the order is kept; what it does not take is tried again
    until `disabled_at`. `body` is what the alert `body_of` is told with, at every try the same. The secret is derived
    from `salt` and `turn`, so that no copy of the database holds it; for a day after `rotated_at` the one before signs
    as well.
    """

    subscriber = models.OneToOneField("alerts.Subscriber", models.CASCADE, related_name="webhook")
    url = models.URLField(max_length=500)
    salt = models.CharField(max_length=64)
    turn = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    rotated_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    body_of = models.BigIntegerField(null=True)
    body = models.TextField(blank=True)
    error = models.TextField(blank=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(failing_since=None, failures=0) | Q(failing_since__isnull=False, failures__gt=0),
                name="a_failing_webhook_has_failed_since_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"webhook {self.pk}"


class WebhookEnding(Owed):
    """The mail that tells the owner that their webhook was switched off."""

    subscriber = models.ForeignKey("alerts.Subscriber", models.CASCADE, related_name="webhook_endings")
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="endings")
    disabled_at = models.DateTimeField()

    objects = OwedQuerySet["WebhookEnding"].as_manager()

    class Meta(Owed.Meta):
        constraints = [
            *Owed.Meta.constraints,
            models.UniqueConstraint(fields=["webhook", "disabled_at"], name="one_mail_per_end_of_a_webhook"),
        ]

    def __str__(self) -> str:
        return f"end of {self.webhook}: {self.state}"
