"""The days of a question: read where they are sure, told where they are not, and never passed over for today."""

from datetime import date

import pytest

from tracker.lookup.days import days_in

TODAY = date(2026, 11, 22)


def read(words: str) -> list[str]:
    return [day.isoformat() for day in days_in(words, TODAY).read]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        *(
            (one, ["2025-08-01"])
            for one in ("2025-08-01", "2025/8/1", "Aug. 1, 2025", "1st of August 2025", "1 Aug 2025")
        ),
        *((one, ["2025-03-01", "2025-03-31"]) for one in ("March 2025", "Mar, 2025", "2025-03", "3/2025")),
        ("in 2024", ["2024-01-01", "2024-12-31"]),
        ("13/2/2026", ["2026-02-13"]),
        ("2/13/26", ["2026-02-13"]),
        ("yesterday", ["2026-11-21"]),
        ("tomorrow", ["2026-11-23"]),
        ("last year", ["2025-01-01", "2025-12-31"]),
        ("next month", ["2026-12-01", "2026-12-31"]),
        ("last March", ["2026-03-01", "2026-03-31"]),
        ("next March", ["2027-03-01", "2027-03-31"]),
        ("last November", ["2025-11-01", "2025-11-30"]),
        ("on 2025-07-31 and 2025-08-01", ["2025-07-31", "2025-08-01"]),
        ("Decatur 1, 2024 Marion", ["2024-01-01", "2024-12-31"]),
        ("may 19-year-olds buy it", []),
    ],
)
def test_a_day_is_read_as_it_is_written(words: str, days: list[str]) -> None:
    assert read(words) == days


def test_a_day_that_two_sides_of_an_ocean_read_otherwise_is_both_and_that_is_told() -> None:
    days = days_in("on 1/2/2026", TODAY)
    assert (read("on 1/2/2026"), days.either) == (["2026-01-02", "2026-02-01"], ("1/2/2026",))


@pytest.mark.parametrize(
    "words",
    [
        "2025-99-31",
        "31.2.2025",
        "July 4",
        "in March",
        "next week",
        "on Friday",
        "two weeks ago",
        "seven months ago",
        "within eight weeks",
        "a few days ago",
        "in 90 days",
        "by 12/31",
    ],
)
def test_what_is_meant_as_a_day_and_names_none_is_told(words: str) -> None:
    days = days_in(f"is it legal in Ohio {words}", TODAY)
    assert days.read == ()
    assert days.no_days == (words,)


def test_of_many_days_no_more_are_told_than_one_can_read() -> None:
    days = days_in("2020-01-01 2021-01-01 2022-01-01 2023-01-01 2024-01-01", TODAY)
    assert (len(days.read), days.no_days) == (4, ("2024-01-01",))
