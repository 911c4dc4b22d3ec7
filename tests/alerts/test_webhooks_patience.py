"""What a receiver may write into Retry-After, and how long we wait for it."""

from datetime import timedelta

import pytest

from tests.builders import SEEN
from tracker.alerts.webhooks.patience import asked_wait


@pytest.mark.parametrize(
    ("asked", "hours"),
    [
        ("7200", 2),
        ("Thu, 01 Jan 2026 05:00:00 GMT", 5),
        ("Thu, 01 Jan 2026 05:00:00 -0000", 5),
        ("999999999999", 24),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 24),
        ("-5", 0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_a_receiver_may_ask_for_time(asked, hours):
    assert asked_wait(asked, SEEN) == timedelta(hours=hours)
