"""There is always a stamp to keep answers under."""

import pytest

from tracker.record.models import Stamp
from tracker.record.stamp import stamp


@pytest.mark.django_db
def test_a_database_that_was_emptied_has_a_stamp_again_and_another_one() -> None:
    before = stamp()
    Stamp.objects.all().delete()
    assert stamp() == stamp() != before
