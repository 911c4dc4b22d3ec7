"""What was accepted becomes the record, with the way back to its words, and what it replaces stays to be asked for."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from tests.builders import COUNTRY
from tests.line import (
    FIRST,
    SECOND,
    THIRD,
    a_bill,
    a_law,
    a_notice,
    a_reviewer,
    a_source_in,
    an_absence,
    cells,
    crawled,
    proposed,
    published,
)
from tracker.catalog.models import Jurisdiction, Substance
from tracker.evidence.models import Source
from tracker.record.labels import labels
from tracker.record.models import Bill, Notice, Rule
from tracker.record.write_once import names
from tracker.review.accept import accept
from tracker.review.models import Event, Publication
from tracker.review.publish import publish
from tracker.vocabulary import Activity, BillStage, Cause, ChangeState, Effect, EventKind, Label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_waiting")]


def label_on(day: date) -> Label:
    from django.utils import timezone

    place, substance = Jurisdiction.objects.get(iso_3166="US-LA"), Substance.objects.get(slug="kratom")
    return labels([place], [substance], day, timezone.now())[place.pk, "kratom"].answer.label


def test_every_rule_leads_back_to_its_words_and_its_page(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)

    rules = Rule.objects.all()
    assert len(rules) == len(Activity)
    for rule in rules:
        change = rule.publications.get(closed=False).change
        assert change.observation.quote == rule.words
        assert change.decisions.get().pages == [change.observation.page.sha256]


def test_publishing_twice_writes_once(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    change = proposed()[0]
    accept(change, reviewer, version=1)

    assert [publish(change), publish(change)] == [True, False]
    assert (Rule.objects.count(), Event.objects.count()) == (7, 1)


def test_what_the_source_shows_otherwise_by_then_is_not_published(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    change = proposed()[0]
    accept(change, reviewer, version=1)
    crawled(source, SECOND, a_law(*cells(valid_from="2026-01-01")))

    assert not publish(change)
    change.refresh_from_db()
    assert (change.state, change.published_at) == (ChangeState.ACCEPTED, None)
    assert not Rule.objects.exists()


def test_the_label_changes_by_itself_on_the_effective_day(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells(valid_from="2025-08-01")))
    published(proposed()[0], reviewer)

    assert label_on(date(2025, 7, 31)) is Label.UNKNOWN
    assert label_on(date(2025, 8, 1)) is Label.PROHIBITED


def test_a_later_cell_leaves_the_earlier_one_in_force_until_its_day(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells(Effect.ALLOWED, valid_from="2012-01-01")))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_law(*cells(Effect.PROHIBITED, valid_from="2025-08-01")))
    published(proposed()[0], reviewer)

    assert label_on(date(2025, 7, 31)) is Label.REGULATED
    assert label_on(date(2025, 8, 1)) is Label.PROHIBITED


def test_what_we_said_before_can_still_be_asked(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells(Effect.ALLOWED, valid_from="2012-01-01")))
    published(proposed()[0], reviewer)
    before = Rule.objects.latest("recorded_at").recorded_at
    crawled(source, SECOND, a_law(*cells(Effect.PROHIBITED, valid_from="2012-01-01")))
    published(proposed()[0], reviewer)
    place, substance = Jurisdiction.objects.get(iso_3166="US-LA"), Substance.objects.get(slug="kratom")

    said = labels([place], [substance], date(2025, 1, 1), before)[place.pk, "kratom"].answer.label

    assert said is Label.REGULATED


def test_a_removal_ends_the_rules_and_deletes_none(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells(valid_from="2012-01-01")))
    published(proposed()[0], reviewer)
    for moment in (SECOND, THIRD):
        crawled(source, moment, an_absence(), words="Schedule I")
    published(proposed()[0], reviewer)

    assert label_on(date(2025, 7, 1)) is Label.PROHIBITED
    assert label_on(date(2025, 7, 4)) is Label.UNKNOWN


def test_a_changed_charge_of_a_notice_is_told(source: Source, reviewer: User) -> None:
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, a_notice())
    published(proposed()[0], reviewer)
    crawled(fda, SECOND, a_notice(charge="DWPE with surveillance"), words="54-15 surveillance")
    publish(proposed()[0])

    assert Event.objects.filter(kind=EventKind.PUBLISHED).count() == 2
    assert Notice.objects.held().get().charge == "DWPE with surveillance"


def reported(fda: Source, notice: Notice) -> None:
    """Let the notice be on record from a report alone."""
    crawled(fda, FIRST, notice, words=f"row of {notice.reference}", cause=Cause.BASELINE)
    published(proposed()[0], a_reviewer("loader"))


def test_the_agency_s_list_takes_the_place_of_a_report_of_its_alert_once_a_person_says_so(
    source: Source, reviewer: User
) -> None:
    reported(a_source_in(COUNTRY, "baseline"), a_notice(charge="as others tell it"))
    crawled(a_source_in(COUNTRY, "us_fda"), SECOND, a_notice())
    (change,) = proposed()

    assert change.state == ChangeState.OPEN
    published(change, reviewer)
    assert Notice.objects.held().get().charge == "DWPE"


@pytest.mark.parametrize(
    ("firm", "day", "number"),
    [
        ("Front Range Kratom", "2018-05-22", 1),
        ("FRONT RANGE KRATOM.", "2018-05-22", 1),
        ("Front Range Kratom", "2018-05-23", 2),
        ("Kratom Spot", "2018-05-22", 2),
    ],
    ids=["the same", "as the agency spells it", "another day", "another firm"],
)
def test_a_report_of_a_letter_to_a_firm_on_a_day_is_the_letter_itself(
    source: Source, reviewer: User, firm: str, day: str, number: int
) -> None:
    letter = replace(a_notice(), firm="Front Range Kratom", issued_on="2018-05-22", reference="CMS 1")
    reported(a_source_in(COUNTRY, "baseline"), replace(letter, reference=f"{firm}, {day}", firm=firm, issued_on=day))
    crawled(a_source_in(COUNTRY, "us_fda"), SECOND, letter)
    published(proposed()[0], reviewer)

    assert Notice.objects.held().count() == number


def test_a_notice_that_got_its_number_late_takes_the_place_of_the_one_without(source: Source, reviewer: User) -> None:
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, replace(a_notice(), reference="event 7"))
    published(proposed()[0], reviewer)
    crawled(fda, SECOND, replace(a_notice(), replaces=("event 7",)), words="54-15")
    publish(proposed()[0])

    assert Notice.objects.held().get().reference == "54-15"


def test_a_moved_date_of_a_notice_supersedes_silently(source: Source, reviewer: User) -> None:
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, a_notice(), words="54-15 02/21/2025")
    published(proposed()[0], reviewer)
    crawled(fda, SECOND, a_notice(updated_on="2025-07-02"), words="54-15 07/02/2025")
    publish(proposed()[0])

    assert Event.objects.count() == 1
    assert Notice.objects.held().get().updated_on == "2025-07-02"
    assert Publication.objects.filter(closed=True, notice__isnull=False).count() == 1


def test_words_that_were_amended_with_the_date_are_told(source: Source, reviewer: User) -> None:
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, a_notice(), words="54-15 02/21/2025 Detain what was shipped since March 1.")
    published(proposed()[0], reviewer)
    now_says = "54-15 07/02/2025 Detain what was shipped since May 1."
    crawled(fda, SECOND, a_notice(updated_on="2025-07-02"), words=now_says)
    publish(proposed()[0])

    assert Event.objects.count() == 2


def test_a_bill_that_two_publishers_show_is_one_bill_with_two_pages(source: Source, reviewer: User) -> None:
    crawled(a_source_in(slug="us_legiscan"), FIRST, a_bill())
    published(proposed()[0], reviewer)
    crawled(a_source_in(slug="us_open_states"), SECOND, a_bill(session="LA-2025", identifier="HB0253"))
    assert publish(proposed()[0])

    bill = Bill.objects.get()
    assert set(bill.publications.values_list("change__source__slug", flat=True)) == {"us_legiscan", "us_open_states"}
    assert Event.objects.count() == 1


def test_a_later_step_that_another_publisher_shows_first_is_the_same_bills(source: Source, reviewer: User) -> None:
    crawled(a_source_in(slug="us_legiscan"), FIRST, a_bill())
    published(proposed()[0], reviewer)
    passed = a_bill(session="LA-2025", stage=BillStage.PASSED_ONE_CHAMBER, latest_action_on="2025-06-30")
    crawled(a_source_in(slug="us_open_states"), SECOND, passed)
    published(proposed()[0], reviewer)

    bill = Bill.objects.held().get()
    assert (bill.session, bill.stage) == ("LA-2025-regular", BillStage.PASSED_ONE_CHAMBER)


@pytest.mark.parametrize("other", [{"introduced_on": "2025-06-02"}, {"identifier": "HB 254"}, {"introduced_on": ""}])
def test_a_bill_of_another_day_or_number_is_another_bill(source: Source, reviewer: User, other: dict[str, str]) -> None:
    crawled(a_source_in(slug="us_legiscan"), FIRST, a_bill())
    published(proposed()[0], reviewer)
    crawled(a_source_in(slug="us_open_states"), SECOND, a_bill(**{"session": "LA-2025", **other}))
    published(proposed()[0], reviewer)

    assert Bill.objects.held().count() == 2


def test_the_record_is_never_rewritten(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Rule.objects.update(effect=Effect.ALLOWED)


def test_the_triggers_are_there() -> None:
    record = [f"record_{row}" for row in ("instrument", "rule", "preemption", "notice", "bill", "claim")]
    tables = (*record, "review_decision", "review_publication")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}

    assert {name for table in tables for name in names(table)} <= there
