"""What the one who watches the program is told of the reading."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.builders import a_place, a_source
from tracker.evidence.health import reading
from tracker.evidence.models import Crawl, Source
from tracker.vocabulary import Cause

pytestmark = pytest.mark.django_db


def test_sources_that_nobody_comes_to_read_ask_for_a_person() -> None:
    source = a_source(a_place())
    assert reading(timezone.now()).startswith("late: 1 sources")
    crawl = Crawl.objects.create(source=source, cause=Cause.CRAWL, started_at=timezone.now() - timedelta(hours=1))
    assert reading(timezone.now()) == "ok"
    crawl.delete()
    Source.objects.update(paused=True)
    assert reading(timezone.now()) == "ok"
