"""Every task: fetch what waits, call the verb on each. Each may run twice, at once or after a crash."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from tracker.alerts.departed.restored import advance_mark
from tracker.alerts.departed.retain import forget_the_departed
from tracker.alerts.dispatch import dispatch
from tracker.alerts.gather import awaiting_gathering, gather
from tracker.alerts.invite import invite
from tracker.alerts.manage import send_links
from tracker.alerts.models import Alert, Digest, ManageLink, SignUp, Subscriber, Webhook, WebhookEnding
from tracker.alerts.send import send
from tracker.alerts.send_digests import send_digests
from tracker.alerts.webhooks.call import call_webhooks
from tracker.alerts.webhooks.tell_owner import tell_owners
from tracker.alerts.words import Channel, Frequency
from tracker.evidence.batches import batches
from tracker.evidence.models import Observation, Source
from tracker.evidence.tell_staff import tell_staff
from tracker.review.mature import awaiting_maturity, mature
from tracker.review.models import Change, Event
from tracker.review.propose import propose
from tracker.review.publish import publish, recallable_since
from tracker.review.weigh import weigh

logger = logging.getLogger(__name__)
Row = TypeVar("Row")

A_MINUTE = 60  # seconds, after which the clock has rung again
MOST_ROWS = 200  # that one ring of the clock works off, so that no step keeps the others waiting


@shared_task
def crawl_due() -> None:
    """Hand the sources that are due to the workers, batch by batch. A ring that comes twice finds their hosts taken."""
    for batch in batches(Source.objects.due(timezone.now())):
        crawl_batch.apply_async([[source.slug for source in batch]], expires=A_MINUTE)


@shared_task
def crawl_batch(slugs: list[str]) -> None:
    """Read those of the sources that are still due."""
    call_command("crawl", *slugs, due=True)


@shared_task
def tell_staff_of_sources() -> None:
    """Say once which sources are in trouble, and once that they are well again."""
    _tell("sources told of", tell_staff(timezone.now()))


@shared_task
def propose_observations() -> None:
    """Open a change for what differs from the record."""
    _each("proposed", propose, Observation.objects.awaiting_proposal()[:MOST_ROWS])


@shared_task
def weigh_changes() -> None:
    """Find out how much each change that waits for a person would move."""
    _each("weighed", weigh, Change.objects.awaiting_weight().select_related("jurisdiction")[:MOST_ROWS])


@shared_task
def publish_changes() -> None:
    """Write what was accepted to the record, once it can no longer be recalled."""
    _each("published", publish, Change.objects.awaiting_publication(recallable_since(timezone.now()))[:MOST_ROWS])


@shared_task
def mature_rules() -> None:
    """Tell of the days that have come."""
    now = timezone.now()
    _each("matured", lambda timer: mature(timer, now), awaiting_maturity(now)[:MOST_ROWS])


@shared_task
def dispatch_events() -> None:
    """Owe each event to those who asked for it."""
    _each("dispatched", dispatch, Event.objects.awaiting_dispatch()[:MOST_ROWS])


@shared_task
def send_alerts() -> None:
    """Deliver what is owed."""
    _tell("alerts sent", send(Alert.objects.filter(channel=Channel.MAIL)))


@shared_task
def post_alerts() -> None:
    """Tell the programs what they are owed, and the owners of those that were switched off."""
    _tell("alerts posted", call_webhooks(Webhook.objects.all()))
    _tell("owners told", tell_owners(WebhookEnding.objects.all()))


@shared_task
def forget_departed() -> None:
    """Forget the addresses whose time is over."""
    _tell("addresses forgotten", forget_the_departed(timezone.now()))


@shared_task
def advance_restore_mark() -> None:
    """Note how far the database is, so that an older one is known for what it is."""
    advance_mark()


@shared_task
def gather_digests() -> None:
    """Put what waited for this day, or week, into digests."""
    now = timezone.now()
    for frequency in (Frequency.DAILY, Frequency.WEEKLY):
        waiting = Subscriber.objects.filter(pk__in=awaiting_gathering(frequency))
        _each("gathered", partial(gather, frequency=frequency, moment=now), waiting.iterator())


@shared_task
def send_owed_digests() -> None:
    """Deliver the digests that are owed."""
    _tell("digests sent", send_digests(Digest.objects.all()))


@shared_task
def invite_sign_ups() -> None:
    """Ask those who signed up to confirm."""
    _tell("confirmations sent", invite(SignUp.objects.all()))


@shared_task
def send_manage_links() -> None:
    """Send those who asked the link to their page."""
    _tell("manage links sent", send_links(ManageLink.objects.all()))


def _each(done_word: str, verb: Callable[[Row], object], rows: Iterable[Row]) -> None:
    """Call the verb on each row, and say with how many it did something.

    A bug met on one is logged with its traceback and does not keep the others waiting.
    """
    done = 0
    for row in list(rows):
        try:
            done += bool(verb(row))
        except Exception:
            logger.exception("%s: failed on %r", done_word, row)
    _tell(done_word, done)


def _tell(what: str, number: int) -> None:
    """Write a line where something was done: a clock that rings in vain writes none."""
    if number:
        logger.info("%s: %d", what, number)
