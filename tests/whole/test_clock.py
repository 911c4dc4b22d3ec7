"""What the clock writes into the log: what it did, and nothing where there was nothing to do."""

import logging
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from tests.alerts.subscribers import a_subscription
from tests.builders import an_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Listen where a first tick, which sets up all logging anew, leaves us listening."""
    logger = logging.getLogger("tracker")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


def test_a_ring_says_what_it_did_and_a_ring_in_vain_says_nothing(log: pytest.LogCaptureFixture) -> None:
    a_subscription("ann@example.org")
    an_event()
    call_command("tick")
    assert {record.getMessage() for record in log.records} == {"dispatched: 1", "alerts sent: 1"}
    assert "ann@" not in log.text
    log.clear()
    call_command("tick")
    assert not log.records
