"""There is always a stamp to keep answers under."""

import pytest
from django.apps.registry import Apps
from django.core.management import call_command

from tracker.record.apps import keep_the_stamp
from tracker.record.stamp import stamp


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_emptied_has_a_stamp_again() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert stamp()


@pytest.mark.django_db
def test_nothing_is_looked_for_where_the_tables_of_the_record_were_taken_away() -> None:
    before = stamp()
    keep_the_stamp(using="default", apps=Apps())
    assert stamp() == before
