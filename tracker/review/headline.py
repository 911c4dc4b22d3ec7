"""What to call an event, and what to say of it first: one wording for mails, feeds and webhooks."""

from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.contract import Absence, Bill, Claim, Law, Notice
from tracker.review.models import Change, Event
from tracker.vocabulary import EventKind
from tracker.wording import words_for

LAW_HEADLINES = {
    EventKind.PUBLISHED: _("law changed"),
    EventKind.IN_FORCE: _("now in force"),
    EventKind.COMING_UP: _("coming into force"),
    EventKind.LAPSED: _("no longer in force"),
    EventKind.CORRECTED: _("law changed"),
}
OPENINGS = {
    EventKind.PUBLISHED: _("The record changed."),
    EventKind.IN_FORCE: _("A law that is on record is in force from this day."),
    EventKind.COMING_UP: _("A law that is on record is about to come into force."),
    EventKind.LAPSED: _("A law that is on record is no longer in force from this day."),
    EventKind.CORRECTED: _("We told you something that was wrong. This takes its place."),
}


class Headline(NamedTuple):
    """A few words, and a sentence."""

    words: str
    opening: str


MENTION = _("named in a law"), _("A law’s text names it. We have read no rule about it from these words.")
AMENDED = _("law text amended"), _("A law’s text was amended. No rule that we have on record changed with it.")


def headline(event: Event) -> Headline:
    """Return what to call the event. Raises TypeError for a claim, which is told to nobody."""
    kind, reading = EventKind(event.kind), event.change.reading()
    if isinstance(reading, Claim):
        raise TypeError("a claim is told to nobody")
    named = _named(event.change, reading, kind)
    if kind == EventKind.CORRECTED:
        return Headline(gettext("correction: %(headline)s") % {"headline": named.words}, gettext(OPENINGS[kind]))
    return named


def _named(change: Change, reading: Law | Notice | Bill | Absence, kind: EventKind) -> Headline:
    match reading:
        case Law() if kind in (EventKind.PUBLISHED, EventKind.CORRECTED):
            return _of_a_law(change, reading, kind)
        case Law():
            words = gettext(LAW_HEADLINES[kind])
        case Notice():
            words = f"{words_for(reading.notice_kind)} {reading.reference}"
        case Bill():
            named = {"bill": reading.identifier, "stage": words_for(reading.stage)}
            words = gettext("bill %(bill)s, %(stage)s") % named
        case Absence():
            words = gettext("taken back") if change.corrects_id else gettext("no longer listed")
    return Headline(words, gettext(OPENINGS[kind]))


def _of_a_law(change: Change, law: Law, kind: EventKind) -> Headline:
    """Return what to call it: a law changed only where a rule of it did, not where its text merely names something."""
    before = change.reading_before()
    held = before.cells if isinstance(before, Law) else ()
    if set(held) != set(law.cells):
        return Headline(gettext(LAW_HEADLINES[kind]), gettext(OPENINGS[kind]))
    words, opening = AMENDED if before else MENTION
    return Headline(gettext(words), gettext(opening))
