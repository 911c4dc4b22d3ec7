"""A law that a person has read takes the place of what was only reported, and never quietly of anything stricter."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html

from tests.laws import (
    ALLOWED,
    CONDITIONAL,
    POSSESSION,
    PROHIBITED,
    SALE,
    a_law,
    age,
    answer,
    cells,
    enact,
    held,
    propose_law,
    state,
)
from tests.line import a_reviewer
from tracker.catalog.load import load_governments
from tracker.contract import Cell, Law
from tracker.evidence.models import Source
from tracker.record.models import Rule
from tracker.review.accept import accept
from tracker.review.correct import correct
from tracker.review.models import Change, Publication
from tracker.review.publish import publish
from tracker.review.superseded import reported_rules, superseded_of
from tracker.vocabulary import Authority, Cause, Confidence, Form, InstrumentKind, Label, Standing

pytestmark = pytest.mark.django_db
OHIO = state("oh")
REPORTED, READ, LATER = (datetime(2026, month, 1, 17, tzinfo=UTC) for month in (6, 7, 8))
BEFORE, DAY = "2026-02-28", "2026-03-01"


@pytest.fixture(autouse=True)
def _governments(data_dir: Path, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


def reported(*said: Cell, citation: str = "law as others tell it", **more: Any) -> Change:
    """Let the baseline report a law of Ohio."""
    return enact(a_law(OHIO, citation, *said, spoken_on="2026-01-01", **more), REPORTED, Cause.BASELINE)


def none_found() -> Change:
    return reported(*cells(ALLOWED), citation="no law found", instrument_kind=InstrumentKind.FINDING)


def the_law(*said: Cell, **more: Any) -> Law:
    return a_law(OHIO, "R.C. 3719.41", *said, **more)


def decided(change: Change, also: set[int] = frozenset(), at: datetime = READ) -> Change:
    with time_machine.travel(at, tick=False):
        accept(change, a_reviewer(f"reviewer {change.pk}"), version=change.version, also=also)
        assert publish(change)
    return change


def reasons(day: str) -> set[str]:
    return {rule.instrument.citation for rule in answer(OHIO, day).reasons}


def test_a_ban_that_a_person_read_leaves_nothing_of_a_search_that_found_no_law() -> None:
    none_found()
    enact(the_law(*cells(PROHIBITED, SALE, since=DAY)), READ)

    assert (held(OHIO, BEFORE).answer.label, answer(OHIO, DAY).label) == (Label.UNREGULATED, Label.PROHIBITED)
    assert reasons(DAY) == {"R.C. 3719.41"}


def test_what_gives_way_is_seen_on_the_change_before_anyone_decides() -> None:
    none_found()
    change = propose_law(the_law(*cells(PROHIBITED, SALE, since=DAY)), READ)

    assert {(one.citation, one.until) for one in superseded_of(change)} == {("no law found", DAY)}
    assert len(superseded_of(change)) == 7


def test_each_closed_row_leads_to_the_change_that_closed_it() -> None:
    none_found()
    change = enact(the_law(*cells(PROHIBITED, SALE, since=DAY)), READ)

    closed = Rule.objects.filter(instrument__citation="no law found", superseded_at__isnull=False)
    assert {row.change for row in Publication.objects.filter(rule__in=closed, closed=True)} == {change}


def test_what_is_left_of_a_report_keeps_its_own_words_and_stays_reported() -> None:
    report = none_found()
    enact(the_law(*cells(PROHIBITED, SALE, since=DAY)), READ)

    left = Rule.objects.held().filter(instrument__citation="no law found")
    assert {(rule.words, rule.confidence, rule.valid_to) for rule in left} == {
        (report.observation.quote, Confidence.REPORTED, DAY)
    }
    assert {row.said_by for row in Publication.objects.filter(rule__in=left, closed=False)} == {report}


def test_a_reported_ban_gives_way_to_the_same_ban_as_a_person_read_it() -> None:
    reported(*cells(PROHIBITED, since="2026-03"))
    enact(the_law(*cells(PROHIBITED, since=DAY)), READ)

    assert reasons(DAY) == {"R.C. 3719.41"}
    assert {rule.confidence for rule in answer(OHIO, DAY).deciding} == {Confidence.CONFIRMED}


@pytest.mark.parametrize(
    "laxer",
    [
        cells(CONDITIONAL, SALE, since=DAY, asks=(age(21),)),
        cells(ALLOWED, since=DAY),
        cells(PROHIBITED, since=DAY, form=Form.SYNTHETIC),
        cells(PROHIBITED, since=DAY, until="2026-09-01"),
    ],
    ids=["a licence", "a permission", "a ban of synthetics alone", "a ban that lapses"],
)
def test_a_reported_ban_stays_beside_anything_laxer(laxer: tuple[Cell, ...]) -> None:
    reported(*cells(PROHIBITED))
    change = decided(propose_law(the_law(*laxer), READ))

    assert superseded_of(change) == []
    assert answer(OHIO, DAY).label is Label.PROHIBITED


def test_a_person_who_saw_it_may_end_a_reported_ban_for_what_the_law_says() -> None:
    reported(*cells(PROHIBITED, SALE))
    change = propose_law(the_law(*cells(CONDITIONAL, SALE, since=DAY, asks=(age(21),))), READ)
    decided(change, also={one.rule for one in reported_rules(change).stays})

    assert [answer(OHIO, day).label for day in (BEFORE, DAY)] == [Label.PROHIBITED, Label.AGE_RESTRICTED]


@pytest.mark.usefixtures("static_files")
def test_the_desk_shows_what_gives_way_and_asks_about_what_does_not() -> None:
    none_found()
    reported(*cells(PROHIBITED, SALE))
    change = propose_law(the_law(*cells(CONDITIONAL, SALE, since=DAY, asks=(age(21),))), READ)
    desk = Client()
    desk.force_login(a_reviewer())
    page = f"/admin/review/change/{change.pk}/change/"
    shown = html.fromstring(desk.get(page).content.decode())
    (key,) = shown.xpath("//fieldset//input[@name='also']/@value")
    desk.post(page, {"accept": "", "version": 1, "also": key})
    change.refresh_from_db()

    rows = [[cell.text_content() for cell in row if cell.tag in ("th", "td")] for row in shown.xpath("//tbody/tr")]
    assert ["all activities with kratom, as reported of no law found", "allowed", "gives way on 2026-03-01"] in rows
    assert "law as others tell it" in {one.citation for one in superseded_of(change)}


def test_a_reported_age_does_not_give_way_to_a_lower_one() -> None:
    reported(*cells(CONDITIONAL, SALE, since="2020-01-01", asks=(age(21),)))
    enact(the_law(*cells(CONDITIONAL, SALE, since=DAY, asks=(age(18),))), READ)

    assert answer(OHIO, DAY).minimum_age == 21


def test_a_ban_of_synthetics_leaves_what_was_found_of_the_leaf() -> None:
    none_found()
    enact(the_law(*cells(PROHIBITED, since=DAY, form=Form.SYNTHETIC)), READ)

    assert answer(OHIO, DAY).label is Label.UNREGULATED


def test_a_law_of_sale_leaves_a_reported_ban_of_possession() -> None:
    reported(*cells(PROHIBITED, POSSESSION))
    enact(the_law(*cells(PROHIBITED, SALE, since=DAY)), READ)

    assert reasons(DAY) == {"R.C. 3719.41", "law as others tell it"}


def test_an_undated_ban_leaves_the_report_of_a_law_that_was_over_when_it_was_read() -> None:
    reported(*cells(CONDITIONAL, SALE, since="2012-01-01", until="2020-01-01", asks=(age(18),)))
    enact(the_law(*cells(PROHIBITED)), READ)

    assert "law as others tell it" in reasons("2019-12-31")


def test_a_mere_proposal_takes_the_place_of_nothing() -> None:
    none_found()
    enact(the_law(*cells(PROHIBITED, since=DAY), standing=Standing.PROPOSED), READ)

    assert answer(OHIO, DAY).label is Label.UNREGULATED


def test_one_report_never_takes_the_place_of_another() -> None:
    none_found()
    reported(*cells(PROHIBITED, since=DAY))

    assert reasons(DAY) == {"no law found", "law as others tell it"}


def test_a_correction_gives_back_what_gave_way_to_a_misreading() -> None:
    none_found()
    wrong = enact(the_law(*cells(PROHIBITED, since=DAY)), READ)
    with time_machine.travel(LATER, tick=False):
        right = the_law(*cells(PROHIBITED, since=DAY, form=Form.SYNTHETIC))
        assert publish(correct(wrong, wrong.decisions.get().person, human=right, reason="synthetics alone"))

    assert answer(OHIO, DAY).label is Label.UNREGULATED


def test_a_correction_of_the_day_moves_where_the_report_ends() -> None:
    none_found()
    wrong = enact(the_law(*cells(PROHIBITED, since=DAY)), READ)
    with time_machine.travel(LATER, tick=False):
        right = the_law(*cells(PROHIBITED, since="2026-04-01"))
        assert publish(correct(wrong, wrong.decisions.get().person, human=right, reason="the act says April"))

    assert [answer(OHIO, day).label for day in ("2026-03-31", "2026-04-01")] == [Label.UNREGULATED, Label.PROHIBITED]


def test_what_was_said_while_it_was_only_reported_can_still_be_asked() -> None:
    none_found()
    enact(the_law(*cells(PROHIBITED, since=DAY)), READ)

    assert held(OHIO, DAY, known=REPORTED).answer.label is Label.UNREGULATED


def test_the_same_cells_read_in_the_law_under_the_same_citation_become_confirmed() -> None:
    report = reported(*cells(PROHIBITED, since=DAY), citation="R.C. 3719.41")
    baseline = Source.objects.create(slug="others", jurisdiction=report.jurisdiction, urls=[], next_due=REPORTED,
                                     every=report.source.every, authority=Authority.SECONDARY)  # fmt: skip
    Change.objects.filter(pk=report.pk).update(source=baseline)
    enact(the_law(*cells(PROHIBITED, since=DAY)), READ)

    assert {rule.confidence for rule in answer(OHIO, DAY).reasons} == {Confidence.CONFIRMED}
