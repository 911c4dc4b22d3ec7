"""From a digest to a mail that has left: many events in one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext, ngettext

from tracker.alerts.deliver import Writer, deliver
from tracker.alerts.envelope import ascii_address, headers, message_id
from tracker.alerts.form_letter import make_form_letter
from tracker.alerts.fresh import Fresh
from tracker.alerts.hand_over import Mail
from tracker.alerts.letter import NEUTRAL_SUBJECT, MailItem, mail_item, render, stop_url
from tracker.alerts.models import Alert, Digest
from tracker.alerts.owed import OwedQuerySet
from tracker.alerts.token import stop_token
from tracker.alerts.wanted import Wanted, in_order, wanted
from tracker.alerts.words import AlertState
from tracker.review.models import Event
from tracker.review.plain import shorten
from tracker.review.story import SUBJECT_LENGTH

FINAL = (AlertState.ACCEPTED, AlertState.BOUNCED, AlertState.SUPPRESSED, AlertState.PARKED)


def send_digests(digests: OwedQuerySet[Digest], until: datetime | None = None) -> int:
    """Send those of the digests that are due, and return how many the mail server took.

    What nobody asks for any more, or a correction tells better, is left out; a digest of which nothing is left is not
    sent. That is looked at for a whole batch together, and from then on every second. The alerts follow their digest
    once that is settled.
    """

    def prepare(batch: Sequence[Digest]) -> Writer[Digest]:
        told_in = _events(batch)
        events = {event.pk: event for found in told_in.values() for event in found}
        items: dict[int, MailItem] = {}
        fresh = Fresh(lambda: _wanted(events.values(), batch))

        def write(digest: Digest) -> Mail | None:
            now, told = fresh.now(), []
            for event in told_in[digest.pk]:
                if because := now[event.pk].get(digest.subscriber_id):
                    items[event.pk] = items.get(event.pk) or mail_item(event)
                    told.append((items[event.pk], because))
            return _mail(digest, told) if told else None

        return write

    taken = deliver(digests.select_related("subscriber"), prepare, until)
    _settle_alerts()
    return taken


def _events(batch: Sequence[Digest]) -> Mapping[int, list[Event]]:
    """Return by digest the events that it gathered, in the order in which they were recorded."""
    alerts = Alert.objects.filter(digest__in=[digest.pk for digest in batch]).order_by("event__recorded_at", "event")
    gathered = list(alerts.values_list("digest", "event"))
    known = Event.objects.with_their_change().in_bulk({event for _, event in gathered})
    found = defaultdict(list)
    for digest, event in gathered:
        found[digest].append(known[event])
    return found


def _wanted(events: Iterable[Event], batch: Iterable[Digest]) -> dict[int, dict[int, list[Wanted]]]:
    """Return by event who of the batch's readers still asks for it."""
    readers = [digest.subscriber_id for digest in batch]
    return {event.pk: wanted(event, readers) for event in events}


def _mail(digest: Digest, told: Sequence[tuple[MailItem, Sequence[Wanted]]]) -> Mail:
    """Return the mail of what is told, each with what asks for it."""
    subscriber = digest.subscriber
    asked = {one.key: one for _, because in told for one in because}
    subscriptions = in_order(asked[key] for key in sorted(asked))
    stops = {one.pk: (one, stop_url(stop_token(subscriber, [one.pk]))) for one in subscriptions}
    stop_all = stop_url(stop_token(subscriber, list(stops)))
    items = [item.to([stops[one.key] for one in because]) for item, because in told]
    neutral = subscriber.neutral_subject
    context = {"items": items, "frequency": digest.frequency, "stop_all": stop_all}
    bodies = render("digest", context, neutral=neutral)
    subject = gettext(NEUTRAL_SUBJECT) if neutral else _subject(items)
    form = make_form_letter(subject, headers(None, stop_all), bodies, neutral=neutral)
    return form.fill(ascii_address(subscriber.address), {"id": message_id("digest", digest.pk)})


def _subject(items: Sequence[MailItem]) -> str:
    first = shorten(items[0].story.subject, SUBJECT_LENGTH)
    more = len(items) - 1
    if not more:
        return first
    words = ngettext("%(first)s, and %(more)d more", "%(first)s, and %(more)d more", more)
    return words % {"first": first, "more": more}


def _settle_alerts() -> None:
    """Mark the alerts of the digests that have come to an end as their digests are. Twice marks nothing more."""
    ended = Digest.objects.filter(pk=OuterRef("digest"))
    open_alerts = Alert.objects.filter(state=AlertState.WAITING, digest__state__in=FINAL)
    open_alerts.update(
        state=Subquery(ended.values("state")[:1]),
        accepted_at=Subquery(ended.values("accepted_at")[:1]),
        attempts=F("attempts") + 1,
    )
