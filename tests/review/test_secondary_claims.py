"""What others say of the law is a question at the desk: no rule comes of it, and nobody is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import LOUISIANA
from tests.line import FIRST, SECOND, URL, a_reviewer, a_source_in, crawled, proposed, published
from tracker import contract
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source
from tracker.record.models import Claim, Rule
from tracker.review.models import Event
from tracker.vocabulary import Authority, ChangeState, SubjectKind

pytestmark = pytest.mark.django_db

SAYS = contract.Claim(
    jurisdiction=LOUISIANA, substance="kratom", key="advocates.example: kratom in Louisiana", says="prohibited",
    words="(12) Mitragynine", claimant="Advocates", url=URL, made_on="2025-06-30", confidence="",
)  # fmt: skip


@pytest.fixture
def advocates(data_dir: Path, settings: object) -> Source:
    settings.RECALL_SECONDS = 0
    load_governments()
    source = a_source_in(slug="secondary_advocates")
    Source.objects.filter(pk=source.pk).update(authority=Authority.SECONDARY)
    return Source.objects.get(pk=source.pk)


def test_what_others_say_waits_for_a_person(advocates: Source) -> None:
    crawled(advocates, FIRST, SAYS)
    (change,) = proposed()

    assert (change.kind, change.state) == (SubjectKind.CLAIM, ChangeState.OPEN)
    assert change.jurisdiction.ocd_id == LOUISIANA
    assert not Claim.objects.exists()


def test_what_others_say_makes_no_rule_and_is_told_to_nobody(advocates: Source) -> None:
    crawled(advocates, FIRST, SAYS)
    published(proposed()[0], a_reviewer())

    assert Claim.objects.held().get().words == SAYS.words
    assert not Rule.objects.exists()
    assert not Event.objects.exists()


def test_the_same_words_again_are_no_question(advocates: Source) -> None:
    crawled(advocates, FIRST, SAYS)
    published(proposed()[0], a_reviewer())
    crawled(advocates, SECOND, SAYS)

    assert proposed() == []


def test_other_words_are_another_question(advocates: Source) -> None:
    crawled(advocates, FIRST, SAYS)
    published(proposed()[0], a_reviewer())
    crawled(advocates, SECOND, replace(SAYS, says="in words"))

    assert [change.state for change in proposed()] == [ChangeState.OPEN]
