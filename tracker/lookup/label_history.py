"""Label history: which label we gave for a day, as the record grew."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.held import Held
from tracker.record.labels import answer_on
from tracker.vocabulary import Label

MOST_MOMENTS = 200  # turns of the record, the newest, that a page tells of


@dataclass(frozen=True, kw_only=True)
class GivenLabel:
    """From which moment on we gave which label for the day in question."""

    since: datetime
    label: Label


def label_history(
    recorded: Held, place: Jurisdiction, substance: Substance, day: date, known: datetime
) -> tuple[GivenLabel, ...]:
    """Return what we said, up to the moment `known`, of the law of one day, oldest first.

    `recorded` is all that was ever recorded of the place. Before the first of them nothing was on record.
    """
    moments = [moment for moment in recorded.moments(place, substance) if moment <= known][-MOST_MOMENTS:]
    given = [
        GivenLabel(since=moment, label=answer_on(recorded.at(moment), place, substance, day).label)
        for moment in moments
    ]
    return tuple(next(alike) for _, alike in groupby(given, key=lambda one: one.label))
