"""One event as a mail to one subscriber: text and HTML, nothing loaded from elsewhere, links to us and the source."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from tracker.alerts.envelope import headers
from tracker.alerts.models import Subscriber, Subscription
from tracker.alerts.plain import plain, shorten
from tracker.alerts.token import stop_token
from tracker.catalog.models import Substance
from tracker.contract import Absence, Bill, Claim, Law, Notice
from tracker.review.difference import Difference, differences
from tracker.review.models import Change, Event
from tracker.vocabulary import EventKind

SUBJECT_LENGTH = 120
WORDS_LENGTH = 300
QUOTE_LENGTH = 900
LAW_HEADLINES = {
    EventKind.PUBLISHED: "law changed",
    EventKind.IN_FORCE: "now in force",
    EventKind.COMING_UP: "coming into force",
    EventKind.LAPSED: "no longer in force",
    EventKind.CORRECTED: "law changed",
}
OPENINGS = {
    EventKind.PUBLISHED: "The record changed.",
    EventKind.IN_FORCE: "A law that is on record is in force from this day.",
    EventKind.COMING_UP: "A law that is on record is about to come into force.",
    EventKind.LAPSED: "A law that is on record is no longer in force from this day.",
    EventKind.CORRECTED: "We told you something that was wrong. This takes its place.",
}

DAYS = {
    EventKind.PUBLISHED: "Recorded on",
    EventKind.IN_FORCE: "In force since",
    EventKind.COMING_UP: "Told on",
    EventKind.LAPSED: "In force no longer since",
    EventKind.CORRECTED: "Recorded on",
}


def letter(event: Event, subscriber: Subscriber, because: Sequence[Subscription]) -> EmailMultiAlternatives:
    """Return the mail that tells the subscriber of the event; `because` are the subscriptions that ask for it."""
    change = event.change
    after = change.reading()
    if isinstance(after, Claim):
        raise TypeError("a claim is told to nobody")
    names = _substance_names(event)
    stop_url = _stop_url(subscriber, because)
    context = {
        "event": event,
        "opening": OPENINGS[EventKind(event.kind)],
        "day_is": DAYS[EventKind(event.kind)],
        "substances": _capital(plain(", ".join(names.values()))),
        "place": event.jurisdiction.name,
        "headline": shorten(_headline(event, after), SUBJECT_LENGTH),
        "differences": [_plain(difference) for difference in differences(change.reading_before(), after, names)],
        "effective": _effective_days(after),
        "quote": shorten(change.observation.quote, QUOTE_LENGTH),
        "citation": shorten(_citation(after, change), WORDS_LENGTH),
        "seen": change.observation.last_seen_at,
        "stored_url": f"{settings.PUBLIC_BASE_URL}/evidence/{change.observation.page_id}/",
        "live_url": _web_address(change.observation.url),
        "because": [(subscription, _stop_url(subscriber, [subscription])) for subscription in because],
        "stop_url": stop_url,
    }
    mail = EmailMultiAlternatives(
        subject=shorten(f"{context['substances']}, {context['place']}: {context['headline']}", SUBJECT_LENGTH),
        body=render_to_string("alerts/letter.txt", context),
        to=[subscriber.address],
        headers=headers(event, subscriber, stop_url),
    )
    mail.attach_alternative(render_to_string("alerts/letter.html", context), "text/html")
    return mail


def _substance_names(event: Event) -> Mapping[str, str]:
    """Return the names of the substances that the event speaks of, in its order."""
    known = dict(Substance.objects.values_list("slug", "name"))
    return {slug: known.get(slug, slug) for slug in event.substances}


def _stop_url(subscriber: Subscriber, subscriptions: Sequence[Subscription]) -> str:
    return settings.PUBLIC_BASE_URL + reverse("alerts:unsubscribe", args=[stop_token(subscriber, subscriptions)])


def _headline(event: Event, reading: Law | Notice | Bill | Absence) -> str:
    match reading:
        case Law():
            words = LAW_HEADLINES[EventKind(event.kind)]
        case Notice():
            words = f"{reading.notice_kind.replace('_', ' ')} {reading.reference}"
        case Bill():
            words = f"bill {reading.identifier}, {reading.stage.replace('_', ' ')}"
        case Absence():
            words = "no longer listed"
    return f"correction: {words}" if event.kind == EventKind.CORRECTED else words


def _plain(difference: Difference) -> Difference:
    return Difference(
        what=_capital(shorten(difference.what, WORDS_LENGTH)),
        before=shorten(difference.before, WORDS_LENGTH),
        after=shorten(difference.after, WORDS_LENGTH),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _effective_days(reading: Law | Notice | Bill | Absence) -> str:
    """Return the days from which a law's rules hold; for a law that names none, so; for what is not law, nothing."""
    if not isinstance(reading, Law) or not reading.cells:
        return ""
    return ", ".join(sorted({cell.valid_from for cell in reading.cells} - {""})) or "the text names no day"


def _citation(reading: Law | Notice | Bill | Absence, change: Change) -> str:
    match reading:
        case Law():
            return ", ".join(filter(None, [reading.citation, reading.title]))
        case Notice():
            return ", ".join(filter(None, [reading.reference, reading.title]))
        case Bill():
            return f"{reading.identifier} ({reading.session})"
        case Absence():
            return change.subject


def _web_address(url: str) -> str:
    """Return the official page's address, or nothing where it is no plain web address."""
    is_plain = url.isascii() and url == plain(url) and " " not in url
    return url if is_plain and urlsplit(url).scheme in ("http", "https") else ""
