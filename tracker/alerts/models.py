"""Who asked to be told of what, and what each of them is owed. An address is kept here and nowhere else."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from tracker.alerts.asks_for import asks_for
from tracker.alerts.departed.models import Mark, Remembered
from tracker.alerts.departed.words import Parting
from tracker.alerts.owed import Owed, OwedQuerySet
from tracker.alerts.webhooks.models import Webhook, WebhookEnding
from tracker.alerts.words import AlertState, Channel, Frequency, Interest, asked_in_words
from tracker.catalog.models import Jurisdiction, Substance
from tracker.review.models import Event
from tracker.wording import choices

__all__ = [
    "Alert",
    "AlertQuerySet",
    "Digest",
    "ManageLink",
    "Mark",
    "Remembered",
    "SignUp",
    "Subscriber",
    "Subscription",
    "SubscriptionQuerySet",
    "Webhook",
    "WebhookEnding",
]

SILENT = Q(confirmed_at=None) | Q(ended_at__isnull=False) | Q(paused_at__isnull=False) | Q(suppressed_at__isnull=False)


class Subscriber(models.Model):
    """An address. `mailbox` is its normalised form, so that one mailbox gets one mail.

    `round` counts how often it was ended: a link of an earlier round no longer starts or stops anything. Digests keep
    the hours of `time_zone`. `neutral_subject` keeps substance and place off a locked screen. Nothing is owed while
    paused, nor after the mailbox bounced or complained.
    """

    address = models.EmailField(max_length=254)
    mailbox = models.CharField(max_length=254, unique=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    suppressed_at = models.DateTimeField(null=True)
    suppressed_for = models.CharField(max_length=10, choices=choices(Parting), blank=True)
    round = models.PositiveIntegerField(default=0)
    time_zone = models.CharField(max_length=40, default="UTC")
    neutral_subject = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=SILENT, name="silent_subscribers")]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def live(self) -> "SubscriptionQuerySet":
        """Return what subscribers ask for who confirmed, did not leave or pause, and whose mailbox takes our mail."""
        silent = Subscriber.objects.filter(SILENT).values("pk")  # few, in an index of their own: no row need be read
        return self.filter(ended_at=None).exclude(subscriber__in=silent)

    def heard_by_programs(self) -> "SubscriptionQuerySet":
        """Return what is told to a webhook, if there is one: a mailbox that takes no mail does not stop a program."""
        listens = Q(subscriber__confirmed_at__isnull=False, subscriber__ended_at=None, subscriber__paused_at=None)
        return self.filter(listens, ended_at=None)

    def wanting(self, event: Event) -> "SubscriptionQuerySet":
        """Return the live subscriptions that ask for this event, whether stored or not."""
        return self.live().asking(event)

    def asking(self, event: Event) -> "SubscriptionQuerySet":
        """Return those that ask for this event, whether it is stored or not."""
        return self.filter(asks_for(event))


class Subscription(models.Model):
    """What a subscriber wants to know: a place and all that lies above it, a topic, one substance or every one.

    Without a place it is every place that there is.
    """

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="subscriptions")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="subscriptions")
    substance = models.ForeignKey(Substance, models.PROTECT, null=True, related_name="subscriptions")
    topic = models.CharField(max_length=10, choices=choices(Interest))
    frequency = models.CharField(max_length=8, choices=choices(Frequency), default=Frequency.AT_ONCE)
    includes_below = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        indexes = [
            # it holds all that dispatch asks of a subscription, in the order in which it gathers them
            models.Index(
                fields=["jurisdiction", "topic", "frequency", "subscriber", "substance", "includes_below", "ended_at"],
                condition=Q(ended_at=None),
                name="live_subscriptions",
            )
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
            models.UniqueConstraint(
                fields=["subscriber", "substance", "topic"],
                condition=Q(ended_at=None, jurisdiction=None, substance__isnull=False),
                name="one_live_subscription_per_substance_everywhere",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "topic"],
                condition=Q(ended_at=None, jurisdiction=None, substance=None),
                name="one_live_subscription_to_all_there_is",
            ),
            models.CheckConstraint(condition=Q(topic__in=Interest), name="a_subscription_has_a_known_topic"),
        ]

    def __str__(self) -> str:
        return asked_in_words([self.topic], self.substance, self.jurisdiction, includes_below=self.includes_below)


class SignUpQuerySet(OwedQuerySet["SignUp"]):
    def of_the_last_day(self, moment: datetime) -> Self:
        """Return those asked for within 24 hours before the moment."""
        return self.filter(requested_at__gt=moment - timedelta(days=1))


class SignUp(Owed):
    """What was asked for in the name of an address. Nothing comes of it until the owner of the mailbox says yes."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="sign_ups")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="sign_ups")
    substance = models.ForeignKey(Substance, models.PROTECT, null=True, related_name="sign_ups")
    topics = models.JSONField()
    frequency = models.CharField(max_length=8, choices=choices(Frequency), default=Frequency.AT_ONCE)
    includes_below = models.BooleanField(default=False)
    network = models.CharField(max_length=64, blank=True)
    requested_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    objects = SignUpQuerySet.as_manager()

    def __str__(self) -> str:
        return f"sign-up {self.pk}: {self.state}"

    def asked(self) -> str:
        """Return what was asked for, in words."""
        return asked_in_words(self.topics, self.substance, self.jurisdiction, includes_below=self.includes_below)


class ManageLink(Owed):
    """A link to the page where a subscriber manages everything, asked for by whoever knows the address.

    The mail carries a random word, and only its hash is kept. It is made when the mail is written, and dies with
    `expires_at`, or with the subscriber's `round` in which it was asked for.
    """

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="manage_links")
    round = models.PositiveIntegerField(default=0)
    requested_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    word_sha256 = models.CharField(max_length=64, blank=True, db_index=True)

    objects = OwedQuerySet["ManageLink"].as_manager()

    def __str__(self) -> str:
        return f"manage link {self.pk}: {self.state}"


class Digest(Owed):
    """One mail that tells of many events: of all alerts that a subscriber's day, or week, gathered."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="digests")
    frequency = models.CharField(max_length=8, choices=choices(Frequency))
    slot = models.DateField()

    objects = OwedQuerySet["Digest"].as_manager()

    class Meta(Owed.Meta):
        constraints = [
            *Owed.Meta.constraints,
            models.UniqueConstraint(
                fields=["subscriber", "frequency", "slot"], name="one_digest_per_subscriber_and_slot"
            ),
        ]

    def __str__(self) -> str:
        return f"digest {self.pk}: {self.state}"


class AlertQuerySet(OwedQuerySet["Alert"]):
    def corrected_by(self, correction: Event) -> Self:
        """Return the alerts of the change that the event corrects, but for those that bounced."""
        return self.filter(event__change__corrections=correction.change_id).exclude(state=AlertState.BOUNCED)

    def told(self) -> Self:
        """Return those that arrived, alone or in a digest, and those of which nobody can say that they did not."""
        arrived = Q(state=AlertState.ACCEPTED) | Q(digest__state=AlertState.ACCEPTED)
        return self.filter(arrived | Q(ambiguous__gt=0) | Q(digest__ambiguous__gt=0))

    def in_a_sender_s_hands(self) -> Self:
        """Return those of which it is about to be known whether they arrived."""
        return self.filter(Q(state=AlertState.LEASED) | Q(digest__state=AlertState.LEASED))

    def to_post(self, webhook: Webhook) -> Self:
        """Return what the webhook is still to be told."""
        return self.filter(subscriber=webhook.subscriber_id, channel=Channel.WEBHOOK, next_try_at__isnull=False)


class Alert(Owed):
    """One event owed to one subscriber on one channel, once: in a mail of its own, or waiting for a digest.

    The unique constraint's index finds the alerts of an event; those of a subscriber are looked for only when one is
    forgotten. Both keys come out of their own tables in the statement that writes the row, so nothing is checked twice.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="alerts", db_index=False, db_constraint=False)
    subscriber = models.ForeignKey(
        Subscriber, models.CASCADE, related_name="alerts", db_index=False, db_constraint=False
    )
    channel = models.CharField(max_length=8, choices=choices(Channel))
    frequency = models.CharField(max_length=8, choices=choices(Frequency), default=Frequency.AT_ONCE)
    digest = models.ForeignKey(Digest, models.RESTRICT, null=True, related_name="alerts", db_index=False)

    objects = AlertQuerySet.as_manager()

    class Meta(Owed.Meta):
        indexes = [
            *Owed.Meta.indexes,
            models.Index(
                fields=["frequency", "subscriber"], condition=Q(state=AlertState.WAITING), name="alerts_to_gather"
            ),
            models.Index(fields=["digest"], condition=Q(digest__isnull=False), name="alerts_of_a_digest"),
            models.Index(
                fields=["subscriber", "event"],
                condition=Q(channel=Channel.WEBHOOK, next_try_at__isnull=False),
                name="alerts_to_post",
            ),
        ]
        constraints = [
            *Owed.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "subscriber", "channel"], name="one_alert_per_event_subscriber_and_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}: {self.state}"
