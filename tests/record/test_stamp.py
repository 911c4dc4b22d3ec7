"""There is always a stamp to keep answers under."""

import pytest
from django.core.management import call_command

from tracker.record.stamp import stamp


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_emptied_has_a_stamp_again_and_another_one() -> None:
    before = stamp()
    call_command("flush", interactive=False, verbosity=0)
    assert stamp() == stamp() != before
