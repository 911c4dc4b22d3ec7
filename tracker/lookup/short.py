"""Short answers: the label of each substance in each of several places, for a list to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.words import LABELS
from tracker.record.label import Answer
from tracker.record.labels import labels
from tracker.vocabulary import Activity, Effect


@dataclass(frozen=True, kw_only=True)
class ShortAnswer:
    """A place with the label of each substance, in words, on a day; None for today, and whether the day is past."""

    place: Jurisdiction
    on: date | None
    is_past: bool
    labels: tuple[tuple[str, str], ...]


def short_answers(
    places: Iterable[Jurisdiction], days: Sequence[date], watched: Sequence[Substance], known: datetime
) -> list[ShortAnswer]:
    """Return each place on each of the days, or today where there are none, by what was held at a moment."""
    chosen = list(places)
    by_day = {on: labels(chosen, watched, on, known) for on in days or (None,)} if chosen else {}
    return [
        ShortAnswer(
            place=place,
            on=on,
            is_past=on is not None and on < place.local_day(known),
            labels=tuple((one.common_name, _words(dated[place.pk, one.slug].answer)) for one in watched),
        )
        for place in chosen
        for on, dated in by_day.items()
    ]


def _words(answer: Answer) -> str:
    """Return the label, and the age that the law asks for where it may be sold on that condition."""
    word = LABELS[answer.label]
    if answer.minimum_age is None or answer.activities[Activity.SALE] is not Effect.CONDITIONAL:
        return word
    return gettext("%(label)s, from %(age)d years") % {"label": word, "age": answer.minimum_age}
