"""From what is owed to a program to a message that it took: in order, one at a time, again until it is taken.

A receiver that fails holds up itself alone: it is left for longer and longer, and after 54 hours switched off.
"""

import logging
import random
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, When
from django.utils import timezone

from tracker.alerts.deliver import A_RING
from tracker.alerts.departed.restored import is_restored
from tracker.alerts.models import Alert, Subscription
from tracker.alerts.webhooks.message import challenge_body, challenge_of, event_body, message_id
from tracker.alerts.webhooks.models import Webhook, WebhookEnding, WebhookQuerySet
from tracker.alerts.webhooks.patience import asked_wait
from tracker.alerts.webhooks.post import Reply, Unanswered, post
from tracker.alerts.webhooks.sign import secrets_at, signed
from tracker.alerts.words import AlertState
from tracker.review.brake import is_pulled
from tracker.review.models import Event
from tracker.vocabulary import EventKind, Stop

LEASE = timedelta(seconds=120)
A_TURN = timedelta(seconds=15)  # for one receiver, so that none keeps the others waiting
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
TRIED_FOR = timedelta(hours=54)
GONE = 410
NO_MORE = {"next_try_at": None, "lease": None}

log = logging.getLogger(__name__)


class NotTaken(Exception):
    """The receiver did not say 2xx, or not the word it was asked for; the message says what it did.

    `wait` is how long it asked to be left alone.
    """

    def __init__(self, words: str, wait: timedelta = timedelta(0)) -> None:
        self.wait = wait
        super().__init__(words)


class Gone(NotTaken):
    """It said that it will never take anything again."""


def call_webhooks(webhooks: WebhookQuerySet, until: datetime | None = None) -> int:
    """Call those of the webhooks that are due, and return how many alerts they took.

    Each is claimed by compare-and-set. What may have been taken though no answer was heard is told again under the
    same id, with the same body, and counted. Begins with none after `until`.
    """
    until = until or timezone.now() + A_RING
    taken = 0
    if is_restored() or is_pulled(Stop.SENDING):
        return taken
    for webhook in webhooks.awaiting_call(timezone.now()):
        if timezone.now() >= until:
            break
        if _claim(webhook):
            taken += _call(webhook)
    return taken


def _claim(webhook: Webhook) -> bool:
    moment = timezone.now()
    return bool(Webhook.objects.free(moment).filter(pk=webhook.pk).update(leased_until=moment + LEASE))


def _call(webhook: Webhook) -> int:
    """Tell the webhook what it waits for until it fails, its turn ends or nothing is left; return how many it took."""
    webhook.refresh_from_db()
    began, taken = timezone.now(), 0
    try:
        if webhook.verified_at is None:
            _challenge(webhook)
        while timezone.now() - began < A_TURN and (alert := _next(webhook)):
            taken += _tell(webhook, alert)
    except NotTaken as trouble:
        _put_off(webhook, trouble)
    else:
        Webhook.objects.filter(pk=webhook.pk).update(failing_since=None, failures=0, error="", leased_until=None)
    return taken


def _challenge(webhook: Webhook) -> None:
    reply = _post(webhook, "challenge", challenge_body(webhook))
    if challenge_of(webhook).encode() not in reply.body:
        raise NotTaken("It answered, but not with the word of the challenge.")
    Webhook.objects.filter(pk=webhook.pk).update(verified_at=timezone.now())


def _next(webhook: Webhook) -> Alert | None:
    related = ("event__jurisdiction", "event__change__jurisdiction", "event__change__observation")
    return Alert.objects.to_post(webhook).select_related(*related).order_by("event__recorded_at", "event").first()


def _tell(webhook: Webhook, alert: Alert) -> bool:
    """Post the alert and return whether it was taken: False for one that is no longer wanted. Raises NotTaken."""
    owed = Alert.objects.filter(pk=alert.pk, next_try_at__isnull=False)
    perhaps_told = F("ambiguous") + Case(When(state=AlertState.LEASED, then=1), default=0)
    if not _is_wanted(alert):
        owed.update(state=AlertState.SUPPRESSED, ambiguous=perhaps_told, **NO_MORE)
        return False
    body = _body(webhook, alert)
    held = {"lease": uuid4(), "next_try_at": timezone.now() + LEASE}
    owed.update(state=AlertState.LEASED, attempts=F("attempts") + 1, ambiguous=perhaps_told, **held)
    try:
        _post(webhook, f"event {alert.event_id}", body)
    except NotTaken as trouble:
        owed.update(state=AlertState.DEFERRED, error=str(trouble), next_try_at=timezone.now(), lease=None)
        raise
    owed.update(state=AlertState.ACCEPTED, accepted_at=timezone.now(), error="", **NO_MORE)
    return True


def _is_wanted(alert: Alert) -> bool:
    """Whether the subscriber still asks for the event, and no correction tells it better."""
    if Event.objects.filter(kind=EventKind.CORRECTED, change__corrects=alert.event.change_id).exists():
        return False
    asking = Subscription.objects.heard_by_programs().asking(alert.event)
    return asking.filter(subscriber=alert.subscriber_id).exists()


def _body(webhook: Webhook, alert: Alert) -> bytes:
    """Return what the alert is told with: what it was told with at its first try. Raises NotTaken."""
    if webhook.body_of != alert.pk:
        try:
            webhook.body_of, webhook.body = alert.pk, event_body(alert.event).decode()
        except Exception as bug:  # of one event's words: the other receivers are not to wait for the repair
            log.exception("%s cannot be written", alert)
            raise NotTaken(f"We could not write it: {type(bug).__name__}.") from bug
        webhook.save(update_fields=["body_of", "body"])
    return webhook.body.encode()


def _post(webhook: Webhook, what: str, body: bytes) -> Reply:
    moment = timezone.now()
    headers = signed(secrets_at(webhook, moment), message_id(webhook, what), moment, body)
    try:
        reply = post(webhook.url, {**headers, "User-Agent": f"kratom-law-tracker (+{settings.PUBLIC_BASE_URL})"}, body)
    except Unanswered as trouble:
        raise NotTaken(str(trouble)) from trouble
    if reply.status == GONE:
        raise Gone(f"It answered {reply.status}.")
    if not 200 <= reply.status < 300:
        raise NotTaken(f"It answered {reply.status}.", asked_wait(reply.retry_after, moment))
    return reply


@transaction.atomic
def _put_off(webhook: Webhook, trouble: NotTaken) -> None:
    """Leave the webhook alone, at least as long as it asked, or switch it off if it is gone or failed for too long."""
    moment = timezone.now()
    since = webhook.failing_since or moment
    row = Webhook.objects.filter(pk=webhook.pk)
    wait = min(FIRST_WAIT * 2 ** min(webhook.failures, 20), LONGEST_WAIT) * random.uniform(1, 1.25)  # noqa: S311
    row.update(
        failing_since=since,
        failures=F("failures") + 1,
        next_try_at=moment + max(wait, trouble.wait),
        error=str(trouble),
        leased_until=None,
    )
    if isinstance(trouble, Gone) or moment - since >= TRIED_FOR:
        _switch_off(webhook, moment)


def _switch_off(webhook: Webhook, moment: datetime) -> None:
    """Park what is owed until the owner switches it on again, and owe them the mail that says so."""
    if not Webhook.objects.filter(pk=webhook.pk, disabled_at=None).update(disabled_at=moment):
        return
    Alert.objects.to_post(webhook).update(state=AlertState.PARKED, **NO_MORE)
    WebhookEnding.objects.create(
        webhook=webhook, subscriber_id=webhook.subscriber_id, disabled_at=moment, next_try_at=moment
    )
    log.warning("%s was switched off", webhook)
