"""One event as a form letter for all who asked alike: text and HTML, nothing loaded, links to us and the source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.alerts.envelope import ascii_address, headers, message_id
from tracker.alerts.form_letter import Attachment, FormLetter, blank, make_form_letter
from tracker.alerts.hand_over import Mail
from tracker.alerts.models import Subscriber, Subscription
from tracker.alerts.token import stop_token
from tracker.review.label_moves import LabelMove, label_moves
from tracker.review.models import Event
from tracker.review.plain import shorten
from tracker.review.story import SUBJECT_LENGTH, Story, story

NEUTRAL_SUBJECT = _("Something you asked to hear of")
NEUTRAL_BEGINNING = _(  # longer than what a list of mails or a locked screen shows of a body
    "You asked for subjects that give nothing away, so the first lines of this mail give nothing away either. "
    "What changed, where it changed and since when stands below, with the words themselves and the pages we read."
)


@dataclass(frozen=True, kw_only=True)
class MailItem:
    """An event in words, what it makes of the label, and why a reader hears of it: what they asked for, and its end."""

    story: Story
    labels: Sequence[LabelMove]
    because: Sequence[tuple[Subscription, str]] = ()

    def to(self, because: Sequence[tuple[Subscription, str]]) -> "MailItem":
        """Return the same, told to somebody who asked for this."""
        return replace(self, because=because)


def mail_item(event: Event) -> MailItem:
    """Return the event in words, as yet to nobody."""
    return MailItem(story=story(event), labels=label_moves(event))


def letter(event: Event, because: Sequence[Subscription], *, neutral: bool = False) -> FormLetter:
    """Return the form of the mail that tells of the event; `because` are the subscriptions that ask for it.

    It fits every subscriber who asks in the same words: `fill` puts in who they are and their own links.
    """
    stops = [(subscription, stop_url(blank(f"stop{number}"))) for number, subscription in enumerate(because)]
    item = mail_item(event).to(stops)
    stop_all = stop_url(blank("stop"))
    bodies = render("letter", {"item": item, "stop_all": stop_all}, neutral=neutral)
    subject = gettext(NEUTRAL_SUBJECT) if neutral else shorten(item.story.subject, SUBJECT_LENGTH)
    days = item.story.calendar
    attached = [Attachment(name="days.ics", content_type="text/calendar", text=days)] if days else []
    return make_form_letter(subject, headers(event.jurisdiction, stop_all), bodies, attached, neutral=neutral)


def render(name: str, context: Mapping[str, object], *, neutral: bool) -> dict[str, str]:
    """Return the mail's bodies by content type, plainest first."""
    beginning = gettext(NEUTRAL_BEGINNING) if neutral else ""
    whole = {**context, "neutral": beginning, "manage": settings.PUBLIC_BASE_URL + reverse("alerts:ask")}
    return {
        "text/plain": render_to_string(f"alerts/{name}.txt", whole),
        "text/html": render_to_string(f"alerts/{name}.html", whole),
    }


def fill(form: FormLetter, event: Event, subscriber: Subscriber, subscriptions: Sequence[int]) -> Mail:
    """Return the mail for one subscriber; `subscriptions` are the keys of theirs, in the order of the form's."""
    stops = {f"stop{number}": stop_token(subscriber, [key]) for number, key in enumerate(subscriptions)}
    values = {
        "id": message_id("alert", event.pk, subscriber.pk),
        "stop": stops["stop0"] if len(subscriptions) == 1 else stop_token(subscriber, subscriptions),
        **stops,
    }
    return form.fill(ascii_address(subscriber.address), values)


def stop_url(token: str) -> str:
    """Return the address of the page, and of the one click, that ends what the token says."""
    return f"{settings.PUBLIC_BASE_URL}{reverse('alerts:unsubscribe', args=[token])}"
