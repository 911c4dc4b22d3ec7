"""A page that cannot make up its mind: however often it goes back and forth, one item at most waits at the desk."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source
from tracker.review.models import Change
from tracker.review.reject import reject
from tracker.vocabulary import ChangeState, Effect

pytestmark = pytest.mark.django_db

BANNED, FREE = cells(), cells(effect=Effect.ALLOWED)
TIMES = 40


@pytest.fixture
def source(data_dir: Path, settings: object) -> Source:
    load_governments()
    settings.RECALL_SECONDS = 0
    settings.TWO_PERSONS = False
    return a_source_in()


def flapped(source: Source) -> list[int]:
    """Let the page show one law and the other by turns; return how many items waited after each reading."""
    waiting = []
    for number in range(1, TIMES):
        free = number % 2 == 1
        at = FIRST + timedelta(hours=number)
        crawled(source, at, a_law(*(FREE if free else BANNED)), words="allowed" if free else "forbidden")
        proposed()
        waiting.append(Change.objects.filter(state=ChangeState.OPEN).count())
    return waiting


def test_a_page_that_flaps_leaves_one_item_at_the_desk(source: Source) -> None:
    crawled(source, FIRST, a_law(*BANNED), words="forbidden")
    published(proposed()[0], a_reviewer())
    assert set(flapped(source)) == {0, 1}
    assert Change.objects.count() <= 1 + TIMES // 2


def test_a_page_whose_other_face_was_refused_is_not_asked_about_again(source: Source) -> None:
    rea = a_reviewer()
    crawled(source, FIRST, a_law(*BANNED), words="forbidden")
    published(proposed()[0], rea)
    crawled(source, FIRST + timedelta(minutes=1), a_law(*FREE), words="allowed")
    (change,) = proposed()
    reject(change, rea, version=change.version, reason="a fault of the page")
    assert set(flapped(source)) == {0}
