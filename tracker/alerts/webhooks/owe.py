"""From an event to what is owed to programs."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from tracker.alerts.alerts_to_correct import alerts_to_correct
from tracker.alerts.asks_for import Ways
from tracker.alerts.models import Alert, Subscription
from tracker.alerts.webhooks.models import Webhook
from tracker.alerts.words import AlertState, Channel
from tracker.review.models import Event
from tracker.vocabulary import EventKind


def owe_webhooks(event: Event, ways: Ways, moment: datetime) -> None:
    """Owe the event to the webhooks of those whom it concerns, once; a correction, to those that were told the wrong.

    A program is told at once, however seldom its owner wants mail, and though their mailbox takes no mail any more. To
    be called in the transaction that claims the event. `ways` are those to ask for it.
    """
    webhooks = Webhook.objects.active()
    if not webhooks.exists():  # most often: to put the question together takes longer than this one
        return
    of_its_place, of_all_places = ways
    asking = Subscription.objects.heard_by_programs().filter(of_its_place | of_all_places)
    concerned = asking.filter(subscriber=OuterRef("subscriber"))  # of few programs each is asked about, not the crowd
    webhooks = webhooks.filter(Exists(concerned))
    if event.kind == EventKind.CORRECTED:
        webhooks = webhooks.filter(subscriber__in=alerts_to_correct(event, Channel.WEBHOOK).values("subscriber"))
    owed = [
        Alert(
            event=event,
            subscriber_id=subscriber,
            channel=Channel.WEBHOOK,
            state=AlertState.PENDING,
            next_try_at=moment,
        )
        for subscriber in webhooks.values_list("subscriber", flat=True)
    ]
    Alert.objects.bulk_create(owed, ignore_conflicts=True, batch_size=1000)
