"""Whether two readings of a notice's page differ in nothing but the notice's own days, however they are printed."""

from collections.abc import Iterator
from datetime import date

from tracker.contract import Notice
from tracker.evidence.judge import edits
from tracker.evidence.models import Observation
from tracker.evidence.store import Damaged, fetch
from tracker.record.days import is_full

FORMS = ("{0:%Y-%m-%d}", "{0:%Y%m%d}", "{0:%m/%d/%Y}", "{0.month}/{0.day}/{0.year}", "{0:%B} {0.day} {0.year}")


def moves_days_alone(before: Observation, after: Observation, was: Notice, now_is: Notice) -> bool:
    """Tell whether every word that went or came is of a day of the notice. What is no longer readable is a no."""
    try:
        texts = fetch(before.text_sha256).decode(), fetch(after.text_sha256).decode()
    except Damaged:
        return False
    of_days = {*_words_of_days(was), *_words_of_days(now_is)}
    moved = (word for edit in edits(*texts) for word in (*edit.deleted, *edit.inserted))
    return all(word.strip(",.:;") in of_days for word in moved)


def _words_of_days(notice: Notice) -> Iterator[str]:
    for day in (notice.issued_on, notice.updated_on):
        if is_full(day):
            for form in FORMS:
                yield from form.format(date.fromisoformat(day)).split()
