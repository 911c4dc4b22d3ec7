"""What is told of one event by mail, feed or webhook: what happened, what was and is, on whose words, since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.catalog.models import Substance
from tracker.contract import Absence, Bill, Claim, Law, Notice
from tracker.review.difference import Difference, of_change
from tracker.review.headline import headline
from tracker.review.icalendar import calendar, effective_days
from tracker.review.models import Change, Event
from tracker.review.plain import plain, shorten
from tracker.vocabulary import EventKind

SUBJECT_LENGTH = 120
WORDS_LENGTH = 300
QUOTE_LENGTH = 900
DAYS = {
    EventKind.PUBLISHED: _("Recorded on"),
    EventKind.IN_FORCE: _("In force since"),
    EventKind.COMING_UP: _("Told on"),
    EventKind.LAPSED: _("In force no longer since"),
    EventKind.CORRECTED: _("Recorded on"),
}


@dataclass(frozen=True, kw_only=True)
class Story:
    """All that is said of an event; the words of pages are plain and bounded."""

    event: Event
    substances: str
    place: str
    headline: str
    opening: str
    day_is: str
    differences: tuple[Difference, ...]
    effective: str
    quote: str
    citation: str
    seen: datetime
    stored_url: str
    live_url: str
    place_url: str

    @property
    def subject(self) -> str:
        """The line that a list of mails shows: the substance first."""
        said = {"substances": self.substances, "place": self.place, "headline": self.headline}
        return gettext("%(substances)s, %(place)s: %(headline)s") % said

    @property
    def calendar(self) -> str:
        """The days on which the law begins, as a calendar, or "" where it names none."""
        days = effective_days(self.event.change)
        return calendar(days) if days else ""


def event_id(event: Event) -> str:
    """Return the name of an event: a tag URI (RFC 4151), the same wherever it is told."""
    host = urlsplit(settings.PUBLIC_BASE_URL).hostname
    return f"tag:{host},{event.recorded_at.astimezone(UTC):%Y-%m-%d}:event/{event.pk}"


def story(event: Event) -> Story:
    """Return what there is to tell of the event. Raises TypeError for a claim, which is told to nobody."""
    (told,) = stories([event])
    return told


def stories(events: Iterable[Event]) -> list[Story]:
    """Return the stories of several events in their order; the names of substances are asked for once."""
    known = dict(Substance.objects.values_list("slug", "name"))
    return [_story(event, {slug: known.get(slug, slug) for slug in event.substances}) for event in events]


def _story(event: Event, names: Mapping[str, str]) -> Story:
    change = event.change
    after = change.reading()
    if isinstance(after, Claim):
        raise TypeError("a claim is told to nobody")
    words, opening = headline(event)
    return Story(
        event=event,
        substances=_capital(plain(", ".join(names.values()))),
        place=plain(event.jurisdiction.name),
        headline=shorten(words, SUBJECT_LENGTH),
        opening=opening,
        day_is=gettext(DAYS[EventKind(event.kind)]),
        differences=tuple(_plain(one) for one in of_change(change, names)),
        effective=_days_in_words(after),
        quote=shorten(change.observation.quote, QUOTE_LENGTH),
        citation=shorten(_citation(after, change), WORDS_LENGTH),
        seen=change.observation.last_seen_at,
        stored_url=f"{settings.PUBLIC_BASE_URL}/evidence/{change.observation.page_id}/",
        live_url=_web_address(change.observation.url),
        place_url=f"{settings.PUBLIC_BASE_URL}/place/{event.jurisdiction.ocd_id}/",
    )


def _plain(difference: Difference) -> Difference:
    return Difference(
        what=_capital(shorten(difference.what, WORDS_LENGTH)),
        before=shorten(difference.before, WORDS_LENGTH),
        after=shorten(difference.after, WORDS_LENGTH),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _days_in_words(reading: Law | Notice | Bill | Absence) -> str:
    """Return the days from which a law's rules hold; for a law that names none, so; for what is not law, nothing."""
    if not isinstance(reading, Law) or not reading.cells:
        return ""
    return ", ".join(sorted({cell.valid_from for cell in reading.cells} - {""})) or gettext("the text names no day")


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
