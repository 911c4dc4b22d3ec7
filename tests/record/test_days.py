"""A law's day is kept as exactly as the law says it, and an uncertain one counts on the safe side."""

from datetime import date

import pytest

from tracker.record.days import addition_counts_between, counts_between, earliest, latest

SPOKEN = date(2025, 6, 1)
RECORDED = date(2026, 1, 2)


def counts(*, strict: bool, valid_from: str = "", valid_to: str = "", spoken_on: date | None = SPOKEN) -> object:
    return counts_between(
        strict=strict, valid_from=valid_from, valid_to=valid_to, spoken_on=spoken_on, recorded_on=RECORDED
    )


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2025-08-01", date(2025, 8, 1), date(2025, 8, 1)),
        ("2018-08", date(2018, 8, 1), date(2018, 8, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("", None, None),
    ],
)
def test_a_partial_day_means_any_day_within_it(partial: str, first: date | None, last: date | None) -> None:
    assert (earliest(partial), latest(partial)) == (first, last)


@pytest.mark.parametrize("words", ["soon", "2025-02-30", "2025-13", "2025-8-1-1x"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(ValueError):
        earliest(words)


def test_a_prohibition_counts_from_its_earliest_possible_day_to_its_latest() -> None:
    assert counts(strict=True, valid_from="2018", valid_to="2020") == (date(2018, 1, 1), date(2020, 12, 31))


def test_anything_laxer_counts_from_its_latest_possible_day_to_its_earliest() -> None:
    assert counts(strict=False, valid_from="2018", valid_to="2020") == (date(2018, 12, 31), date(2020, 1, 1))


def test_what_a_city_adds_to_the_law_above_counts_from_its_earliest_possible_day_to_its_latest() -> None:
    days = addition_counts_between(valid_from="2026", valid_to="2027", spoken_on=SPOKEN, recorded_on=RECORDED)
    assert days == (date(2026, 1, 1), date(2027, 12, 31))


def test_a_prohibition_without_a_first_day_counts_always() -> None:
    assert counts(strict=True) == (None, None)


def test_anything_laxer_without_a_first_day_counts_from_the_day_its_source_speaks_of() -> None:
    assert counts(strict=False) == (SPOKEN, None)


def test_without_even_that_it_counts_from_the_day_it_was_recorded() -> None:
    assert counts(strict=False, spoken_on=None) == (RECORDED, None)
