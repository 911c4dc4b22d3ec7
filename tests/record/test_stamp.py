"""There is always a stamp to keep answers under."""

import pytest

from tracker.record.models import Stamp
from tracker.record.stamp import stamp


@pytest.mark.django_db
def test_a_database_that_was_emptied_has_a_stamp_again_and_another_each_time() -> None:
    stamps = [stamp()]
    for _ in range(2):
        Stamp.objects.all().delete()
        stamps.append(stamp())
        assert stamp() == stamps[-1]
    assert len(set(stamps)) == 3
