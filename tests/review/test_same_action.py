"""What two surfaces of an agency show of one action is one notice, where that is certain."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from tests.builders import COUNTRY
from tests.line import FIRST, SECOND, THIRD, a_notice, a_source_in, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.contract import Notice
from tracker.evidence.models import Source
from tracker.record.models import Notice as Row
from tracker.review.automatic import NOTICE_RULE, SAME_RULE
from tracker.review.correct import correct, retract
from tracker.review.models import Change, Event, Publication
from tracker.review.publish import publish
from tracker.review.same_action import maybe_same_action
from tracker.review.vanished import no_longer_seen
from tracker.vocabulary import ChangeState, EventKind, NoticeKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_waiting")]


@pytest.fixture
def source(data_dir: Path) -> Source:
    load_governments()
    return a_source_in(COUNTRY, "us_fda_weekly")


@pytest.fixture
def other(source: Source) -> Source:
    return a_source_in(COUNTRY, "us_fda_search")


def a_recall(reference: str = "F-0100-2026", **other: object) -> Notice:
    facts = {
        "reference": reference,
        "firm": "Blue Leaf LLC",
        "product": "Kratom powder 250 g",
        "issued_on": "2025-06-02",
    }
    recall = replace(
        a_notice(), notice_kind=NoticeKind.RECALL, title="Class I recall", charge="Salmonella", updated_on=""
    )
    return replace(recall, **{**facts, **other})


def test_a_second_service_s_page_of_a_recall_is_hung_behind_the_one_notice(
    source: Source, other: Source, reviewer: User
) -> None:
    crawled(source, FIRST, a_recall())
    published(proposed()[0], reviewer)
    crawled(other, SECOND, a_recall(updated_on="2025-07-01", url="https://search.example/recall"))

    change = proposed()[0]
    assert publish(change)

    notice = Row.objects.get()
    assert (change.decisions.get().rule, notice.updated_on) == (SAME_RULE, "")
    assert set(Publication.objects.values_list("notice", "change__source")) == {
        (notice.pk, source.pk),
        (notice.pk, other.pk),
    }
    assert Event.objects.filter(change=change).count() == 0


def test_what_is_hung_behind_a_notice_once_is_not_proposed_again(source: Source, other: Source, reviewer: User) -> None:
    seen = a_recall(url="https://search.example/recall")
    crawled(source, FIRST, a_recall())
    published(proposed()[0], reviewer)
    crawled(other, SECOND, seen)
    assert publish(proposed()[0])

    crawled(other, THIRD, seen, body="<p>new chrome</p>")

    assert proposed() == []


def test_a_second_service_that_says_something_else_supersedes(source: Source, other: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_recall())
    published(proposed()[0], reviewer)
    crawled(other, SECOND, a_recall(charge="Salmonella and Listeria"))

    change = proposed()[0]
    assert publish(change)

    assert change.decisions.get().rule == NOTICE_RULE
    assert Row.objects.held().get().charge == "Salmonella and Listeria"
    assert Event.objects.filter(change=change).count() == 1


def test_a_recall_that_gets_its_number_supersedes_the_one_without(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_recall("98765-1"))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_recall(replaces=("98765-1",)))

    assert publish(proposed()[0])

    assert Row.objects.count() == 2
    assert Row.objects.held().get().reference == "F-0100-2026"


def test_what_waits_without_its_number_gives_way_to_what_has_one(source: Source) -> None:
    crawled(source, FIRST, a_recall("98765-1"))
    waiting = proposed()[0]
    crawled(source, SECOND, a_recall(replaces=("98765-1",)))

    change = proposed()[0]

    waiting.refresh_from_db()
    assert (waiting.state, change.state) == (ChangeState.REJECTED, ChangeState.OPEN)
    assert "F-0100-2026" in waiting.decisions.get().reason


def test_a_recall_that_comes_to_be_mandated_is_still_the_one_recall(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_recall())
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_recall(notice_kind=NoticeKind.MANDATORY_RECALL, title="Mandated recall"))

    assert publish(proposed()[0])

    assert Row.objects.held().get().kind == NoticeKind.MANDATORY_RECALL


def test_the_same_firm_product_and_day_to_the_letter_are_one_recall(
    source: Source, other: Source, reviewer: User
) -> None:
    crawled(source, FIRST, a_recall())
    published(proposed()[0], reviewer)
    crawled(other, SECOND, a_recall("blue-leaf-recalls", title="Blue Leaf recalls"))

    assert publish(proposed()[0])

    assert Row.objects.get().reference == "F-0100-2026"


@pytest.mark.parametrize(
    "facts",
    [{"product": "Kratom powder"}, {"issued_on": "2025-06-05"}, {"firm": "BLUE LEAF LLC"}],
    ids=["another product", "another day", "a firm in capitals"],
)
def test_what_only_may_be_the_same_recall_is_shown_to_a_person(
    source: Source, other: Source, reviewer: User, facts: dict[str, str]
) -> None:
    crawled(source, FIRST, a_recall())
    published(proposed()[0], reviewer)
    seen = a_recall("blue-leaf-recalls", **facts)
    crawled(other, SECOND, seen)

    change = proposed()[0]

    assert (change.before, change.state) == (None, ChangeState.OPEN)
    assert [row.reference for row in maybe_same_action(Jurisdiction.objects.get(ocd_id=COUNTRY), seen, other)] == [
        "F-0100-2026"
    ]


def test_a_month_without_a_day_ties_nothing(source: Source, other: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_recall(issued_on="2025-06"))
    published(proposed()[0], reviewer)
    crawled(other, SECOND, a_recall("blue-leaf-recalls", issued_on="2025-06"))

    assert proposed()[0].state == ChangeState.OPEN


def test_a_list_that_leaves_the_firms_out_takes_none_of_them_back(
    source: Source, other: Source, reviewer: User
) -> None:
    crawled(source, FIRST, replace(a_notice(), firm="Blue Leaf LLC; Green Leaf Inc."))
    published(proposed()[0], reviewer)
    crawled(other, SECOND, replace(a_notice(charge="", updated_on="2025-06-30"), title="Kratom"))

    for change in proposed():
        publish(change)

    notice = Row.objects.held().get()
    assert (notice.firm, notice.charge) == ("Blue Leaf LLC; Green Leaf Inc.", "DWPE")


def test_a_firm_that_a_person_strikes_out_is_gone(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, replace(a_notice(), firm="Blue Leaf LLC"))
    wrong = proposed()[0]
    published(wrong, reviewer)

    correction = correct(wrong, reviewer, human=replace(a_notice(), firm=""), reason="the page names nobody")
    assert publish(correction)

    assert (Row.objects.held().get().firm, Row.objects.held().get().charge) == ("", "DWPE")
    assert Event.objects.get(change=correction).kind == EventKind.CORRECTED


def test_what_a_person_struck_out_no_rule_brings_back(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, replace(a_notice(), firm="Blue Leaf LLC"))
    wrong = proposed()[0]
    published(wrong, reviewer)
    publish(correct(wrong, reviewer, human=replace(a_notice(), firm=""), reason="the page names nobody"))
    crawled(source, SECOND, replace(a_notice(updated_on="2025-06-30"), firm="Blue Leaf LLC"), words="(1) anew")

    assert proposed()[0].state == ChangeState.OPEN


def test_a_firm_that_came_by_mistake_goes_with_the_retraction(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_notice())
    published(proposed()[0], reviewer)
    crawled(source, SECOND, replace(a_notice(updated_on="2025-06-30"), firm="Blue Leaf LLC"), words="(1) Blue Leaf LLC")
    wrong = proposed()[0]
    publish(wrong)

    retraction = retract(wrong, reviewer, reason="another alert's firm")
    assert publish(retraction)

    assert Row.objects.held().get().firm == ""
    assert Event.objects.get(change=retraction).kind == EventKind.CORRECTED


def test_a_correction_of_the_title_keeps_the_firm_that_another_page_gave(
    source: Source, other: Source, reviewer: User
) -> None:
    crawled(source, FIRST, replace(a_notice(), firm="Blue Leaf LLC"))
    published(proposed()[0], reviewer)
    crawled(other, SECOND, replace(a_notice(charge="DWPE with Surveillance", updated_on="2025-06-30")))
    listed = proposed()[0]
    publish(listed) or published(listed, reviewer)
    human = replace(listed.reading(), title="Kratom, in any form")

    assert publish(correct(listed, reviewer, human=human, reason="the title in full"))

    assert (Row.objects.held().get().firm, Row.objects.held().get().title) == ("Blue Leaf LLC", "Kratom, in any form")


def test_a_firm_that_leaves_the_red_list_is_news(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, replace(a_notice(), firm="Blue Leaf LLC; Green Leaf Inc."))
    published(proposed()[0], reviewer)
    left = replace(a_notice(updated_on="2025-06-30"), firm="Green Leaf Inc.")
    crawled(source, SECOND, left, words="(1) Green Leaf Inc.")

    change = proposed()[0]
    assert publish(change)

    assert Row.objects.held().get().firm == "Green Leaf Inc."
    assert Event.objects.filter(change=change).count() == 1


def test_who_decides_is_told_that_the_page_no_longer_shows_it(source: Source) -> None:
    crawled(source, FIRST, a_recall())
    proposed()
    assert no_longer_seen(Change.objects.get()) is None

    crawled(source, SECOND, a_recall("F-0200-2026"), words="(1) Another recall")

    assert no_longer_seen(Change.objects.get()) == SECOND
