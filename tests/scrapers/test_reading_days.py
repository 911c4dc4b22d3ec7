"""A day is read as its publisher meant it, or refused with its words."""

import pytest

from scrapers.days import day
from scrapers.errors import UnknownPhrase


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("02/21/2025", "2025-02-21"),
        ("February 21, 2025", "2025-02-21"),
        ("Feb. 21, 2025", "2025-02-21"),
        ("Friday,\u00a0April 15,\n2016", "2016-04-15"),
        ("2019-11-20", "2019-11-20"),
        ("20180418", "2018-04-18"),
        ("August 2018", "2018-08"),
        ("2018-08", "2018-08"),
        ("2016", "2016"),
        ("2019-11-20T15:43:29Z", "2019-11-20"),
        ("2026-01-27 17:00:01.0", "2026-01-27"),
    ],
)
def test_a_day_is_read_from_every_form_that_publishers_use(words: str, read: str) -> None:
    assert day(words) == read


def test_a_moment_before_midnight_in_washington_is_that_day_and_not_the_next() -> None:
    assert day("2020-01-15T04:59:59Z") == "2020-01-14"


@pytest.mark.parametrize(
    "words",
    ["", "02/30/2025", "21/02/2025", "2/21/25", "2025-13", "February 30, 2025", "Februly 2025", "on 2025-01-01",
     "2025-01-01 or later", "TBD", "2025-01-01T25:00:00Z"],
)  # fmt: skip
def test_anything_else_is_an_unknown_phrase(words: str) -> None:
    with pytest.raises(UnknownPhrase):
        day(words)
