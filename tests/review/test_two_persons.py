"""Who decides, and how many it takes: a flip of a whole state needs two, and nobody passes by another door."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User

from tests.line import FIRST, SECOND, a_law, a_reviewer, a_source_in, cells, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.review.accept import accept
from tracker.review.correct import correct, retract
from tracker.review.errors import NotAllowed, OnHold, Refused
from tracker.review.hold import hold, release
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.review.recall import recall
from tracker.review.reject import reject
from tracker.review.two_persons import ask_for_second
from tracker.vocabulary import ChangeState, Effect, Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_persons(settings: object, data_dir: Path) -> None:
    settings.TWO_PERSONS = True
    settings.RECALL_SECONDS = 0
    load_governments()


@pytest.fixture
def flip() -> Change:
    """Louisiana, unknown until now, forbids kratom."""
    crawled(a_source_in(), FIRST, a_law(*cells()))
    return proposed()[0]


@pytest.fixture
def mention() -> Change:
    """A law of Louisiana names kratom and says nothing that we record."""
    crawled(a_source_in(), FIRST, a_law())
    return proposed()[0]


def only_a_reviewer(name: str = "rex") -> User:
    person = User.objects.create_user(name, is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="decide_change"))
    return User.objects.get(pk=person.pk)


def state_of(change: Change) -> str:
    return Change.objects.get(pk=change.pk).state


def test_one_yes_does_not_flip_a_state(flip: Change) -> None:
    assert accept(flip, a_reviewer(), version=1).verdict == Verdict.ENDORSE
    assert (state_of(flip), publish(flip)) == (ChangeState.OPEN, False)


def test_the_same_person_twice_is_one(flip: Change) -> None:
    person = a_reviewer()
    accept(flip, person, version=1)
    with pytest.raises(Refused, match="already"):
        accept(flip, person, version=1)
    assert (state_of(flip), flip.decisions.count()) == (ChangeState.OPEN, 1)


@pytest.mark.parametrize("publisher_first", [True, False])
def test_a_reviewer_and_a_publisher_flip_a_state_in_either_order(flip: Change, *, publisher_first: bool) -> None:
    pair = [a_reviewer(), only_a_reviewer()]
    for person in pair if publisher_first else reversed(pair):
        accept(flip, person, version=1)
    assert publish(flip)


def test_two_people_of_whom_none_is_a_publisher_flip_no_state(flip: Change) -> None:
    accept(flip, only_a_reviewer(), version=1)
    with pytest.raises(NotAllowed, match="publisher"):
        accept(flip, only_a_reviewer("kim"), version=1)
    assert state_of(flip) == ChangeState.OPEN


def test_a_publisher_who_is_none_any_more_is_not_the_publisher_of_two(flip: Change) -> None:
    was_publisher = a_reviewer()
    accept(flip, was_publisher, version=1)
    was_publisher.user_permissions.clear()
    with pytest.raises(NotAllowed, match="publisher"):
        accept(flip, only_a_reviewer(), version=1)


def test_what_moves_no_label_of_a_state_takes_one(mention: Change) -> None:
    assert accept(mention, only_a_reviewer(), version=1).verdict == Verdict.ACCEPT


def test_an_instance_of_one_person_does_without(flip: Change, settings: object) -> None:
    settings.TWO_PERSONS = False
    assert accept(flip, only_a_reviewer(), version=1).verdict == Verdict.ACCEPT


def test_the_yes_to_an_older_reading_is_no_yes_to_the_newer(flip: Change) -> None:
    accept(flip, only_a_reviewer(), version=1)
    crawled(flip.source, SECOND, a_law(*cells(valid_from="2025-09-01")))
    proposed()
    assert accept(Change.objects.get(), a_reviewer(), version=2).verdict == Verdict.ENDORSE


def test_a_recall_takes_the_first_yes_back_too(flip: Change) -> None:
    first, second = a_reviewer(), a_reviewer("leo")
    accept(flip, first, version=1)
    accept(flip, second, version=1)
    recall(flip, first, version=1)
    assert accept(flip, second, version=1).verdict == Verdict.ENDORSE


def test_a_reading_of_one_s_own_is_seen_by_the_other_before_it_counts(flip: Change) -> None:
    accept(flip, a_reviewer(), version=1, human=a_law(*cells(valid_from="2025-09-01")))
    with pytest.raises(Refused, match="Look again"):
        accept(flip, a_reviewer("leo"), version=1)
    assert accept(flip, a_reviewer("mia"), version=2).verdict == Verdict.ACCEPT


def test_anyone_may_ask_for_a_second_person(mention: Change) -> None:
    ask_for_second(mention, only_a_reviewer(), version=1, reason="is this our plant?")
    assert accept(mention, a_reviewer(), version=1).verdict == Verdict.ENDORSE


def test_nobody_accepts_what_is_on_hold(mention: Change) -> None:
    hold(mention, only_a_reviewer(), version=1, reason="the clerk calls back on Monday")
    with pytest.raises(OnHold, match="rex: the clerk calls back"):
        accept(mention, a_reviewer(), version=1)


def test_what_is_asked_or_held_twice_is_written_down_once(mention: Change) -> None:
    for verb in (ask_for_second, hold):
        verb(mention, only_a_reviewer(verb.__name__), version=1, reason="a moment")
        with pytest.raises(Refused):
            verb(mention, a_reviewer(f"{verb.__name__} too"), version=1, reason="a moment")
    assert mention.decisions.count() == 2


def test_a_hold_outlives_a_newer_reading(mention: Change) -> None:
    hold(mention, only_a_reviewer(), version=1, reason="the clerk calls back on Monday")
    crawled(mention.source, SECOND, a_law(*cells()))
    proposed()
    with pytest.raises(OnHold):
        accept(Change.objects.get(), a_reviewer(), version=2)


def test_what_is_released_goes_on(mention: Change) -> None:
    person = only_a_reviewer()
    hold(mention, person, version=1, reason="the clerk calls back on Monday")
    release(mention, person, version=1)
    assert accept(mention, person, version=1).verdict == Verdict.ACCEPT


@pytest.mark.parametrize("verb", [accept, reject, ask_for_second, hold, release])
def test_no_verb_passes_without_the_role(flip: Change, verb: type) -> None:
    with pytest.raises(NotAllowed):
        verb(flip, User.objects.create_user("vera", is_staff=True), version=1, reason="because")


def test_a_correction_that_flips_a_state_waits_for_the_other_person(flip: Change, settings: object) -> None:
    settings.TWO_PERSONS = False
    wrong = published(flip, a_reviewer())
    settings.TWO_PERSONS = True

    first = a_reviewer("ann")
    correction = correct(wrong, first, human=a_law(*cells(Effect.ALLOWED)), reason="misread")
    assert correction.state == ChangeState.OPEN
    with pytest.raises(Refused, match="already"):
        accept(correction, first, version=1)
    accept(correction, a_reviewer("leo"), version=1)
    assert publish(correction)


def test_only_a_publisher_corrects(flip: Change, settings: object) -> None:
    settings.TWO_PERSONS = False
    wrong = published(flip, a_reviewer())
    with pytest.raises(NotAllowed, match="publisher"):
        retract(wrong, only_a_reviewer(), reason="misread")


def test_two_corrections_of_one_thing_do_not_wait_at_once(flip: Change, settings: object) -> None:
    settings.TWO_PERSONS = False
    person = a_reviewer()
    wrong = published(flip, person)
    law = wrong.reading()
    correct(wrong, person, human=replace(law, cells=()), reason="misread")
    with pytest.raises(Refused, match="still waits"):
        correct(wrong, person, human=replace(law, cells=()), reason="misread")
