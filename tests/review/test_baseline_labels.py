"""The file is its own oracle: on every day around every day it names, the label is what its rows then say together."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from tracker.catalog.load import load_catalog
from tracker.catalog.models import UNITED_STATES, Jurisdiction, Substance
from tracker.record.days import earliest, latest
from tracker.record.labels import labels
from tracker.review.baseline.load import load_baseline
from tracker.review.baseline.row import FOLDER, Status, StatusRow, rows_of
from tracker.vocabulary import Effect, Label

pytestmark = pytest.mark.django_db

LOADED = datetime(2026, 6, 15, 12, tzinfo=UTC)  # the same day in every place of the file
TODAY = LOADED.date()
LONG_AGO = date(1900, 1, 1)
A_DAY = timedelta(days=1)
LAXER = {
    Status.KCPA: Label.REGULATED,
    Status.REGULATED: Label.REGULATED,
    Status.AGE_ONLY: Label.AGE_RESTRICTED,
    Status.UNREGULATED: Label.UNREGULATED,
}
DECIDING = ("country", "state", "territory")
STRICTEST_FIRST = (Label.REGULATED, Label.AGE_RESTRICTED, Label.UNREGULATED)
STATUS = rows_of((FOLDER / "status.csv").read_text(), "status.csv", StatusRow)


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(LOADED, tick=False):
            load_catalog()
            load_baseline()
        yield
        transaction.set_rollback(True)


def is_strict(row: StatusRow) -> bool:
    bars_concentrates = row.substance == "7-oh" and row.concentrate_sale is Effect.PROHIBITED
    return row.status in (Status.SCHEDULE_I, Status.PROHIBITED) or bars_concentrates


def is_addition(row: StatusRow) -> bool:
    """Whether it only tightens the law above it: then an uncertain first day is its earliest."""
    return "/state:" in row.ocd_id and row.ocd_id.count("/") > 2 and row.status is not Status.UNREGULATED


def is_trusted(row: StatusRow) -> bool:
    """Whether the row is more than a claim; one on kratom products says nothing of concentrates unless it is told."""
    says_nothing = row.substance == "7-oh" and "regulated_" in row.status[:10] and not row.concentrate_sale
    is_guess = row.confidence == "low" or row.status is Status.UNCLEAR or row.status_of_instrument == "pending"
    return not (says_nothing or is_guess)


TRUSTED = [row for row in STATUS if is_trusted(row)]


def first_day(row: StatusRow) -> date:
    if is_strict(row):
        return earliest(row.effective_from) or LONG_AGO
    last_told = latest(row.effective_to) if len(row.effective_to) == len("2018-08-01") else None
    first = earliest if is_addition(row) else latest
    return first(row.effective_from) or min(latest(row.source_date) or TODAY, last_told or TODAY, TODAY)


def last_day(row: StatusRow) -> date:
    if is_strict(row) or len(row.effective_to) == len("2018-08-01"):
        return latest(row.effective_to) or date.max - A_DAY
    ends = earliest(row.effective_to) or date.max
    next_rows = [one for one in TRUSTED if place_of(one) == place_of(row) and one.effective_from == row.effective_to]
    return max([first_day(one) for one in next_rows if row.effective_to and not is_strict(one)], default=ends) - A_DAY


def place_of(row: StatusRow) -> tuple[str, str]:
    return row.ocd_id, row.substance


def holding(ocd_id: str, substance: str, day: date) -> list[StatusRow]:
    """The rows that hold there on the day: a state's in its cities too, a federal agency's position only federally."""
    above = [row for row in TRUSTED if f"{ocd_id}/".startswith(f"{row.ocd_id}/") and row.substance == substance]
    ours = [row for row in above if row.ocd_id == ocd_id or row.level != "country"]
    return [row for row in ours if first_day(row) <= day <= last_day(row)]


def decides(row: StatusRow, ocd_id: str) -> bool:
    """Whether it is of the government that must be known there: of a tribe that is the tribe, and not the state."""
    if "/tribal:" in ocd_id:
        return row.ocd_id == ocd_id
    return row.level in DECIDING and row.ocd_id != UNITED_STATES


def expected(ocd_id: str, substance: str, day: date) -> Label:
    rows = holding(ocd_id, substance, day)
    deciding = [row for row in rows if decides(row, ocd_id)]
    strict = [row for row in rows if is_strict(row) and not row.activity]
    if strict:
        may_have = any(row.status is Status.UNREGULATED for row in deciding)
        all_sale = all(row.status is not Status.SCHEDULE_I for row in strict)
        return Label.SALE_PROHIBITED if may_have and all_sale else Label.PROHIBITED
    if not deciding:
        return Label.UNKNOWN
    return min((LAXER.get(row.status, Label.REGULATED) for row in rows), key=STRICTEST_FIRST.index)


def said(ocd_id: str, day: date) -> dict[str, Label]:
    place, substances = Jurisdiction.objects.get(ocd_id=ocd_id), list(Substance.objects.all())
    return {slug: one.answer.label for (_, slug), one in labels([place], substances, day, LOADED).items()}


def label(code: str, substance: str, day: str) -> Label:
    ocd_id = next(row.ocd_id for row in STATUS if row.jurisdiction_code == code)
    return said(ocd_id, date.fromisoformat(day))[substance]


def days_around(ocd_id: str) -> set[date]:
    """The days before, on and after each on which a row begins or ends, there or above."""
    rows = [row for row in STATUS if f"{ocd_id}/".startswith(f"{row.ocd_id}/") and row.status is not Status.UNCLEAR]
    turns = {first_day(row) for row in rows} | {last_day(row) for row in rows} | {TODAY}
    named = {day for row in rows for part in (row.effective_from, row.effective_to) for day in (earliest(part),) if day}
    return {
        turn + step
        for turn in turns | named
        if LONG_AGO < turn < date(2100, 1, 1)
        for step in (-A_DAY, 0 * A_DAY, A_DAY)
    }


def test_the_label_is_what_the_rows_of_the_file_say_together_on_every_day_around_a_change() -> None:
    wrong = {}
    for ocd_id in {row.ocd_id for row in STATUS}:
        for day in sorted(days_around(ocd_id)):
            for substance, found in said(ocd_id, day).items():
                if found is not (wanted := expected(ocd_id, substance, day)):
                    wrong[ocd_id, substance, day.isoformat()] = f"{found}, not {wanted}"

    assert wrong == {}


@pytest.mark.parametrize(
    ("code", "substance", "day", "wanted"),
    [
        ("US-LA", "kratom", "2025-07-31", Label.AGE_RESTRICTED),
        ("US-LA", "kratom", "2025-08-01", Label.PROHIBITED),
        ("US-RI", "kratom", "2026-03-31", Label.PROHIBITED),
        ("US-RI", "kratom", "2026-04-01", Label.REGULATED),
        ("US-RI", "7-oh", "2026-04-01", Label.PROHIBITED),
        ("US-KS", "kratom", "2026-06-30", Label.UNREGULATED),
        ("US-KS", "kratom", "2026-07-01", Label.PROHIBITED),
        ("US-WY", "kratom", "2026-06-14", Label.UNKNOWN),
        ("US-WY", "kratom", "2026-06-15", Label.UNREGULATED),
        ("US-WY", "7-oh", "2026-07-01", Label.PROHIBITED),
        ("US-OH", "7-oh", "2026-06-10", Label.PROHIBITED),
        ("US-OH", "7-oh", "2026-06-11", Label.UNKNOWN),
        ("US-OH", "7-oh", "2025-12-10", Label.UNKNOWN),
        ("US-OH", "7-oh", "2025-12-11", Label.UNREGULATED),
        ("US-CT", "kratom", "2026-02-23", Label.UNREGULATED),
        ("US-CT", "kratom", "2026-02-24", Label.PROHIBITED),
        ("US-MS", "kratom", "2025-06-30", Label.UNREGULATED),
        ("CZ", "kratom", "2025-11-11", Label.UNREGULATED),
        ("US-FL", "7-oh", "2025-08-12", Label.UNKNOWN),
        ("US-FL", "7-oh", "2025-12-07", Label.PROHIBITED),
        ("US-FL", "7-oh", "2025-12-08", Label.PROHIBITED),
        ("US-FL", "7-oh", "2026-06-22", Label.PROHIBITED),
        ("US-TN", "kratom", "2013-12-31", Label.UNKNOWN),
        ("US-TN", "kratom", "2018-12-31", Label.PROHIBITED),
        ("US-TN", "kratom", "2019-01-01", Label.UNKNOWN),
        ("US-TN", "7-oh", "2019-01-01", Label.PROHIBITED),
        ("US-CA", "kratom", "2025-09-30", Label.UNKNOWN),
        ("US-CA", "kratom", "2025-10-01", Label.PROHIBITED),
        ("US-SD", "kratom", "2025-12-30", Label.AGE_RESTRICTED),
        ("US-SD", "kratom", "2025-12-31", Label.REGULATED),
        ("US-UT", "kratom", "2026-06-15", Label.REGULATED),
        ("US-DC", "kratom", "2026-06-15", Label.UNKNOWN),
        ("US", "7-oh", "2026-12-31", Label.UNKNOWN),
        ("US-MO/Kansas City", "7-oh", "2026-06-15", Label.SALE_PROHIBITED),
        ("US-MS/Monroe County", "kratom", "2020-05-31", Label.PROHIBITED),
        ("US-MS/Monroe County", "kratom", "2020-06-01", Label.UNKNOWN),
        ("US-CA/Solana Beach", "kratom", "2025-12-01", Label.PROHIBITED),
        ("US-MT/Blackfeet Reservation", "kratom", "2025-09-01", Label.PROHIBITED),
        ("TH", "kratom", "2021-08-23", Label.PROHIBITED),
        ("TH", "kratom", "2021-08-24", Label.REGULATED),
    ],
)
def test_a_place_is_what_the_file_says_of_it(code: str, substance: str, day: str, wanted: Label) -> None:
    assert label(code, substance, day) is wanted
