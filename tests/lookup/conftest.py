import pytest
from django.utils import timezone
from time_machine import TimeMachineFixture

from tracker.lookup.kept import quarter_of


@pytest.fixture
def one_era(time_machine: TimeMachineFixture) -> None:
    """Hold the clock, so that no quarter of an hour, at which all answers are made anew, begins amid a test."""
    time_machine.move_to(quarter_of(timezone.now()), tick=False)
