"""A law comes, is moved, stayed, replaced and struck: what it was on each day stays what it was."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.laws import (
    ALLOWED,
    CONDITIONAL,
    POSSESSION,
    PROHIBITED,
    SALE,
    a_city,
    a_law,
    answer,
    cells,
    enact,
    held,
    state,
)
from tests.line import a_reviewer, a_source_in, an_absence, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.contract import Law, Preemption
from tracker.record.models import Rule
from tracker.review.correct import correct
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.vocabulary import Cause, Confidence, Effect, InstrumentKind, Standing

pytestmark = pytest.mark.django_db
OHIO = state("oh")
LICENCE, BAN = "a licence act", "a ban"
EMERGENCY = InstrumentKind.EMERGENCY_RULE
VOIDS_LOCAL_LAW = Preemption(
    activities=(SALE,), saves=(), saves_before="", valid_from="2020-01-01", valid_to="", words="no city may"
)


@pytest.fixture(autouse=True)
def _governments(data_dir: Path, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T17:00:00").replace(tzinfo=UTC)


def sale(effect: Effect, since: str = "", until: str = "") -> Law:
    return a_law(OHIO, BAN, *cells(effect, SALE, since=since, until=until))


def on(day: str) -> Effect:
    return answer(OHIO, day).activities[SALE]


def test_a_ban_since_some_day_of_2018_counts_from_the_first_of_that_year() -> None:
    enact(sale(PROHIBITED, since="2018"))
    assert [on("2017-12-31"), on("2018-01-01")] == [Effect.UNKNOWN, PROHIBITED]


def test_a_licence_since_some_day_of_2018_counts_from_the_last_of_that_year() -> None:
    enact(sale(CONDITIONAL, since="2018"))
    assert [on("2018-12-30"), on("2018-12-31")] == [Effect.UNKNOWN, CONDITIONAL]


def test_a_proposal_gives_no_rule() -> None:
    enact(a_law(OHIO, BAN, *cells(PROHIBITED, since="2026-01-01"), standing=Standing.PROPOSED))
    assert not Rule.objects.exists()


def test_a_proposed_text_of_a_law_leaves_what_is_in_force() -> None:
    enact(sale(PROHIBITED, since="2020-01-01"), noon("2026-01-05"))
    enact(a_law(OHIO, BAN, *cells(ALLOWED, since="2026-01-01"), standing=Standing.PROPOSED), noon("2026-02-05"))
    assert on("2026-03-01") is PROHIBITED


@pytest.mark.parametrize("standing", [Standing.STAYED, Standing.REPEALED, Standing.EXPIRED, Standing.WITHDRAWN])
def test_a_licence_that_is_stayed_or_over_counts_no_more_from_the_day_that_was_seen(standing: Standing) -> None:
    said = cells(CONDITIONAL, SALE, since="2025-01-01")
    enact(a_law(OHIO, LICENCE, *said, standing=Standing.IN_FORCE), noon("2025-02-01"))
    enact(a_law(OHIO, LICENCE, *said, standing=standing), noon("2025-06-10"))

    assert [on("2025-06-09"), on("2025-06-10")] == [CONDITIONAL, Effect.UNKNOWN]


def test_a_rule_withdrawn_before_its_day_never_was_law() -> None:
    said = cells(PROHIBITED, since="2025-08-01")
    enact(a_law(OHIO, BAN, *said, standing=Standing.ENACTED), noon("2025-06-01"))
    enact(a_law(OHIO, BAN, *said, standing=Standing.WITHDRAWN), noon("2025-07-01"))

    assert on("2025-08-01") is Effect.UNKNOWN


def test_a_stay_that_is_lifted_leaves_a_hole_in_the_law_and_nothing_else() -> None:
    said = cells(PROHIBITED, SALE, since="2025-01-01")
    enact(a_law(OHIO, BAN, *said), noon("2025-01-05"))
    enact(a_law(OHIO, BAN, *said, standing=Standing.STAYED), noon("2025-03-01"))
    again = cells(PROHIBITED, SALE, since="2025-05-01")
    enact(a_law(OHIO, BAN, *again, standing=Standing.IN_FORCE), noon("2025-05-02"))

    assert [on(day) for day in ("2025-02-28", "2025-03-01", "2025-04-30", "2025-05-01")] == [
        PROHIBITED,
        Effect.UNKNOWN,
        Effect.UNKNOWN,
        PROHIBITED,
    ]


def test_a_successor_after_the_sunset_does_not_prolong_the_emergency_rule() -> None:
    enact(sale(PROHIBITED, since="2025-07-01", until="2025-10-01"), noon("2025-07-02"))
    enact(sale(PROHIBITED, since="2025-12-01"), noon("2025-07-20"))

    assert [on("2025-09-30"), on("2025-10-01"), on("2025-12-01")] == [PROHIBITED, Effect.UNKNOWN, PROHIBITED]


def test_an_undated_licence_counts_from_the_day_it_was_first_seen_whatever_follows_it() -> None:
    enact(sale(CONDITIONAL), noon("2025-07-01"))
    enact(sale(PROHIBITED, since="2025-08-01"), noon("2025-07-10"))

    assert [on("2025-07-01"), on("2025-07-31"), on("2025-08-01")] == [CONDITIONAL, CONDITIONAL, PROHIBITED]


def test_an_undated_licence_in_the_place_of_a_ban_leaves_the_days_gone_by_as_they_were() -> None:
    enact(sale(PROHIBITED, since="2020-01-01"), noon("2025-07-01"))
    enact(sale(CONDITIONAL), noon("2025-07-10"))

    assert [on("2025-07-09"), on("2025-07-10")] == [PROHIBITED, CONDITIONAL]


def test_a_licence_that_was_seen_and_is_gone_on_the_same_day_never_counted() -> None:
    enact(sale(CONDITIONAL), noon("2025-07-01"))
    enact(a_law(OHIO, BAN, *cells(PROHIBITED, POSSESSION)), noon("2025-07-01").replace(hour=20))

    assert on("2025-07-01") is Effect.UNKNOWN


def test_a_licence_of_an_uncertain_day_gives_way_to_a_ban_within_the_same_year() -> None:
    enact(sale(CONDITIONAL, since="2025"), noon("2025-07-01"))
    enact(sale(PROHIBITED, since="2025-08-01"), noon("2025-07-10"))

    assert [on("2025-07-31"), on("2025-08-01")] == [Effect.UNKNOWN, PROHIBITED]


def test_a_law_that_says_two_spells_of_one_thing_in_any_order_replaces_what_was_from_the_first() -> None:
    enact(sale(ALLOWED, since="2012-01-01"), noon("2025-07-01"))
    spells = (*cells(PROHIBITED, SALE, since="2026-01-01"), *cells(CONDITIONAL, SALE, since="2025-08-01", until="2026"))
    enact(a_law(OHIO, BAN, *spells), noon("2025-07-10"))

    assert [on(day) for day in ("2025-07-31", "2025-08-01", "2026-01-01")] == [ALLOWED, CONDITIONAL, PROHIBITED]


def test_an_amendment_that_reaches_back_takes_its_days_from_a_spell_long_over() -> None:
    enact(sale(PROHIBITED, since="2019-01-01", until="2024-01-01"), noon("2025-07-01"))
    enact(sale(CONDITIONAL, since="2022-01-01"), noon("2025-07-10"))

    assert [on("2021-12-31"), on("2022-01-01")] == [PROHIBITED, CONDITIONAL]


def test_a_correction_takes_the_place_of_what_it_corrects_and_of_nothing_else() -> None:
    enact(sale(CONDITIONAL, since="2012-01-01"), noon("2025-07-01"))
    wrong = enact(sale(PROHIBITED, since="2025-08-01"), noon("2025-07-10"))
    person = wrong.decisions.get().person
    assert publish(correct(wrong, person, human=sale(PROHIBITED, since="2025-09-01"), reason="the act says September"))

    assert [on("2012-01-01"), on("2025-08-31"), on("2025-09-01")] == [CONDITIONAL, CONDITIONAL, PROHIBITED]


def test_what_came_after_a_corrected_change_still_holds() -> None:
    wrong = enact(sale(CONDITIONAL, since="2012-01-01"), noon("2025-07-01"))
    enact(sale(PROHIBITED, since="2025-08-01"), noon("2025-07-10"))
    person = wrong.decisions.get().person
    assert publish(correct(wrong, person, human=sale(CONDITIONAL, since="2013-01-01"), reason="a year later"))

    assert [on("2012-06-01"), on("2013-06-01"), on("2025-08-01")] == [Effect.UNKNOWN, CONDITIONAL, PROHIBITED]


def test_a_page_that_returns_to_an_old_reading_is_news_also_when_that_reading_was_since_corrected() -> None:
    old = enact(sale(CONDITIONAL, since="2012-01-01"), noon("2025-07-01"))
    enact(sale(PROHIBITED, since="2025-08-01"), noon("2025-07-10"))
    person = old.decisions.get().person
    with time_machine.travel(noon("2025-07-15"), tick=False):
        assert publish(correct(old, person, human=sale(CONDITIONAL, since="2013-01-01"), reason="a year later"))

    crawled(old.source, noon("2025-07-20"), sale(CONDITIONAL, since="2012-01-01"), words=old.observation.quote)

    assert len(proposed()) == 1


def test_a_correction_of_a_correction_leaves_nothing_of_either() -> None:
    first = enact(sale(PROHIBITED, since="2020-01-01"), noon("2025-07-01"))
    person = first.decisions.get().person
    second = correct(first, person, human=sale(PROHIBITED, since="2021-01-01"), reason="a year later")
    assert publish(second)
    assert publish(correct(second, person, human=sale(PROHIBITED, since="2022-01-01"), reason="and another"))

    assert [on("2020-06-01"), on("2021-06-01"), on("2022-01-01")] == [Effect.UNKNOWN, Effect.UNKNOWN, PROHIBITED]


def test_a_reported_rule_stays_reported_when_its_end_becomes_known() -> None:
    reported = enact(sale(CONDITIONAL, since="2012-01-01"), noon("2025-07-01"))
    Change.objects.filter(pk=reported.pk).update(cause=Cause.BASELINE)
    enact(sale(PROHIBITED, since="2025-08-01"), noon("2025-07-10"))

    (before,) = [rule for rule in answer(OHIO, "2025-07-31").deciding if rule.activity == SALE]
    assert (before.valid_to, before.confidence) == ("2025-08-01", Confidence.REPORTED)


def a_voided_ban() -> Jurisdiction:
    """A city whose ban of 2019 the state's act voids."""
    city = a_city("oh", "dayton")
    enact(
        a_law(
            city.ocd_id, "ordinance", *cells(PROHIBITED, SALE, since="2019"), instrument_kind=InstrumentKind.ORDINANCE
        )
    )
    act = a_law(OHIO, LICENCE, *cells(CONDITIONAL, SALE, since="2020-01-01"), preemption=VOIDS_LOCAL_LAW)
    enact(act, noon("2025-07-01"))
    return city


def test_an_act_that_no_longer_preempts_did_so_until_that_was_seen() -> None:
    city = a_voided_ban()
    enact(a_law(OHIO, LICENCE, *cells(CONDITIONAL, SALE, since="2020-01-01")), noon("2025-07-10"))

    assert [answer(city, day).activities[SALE] for day in ("2025-07-09", "2025-07-10")] == [CONDITIONAL, PROHIBITED]


def test_an_act_that_is_struck_preempts_no_more() -> None:
    city = a_voided_ban()
    source = a_source_in(OHIO, f"source_{Jurisdiction.objects.get(ocd_id=OHIO).pk}")
    for day in ("2025-07-10", "2025-07-11"):
        crawled(source, noon(day), an_absence(place=OHIO), words="acts in force", subject=LICENCE)
    (change,) = proposed()
    published(change, a_reviewer())

    assert answer(city, "2025-07-12").activities[SALE] is PROHIBITED


def test_what_begins_later_and_what_is_over_are_told_apart() -> None:
    enact(sale(PROHIBITED, since="2025-08-01", until="2026-08-01"), noon("2025-07-01"))

    assert held(OHIO, "2025-07-31").next_change is not None
    assert held(OHIO, "2026-08-01").next_change is None
