"""A person accepts, rejects and recalls: only what they saw, only who may, and it stands in the audit for ever."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction

from tests.line import FIRST, SECOND, a_law, a_reviewer, a_source_in, cells, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.review.accept import accept
from tracker.review.errors import AlreadyDecided, NotAllowed, Refused, SourceMoved
from tracker.review.models import Change, Decision
from tracker.review.publish import publish
from tracker.review.recall import recall
from tracker.review.reject import reject
from tracker.vocabulary import ChangeState, Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def change(data_dir: Path) -> Change:
    load_governments()
    crawled(a_source_in(), FIRST, a_law(*cells()))
    return proposed()[0]


def test_a_decision_names_the_person_the_version_and_the_page_that_was_seen(change: Change, reviewer: User) -> None:
    decision = accept(change, reviewer, version=1)

    assert (decision.person, decision.version) == (reviewer, 1)
    assert decision.pages == [change.observation.page.sha256]


def test_of_two_who_decide_one_wins_and_the_other_is_told_who(change: Change, reviewer: User) -> None:
    accept(change, reviewer, version=1)

    with pytest.raises(AlreadyDecided, match="accept by rea"):
        reject(change, a_reviewer("leo"), version=1, reason="no")
    assert Decision.objects.count() == 1


def test_nobody_decides_without_the_permission(change: Change) -> None:
    with pytest.raises(NotAllowed):
        accept(change, User.objects.create_user("vera", is_staff=True), version=1)


def test_a_departed_colleague_decides_nothing(change: Change, reviewer: User) -> None:
    reviewer.is_active = False

    with pytest.raises(NotAllowed):
        accept(change, reviewer, version=1)


def test_what_was_seen_must_still_be_the_newest(change: Change, reviewer: User) -> None:
    crawled(change.source, SECOND, a_law(*cells(valid_from="2025-09-01")))

    with pytest.raises(SourceMoved):
        accept(change, reviewer, version=1)
    assert Change.objects.get().state == ChangeState.OPEN


def test_an_older_version_of_the_change_is_not_accepted(change: Change, reviewer: User) -> None:
    crawled(change.source, SECOND, a_law(*cells(valid_from="2025-09-01")))
    proposed()

    with pytest.raises(AlreadyDecided, match="newer reading"):
        accept(Change.objects.get(), reviewer, version=1)


def test_what_moved_after_it_was_accepted_is_not_published(change: Change, reviewer: User, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    accept(change, reviewer, version=1)
    crawled(change.source, SECOND, a_law(*cells(valid_from="2025-09-01")))

    assert not publish(change)
    assert Change.objects.get().state == ChangeState.ACCEPTED


def test_a_rejection_says_why(change: Change, reviewer: User) -> None:
    with pytest.raises(Refused, match="why"):
        reject(change, reviewer, version=1, reason="  ")


def test_what_was_accepted_can_be_recalled_within_the_window(change: Change, reviewer: User) -> None:
    accept(change, reviewer, version=1)

    recall(change, reviewer, version=1)

    assert not publish(change)
    assert Change.objects.get().state == ChangeState.OPEN
    assert [decision.verdict for decision in change.decisions.all()] == [Verdict.ACCEPT, Verdict.RECALL]


def test_what_has_gone_out_cannot_be_recalled(change: Change, reviewer: User, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    published(change, reviewer)

    with pytest.raises(AlreadyDecided):
        recall(change, reviewer, version=1)


def test_the_recall_window_holds_back_what_was_accepted(change: Change, reviewer: User, settings: object) -> None:
    settings.RECALL_SECONDS = 600
    accept(change, reviewer, version=1)

    assert not publish(change)


def test_the_audit_is_never_rewritten(change: Change, reviewer: User) -> None:
    decision = accept(change, reviewer, version=1)

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(reason="something else")


def test_the_audit_is_never_deleted(change: Change, reviewer: User) -> None:
    decision = accept(change, reviewer, version=1)

    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        decision.delete()
