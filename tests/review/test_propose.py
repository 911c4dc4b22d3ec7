"""What was seen opens a change where it differs from what we hold, and closes it where it no longer does."""

import pytest
from django.contrib.auth.models import User

from tests.builders import COUNTRY
from tests.line import (
    CITATION,
    FIRST,
    SECOND,
    THIRD,
    a_law,
    a_notice,
    a_source_in,
    an_absence,
    cells,
    crawled,
    proposed,
    published,
)
from tracker.evidence.models import Observation, Source
from tracker.review.accept import accept
from tracker.review.models import Change
from tracker.review.propose import propose
from tracker.review.reject import reject
from tracker.vocabulary import ChangeState, Effect, Naming, Outcome, SubjectKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_waiting")]


def test_a_law_we_do_not_hold_opens_one_change(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))

    change = proposed()[0]

    assert (change.subject, change.before, change.state) == (CITATION, None, ChangeState.OPEN)
    assert len(change.reading().cells) == 7


def test_an_observation_is_weighed_once(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))
    observation = Observation.objects.get()

    propose(observation)

    assert propose(observation) is None
    assert Change.objects.count() == 1


def test_a_newer_reading_updates_the_open_change_in_place(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells(valid_from="2025-08-01")))
    proposed()
    crawled(source, SECOND, a_law(*cells(valid_from="2025-09-01")))

    proposed()

    change = Change.objects.get()
    assert change.version == 2
    assert change.reading().cells[0].valid_from == "2025-09-01"


def test_what_was_accepted_waits_again_when_the_source_moves(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells(valid_from="2025-08-01")))
    change = proposed()[0]
    accept(change, reviewer, version=change.version)
    crawled(source, SECOND, a_law(*cells(valid_from="2025-09-01")))

    proposed()

    change.refresh_from_db()
    assert (change.state, change.decided_at) == (ChangeState.OPEN, None)


def test_what_we_hold_is_not_proposed_again(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_law(*cells()), body="<p>new chrome</p>")

    assert proposed() == []


def test_an_amended_text_opens_a_change_without_a_cell_difference(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_law(*cells()), words="(12) Mitragynine and its salts")

    change = proposed()[0]

    assert set(change.reading_before().cells) == set(change.reading().cells)


def test_what_a_person_rejected_is_not_proposed_until_its_quote_differs(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    change = proposed()[0]
    reject(change, reviewer, version=change.version, reason="a note, not the list")
    crawled(source, SECOND, an_absence(), words="Schedule I")
    crawled(source, THIRD, a_law(*cells()))

    assert proposed() == []

    crawled(source, THIRD, a_law(*cells()), words="(13) Mitragynine")
    assert len(proposed()) == 1


def test_an_older_reading_proposes_nothing(source: Source) -> None:
    crawled(source, SECOND, an_absence(), words="Schedule I")
    crawled(source, FIRST, a_law(*cells()))

    assert proposed() == []


def test_an_older_reading_still_counts_when_the_newer_one_was_bad(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))
    crawled(source, SECOND, outcome=Outcome.SUSPECT, body="<p>Service unavailable</p>")

    assert len(proposed()) == 1


def test_a_list_that_does_not_name_what_we_do_not_hold_proposes_nothing(source: Source) -> None:
    crawled(source, FIRST, an_absence(), words="Schedule I")
    crawled(source, SECOND, an_absence(), words="Schedule I")

    assert proposed() == []


def test_a_removal_needs_a_second_look(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, an_absence(), words="Schedule I")

    assert proposed() == []

    crawled(source, THIRD, an_absence(), words="Schedule I")
    assert proposed()[0].state == ChangeState.OPEN


def test_a_flap_closes_the_change_it_opened(source: Source, reviewer: User) -> None:
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_law(*cells(effect=Effect.ALLOWED)))
    flapped = proposed()[0]
    crawled(source, THIRD, a_law(*cells()))

    assert proposed() == []

    flapped.refresh_from_db()
    assert (flapped.state, flapped.decisions.get().person) == (ChangeState.REJECTED, None)


def test_a_flap_that_a_rule_closed_may_be_proposed_again(source: Source, reviewer: User) -> None:
    test_a_flap_closes_the_change_it_opened(source, reviewer)
    crawled(source, THIRD.replace(day=4), a_law(*cells(effect=Effect.ALLOWED)))

    assert len(proposed()) == 1


def test_a_mention_is_shown_to_a_person_and_has_no_cells(source: Source) -> None:
    crawled(source, FIRST, a_law(naming=Naming.MENTIONED), words="containing Kava, Kratom or any other additive")

    assert proposed()[0].reading().cells == ()


def test_the_first_sight_of_a_notice_waits_for_a_person(source: Source) -> None:
    crawled(a_source_in(COUNTRY, "us_fda"), FIRST, a_notice())

    assert proposed()[0].state == ChangeState.OPEN


def test_a_confirmed_notice_is_updated_by_a_named_rule(source: Source, reviewer: User) -> None:
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, a_notice())
    published(proposed()[0], reviewer)
    crawled(fda, SECOND, a_notice(updated_on="2025-07-02"), words="54-15 DWPE 07/02/2025")

    change = proposed()[0]

    assert change.state == ChangeState.ACCEPTED
    assert change.decisions.get().rule


@pytest.mark.parametrize(("left", "state"), [(9, ChangeState.ACCEPTED), (5, ChangeState.OPEN)])
def test_many_firms_taken_off_a_list_at_once_wait_for_a_person(
    source: Source, reviewer: User, left: int, state: ChangeState
) -> None:
    firms = [f"Example Herbs {number} (INDONESIA): kratom" for number in range(10)]
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, a_notice(product="\n".join(firms)))
    published(proposed()[0], reviewer)
    crawled(fda, SECOND, a_notice(product="\n".join(firms[:left])), words="54-15 DWPE, fewer firms")
    assert proposed()[0].state == state


def test_the_removal_of_a_notice_waits_for_a_person(source: Source, reviewer: User) -> None:
    fda = a_source_in(COUNTRY, "us_fda")
    crawled(fda, FIRST, a_notice())
    published(proposed()[0], reviewer)
    gone = an_absence(SubjectKind.NOTICE, COUNTRY)
    for day in (SECOND, THIRD):
        crawled(fda, day, gone, words="Import Alerts by Number", subject="import_alert 54-15")

    assert proposed()[0].state == ChangeState.OPEN
