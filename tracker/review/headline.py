"""What to call an event, and what to say of it first: one wording for mails, feeds and webhooks."""

from typing import NamedTuple

from tracker.contract import Absence, Bill, Claim, Law, Notice
from tracker.review.models import Change, Event
from tracker.vocabulary import EventKind

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


class Headline(NamedTuple):
    """A few words, and a sentence."""

    words: str
    opening: str


MENTION = Headline("named in a law", "A law's text names it. We have read no rule about it from these words.")
AMENDED = Headline("law text amended", "A law's text was amended. No rule that we have on record changed with it.")


def headline(event: Event) -> Headline:
    """Return what to call the event. Raises TypeError for a claim, which is told to nobody."""
    kind, reading = EventKind(event.kind), event.change.reading()
    if isinstance(reading, Claim):
        raise TypeError("a claim is told to nobody")
    if kind == EventKind.CORRECTED:
        return Headline(f"correction: {_named(event.change, reading, kind).words}", OPENINGS[kind])
    return _named(event.change, reading, kind)


def _named(change: Change, reading: Law | Notice | Bill | Absence, kind: EventKind) -> Headline:
    match reading:
        case Law() if kind in (EventKind.PUBLISHED, EventKind.CORRECTED):
            return _of_a_law(change, reading, kind)
        case Law():
            words = LAW_HEADLINES[kind]
        case Notice():
            words = f"{reading.notice_kind.replace('_', ' ')} {reading.reference}"
        case Bill():
            words = f"bill {reading.identifier}, {reading.stage.replace('_', ' ')}"
        case Absence():
            words = "taken back" if change.corrects_id else "no longer listed"
    return Headline(words, OPENINGS[kind])


def _of_a_law(change: Change, law: Law, kind: EventKind) -> Headline:
    """Return what to call it: a law changed only where a rule of it did, not where its text merely names something."""
    before = change.reading_before()
    held = before.cells if isinstance(before, Law) else ()
    if set(held) != set(law.cells):
        return Headline(LAW_HEADLINES[kind], OPENINGS[kind])
    return AMENDED if before else MENTION
