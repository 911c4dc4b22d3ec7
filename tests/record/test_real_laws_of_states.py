"""What the laws of the states say can be said by the cube, and is answered as they say it."""

from pathlib import Path

import pytest

from tests.laws import (
    ALLOWED,
    CONDITIONAL,
    POSSESSION,
    PROHIBITED,
    SALE,
    SHIPMENT,
    a_law,
    age,
    also_of,
    answer,
    asks,
    cells,
    enact,
    held,
    more_than,
    state,
)
from tracker.catalog.load import load_governments
from tracker.vocabulary import Activity, ConditionKind, Effect, Form, InstrumentKind, Label

pytestmark = pytest.mark.django_db
EMERGENCY = InstrumentKind.EMERGENCY_RULE
LOUISIANA, SOUTH_CAROLINA, FLORIDA, OHIO = state("la"), state("sc"), state("fl"), state("oh")
RHODE_ISLAND, TENNESSEE, UTAH, SOUTH_DAKOTA = state("ri"), state("tn"), state("ut"), state("sd")
MANUFACTURE = Activity.MANUFACTURE
ONE_PERCENT_BY_WEIGHT = more_than(("1", "percent", "total weight"))
TWO_PERCENT_OF_ALKALOIDS = more_than(("2", "percent", "alkaloids"))


@pytest.fixture(autouse=True)
def _governments(data_dir: Path, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


def test_louisiana_leaves_its_age_of_18_for_a_ban_of_both_on_the_first_of_august_2025() -> None:
    minors = cells(CONDITIONAL, SALE, since="2012", until="2025-08-01", asks=(age(18),))
    enact(a_law(LOUISIANA, "2012 Regular Session law", *also_of("7-oh", minors)))
    act_41 = also_of("7-oh", cells(PROHIBITED, since="2025-08-01"))
    enact(a_law(LOUISIANA, "R.S. 40:964 (Act 41)", *act_41))

    before = held(LOUISIANA, "2025-07-31")
    assert (before.answer.label, before.answer.minimum_age) == (Label.AGE_RESTRICTED, 18)
    assert before.next_change and before.next_change[0].isoformat() == "2025-08-01"
    assert [answer(LOUISIANA, "2025-08-01", of=one).label for one in ("kratom", "7-oh")] == [Label.PROHIBITED] * 2


@pytest.fixture
def south_carolina() -> None:
    leaf = cells(CONDITIONAL, SALE, since="2025-07-11", asks=(age(21), asks(ConditionKind.LABEL)))
    synthetic = cells(PROHIBITED, SALE, of="7-oh", since="2025-07-11", form=Form.SYNTHETIC)
    concentrate = cells(CONDITIONAL, SALE, of="7-oh", since="2025-07-11", form=Form.CONCENTRATE, asks=(age(21),))
    enact(a_law(SOUTH_CAROLINA, "S.C. Code § 44-53-2020", *leaf, *synthetic, *concentrate, signed_on="2025-05-12"))


def test_south_carolina_bars_fully_synthetic_alkaloids_and_not_what_is_made_from_the_leaf(south_carolina: None) -> None:
    said = answer(SOUTH_CAROLINA, "2025-07-11", of="7-oh")

    assert (said.label, said.activities[SALE]) == (Label.AGE_RESTRICTED, CONDITIONAL)


def test_south_carolinas_ban_of_synthetics_stands_among_the_reasons(south_carolina: None) -> None:
    strictest = answer(SOUTH_CAROLINA, "2025-07-11", of="7-oh").reasons[0]

    assert (strictest.effect, strictest.form) == (PROHIBITED, Form.SYNTHETIC)


@pytest.fixture
def florida() -> None:
    enact(a_law(FLORIDA, "Fla. Stat. § 500.92", *cells(CONDITIONAL, SALE, since="2023-07-01", asks=(age(21),))))
    days = [("2025-08-13", "2025-12-08"), ("2025-12-08", "2026-06-22"), ("2026-06-22", "2026-09-20")]
    related = more_than(
        ("1", "mg per gram", "product"), ("1", "mg per mL", "product"), ("0.01", "ratio", "7-hydroxymitragynine")
    )
    for number, (since, until) in enumerate(days, start=1):
        threshold = related if number == 3 else ONE_PERCENT_BY_WEIGHT
        ban = cells(PROHIBITED, of="7-oh", since=since, until=until, above=threshold)
        enact(a_law(FLORIDA, f"emergency rule {number}", *ban, instrument_kind=EMERGENCY))


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2025-08-13", "emergency rule 1"),
        ("2025-12-07", "emergency rule 1"),
        ("2025-12-08", "emergency rule 2"),
        ("2026-06-22", "emergency rule 3"),
    ],
)
def test_floridas_three_emergency_rules_follow_each_other_without_a_gap(florida: None, day: str, rule: str) -> None:
    said = answer(FLORIDA, day, of="7-oh")

    assert said.label is Label.PROHIBITED
    assert {reason.instrument.citation for reason in said.deciding} == {rule}


@pytest.mark.parametrize("day", ["2025-08-12", "2026-09-20"])
def test_floridas_emergency_ban_says_nothing_before_it_begins_and_after_its_sunset(florida: None, day: str) -> None:
    assert answer(FLORIDA, day, of="7-oh").label is Label.UNKNOWN


def test_florida_asks_21_years_for_leaf_while_concentrates_are_banned(florida: None) -> None:
    said = answer(FLORIDA, "2026-01-01")

    assert (said.label, said.minimum_age) == (Label.AGE_RESTRICTED, 21)


def test_floridas_threshold_is_kept_with_each_of_its_limits(florida: None) -> None:
    threshold = answer(FLORIDA, "2026-07-01", of="7-oh").reasons[0].threshold

    assert (threshold["needs"], len(threshold["limits"])) == ("any", 3)


@pytest.fixture
def ohio() -> None:
    related = cells(PROHIBITED, of="7-oh", since="2025-12-12", until="2026-06-11")
    enact(
        a_law(
            OHIO, "OAC 4729:9-1-01.1", *related, instrument_kind=EMERGENCY, filed_on="2025-12-12",
            substances=("7-oh", "kratom"),
        )
    )  # fmt: skip


def test_ohio_schedules_what_is_related_to_mitragynine(ohio: None) -> None:
    assert answer(OHIO, "2025-12-12", of="7-oh").label is Label.PROHIBITED


def test_that_ohio_excludes_mitragynine_from_its_ban_is_no_permission(ohio: None) -> None:
    assert answer(OHIO, "2025-12-12").label is Label.UNKNOWN


def test_ohios_emergency_rule_is_over_after_180_days(ohio: None) -> None:
    assert [answer(OHIO, day, of="7-oh").label for day in ("2026-06-10", "2026-06-11")] == [
        Label.PROHIBITED,
        Label.UNKNOWN,
    ]


@pytest.fixture
def rhode_island() -> None:
    ban = also_of("7-oh", cells(PROHIBITED, until="2026-04-01"))
    enact(a_law(RHODE_ISLAND, "Department of Health action", *ban, instrument_kind=InstrumentKind.REGULATION))
    duties = (
        age(21),
        asks(ConditionKind.LICENCE, "1000", "dollars a year", "retailer"),
        asks(ConditionKind.CAP, "150", "mg", "mitragynine per serving"),
        asks(ConditionKind.TAX, "15", "percent", "wholesale cost"),
        asks(ConditionKind.FORM, words="no candy, no vapes, no conventional food or drink"),
    )
    over = more_than(("0.5", "mg per gram", "product"), ("1", "mg", "serving"))
    enact(
        a_law(
            RHODE_ISLAND, "R.I. Gen. Laws ch. 21-28.12",
            *cells(CONDITIONAL, SALE, since="2026-04-01", asks=duties),
            *cells(PROHIBITED, SHIPMENT, since="2026-04-01"),
            *cells(PROHIBITED, SALE, of="7-oh", since="2026-04-01", above=over),
        )
    )  # fmt: skip


def test_rhode_islands_ban_gives_way_to_licences_on_the_first_of_april_2026(rhode_island: None) -> None:
    assert [answer(RHODE_ISLAND, day).label for day in ("1999-01-01", "2026-03-31", "2026-04-01")] == [
        Label.PROHIBITED,
        Label.PROHIBITED,
        Label.REGULATED,
    ]


def test_rhode_island_allows_no_delivery_where_it_licenses_the_counter(rhode_island: None) -> None:
    said = answer(RHODE_ISLAND, "2026-04-01").activities

    assert (said[SALE], said[SHIPMENT]) == (CONDITIONAL, PROHIBITED)


def test_rhode_islands_cap_on_7_oh_keeps_a_concentrate_from_sale(rhode_island: None) -> None:
    assert answer(RHODE_ISLAND, "2026-04-01", of="7-oh").activities[SALE] is PROHIBITED


def test_each_duty_of_rhode_islands_licences_keeps_its_own_amount_and_words(rhode_island: None) -> None:
    (sale,) = [rule for rule in answer(RHODE_ISLAND, "2026-04-01").deciding if rule.activity == SALE]

    assert {(one["kind"], one["amount"], one["unit"]) for one in sale.conditions} >= {
        ("cap", "150", "mg"),
        ("tax", "15", "percent"),
        ("licence", "1000", "dollars a year"),
    }
    assert all(one["words"] for one in sale.conditions)


@pytest.fixture
def tennessee() -> None:
    ban = also_of("7-oh", cells(PROHIBITED, since="2014", until="2018"))
    enact(a_law(TENNESSEE, "Tenn. Code § 39-17-452 (2014)", *ban))
    leaf = cells(CONDITIONAL, SALE, POSSESSION, since="2018", form=Form.LEAF, asks=(age(21), asks(ConditionKind.LABEL)))
    others = [cells(PROHIBITED, since="2018", form=form) for form in (Form.EXTRACT, Form.CONCENTRATE, Form.SYNTHETIC)]
    concentrate = cells(PROHIBITED, of="7-oh", since="2018", form=Form.CONCENTRATE)
    enact(a_law(TENNESSEE, "Tenn. Code § 39-17-452(a)(3) (2018)", *leaf, *sum(others, ()), *concentrate))


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ("2013-12-31", Label.UNKNOWN),
        ("2014-01-01", Label.PROHIBITED),
        ("2018-12-30", Label.PROHIBITED),
        ("2018-12-31", Label.REGULATED),
    ],
)
def test_tennessee_bans_all_from_some_day_of_2014_to_some_day_of_2018_then_lets_leaf_be_sold(
    tennessee: None, day: str, word: Label
) -> None:
    assert answer(TENNESSEE, day).label is word


def test_tennessee_asks_21_years_to_have_leaf_as_well_as_to_buy_it(tennessee: None) -> None:
    said = answer(TENNESSEE, "2020-01-01")

    assert (said.minimum_age, said.activities[POSSESSION]) == (21, CONDITIONAL)


def test_tennessee_bans_concentrates_before_and_after_2018(tennessee: None) -> None:
    assert {answer(TENNESSEE, day, of="7-oh").label for day in ("2016-01-01", "2018-12-31", "2020-01-01")} == {
        Label.PROHIBITED
    }


def test_south_dakota_forbids_to_make_or_sell_above_two_percent_which_plain_leaf_never_reaches() -> None:
    over = cells(PROHIBITED, SALE, MANUFACTURE, since="2025", above=TWO_PERCENT_OF_ALKALOIDS)
    minors = cells(CONDITIONAL, SALE, POSSESSION, since="2021", asks=(age(21),))
    of_7_oh = cells(PROHIBITED, SALE, MANUFACTURE, of="7-oh", since="2025", above=TWO_PERCENT_OF_ALKALOIDS)
    enact(a_law(SOUTH_DAKOTA, "SDCL 34-20B-115.1", *over, *minors, *of_7_oh))

    assert answer(SOUTH_DAKOTA, "2026-01-01").label is Label.AGE_RESTRICTED
    assert answer(SOUTH_DAKOTA, "2026-01-01", of="7-oh").label is Label.PROHIBITED


def test_utah_lets_only_tobacco_shops_sell_leaf_and_still_lets_others_make_for_export() -> None:
    venue = (asks(ConditionKind.VENUE, words="tobacco specialty business"), asks(ConditionKind.REGISTRATION))
    leaf = cells(CONDITIONAL, SALE, since="2026", form=Form.LEAF, asks=venue)
    export = cells(ALLOWED, Activity.EXPORT, since="2026", until="2027-03-07")
    enact(a_law(UTAH, "Utah Code § 4-45-104", *leaf, *export))

    said = answer(UTAH, "2026-12-31")
    assert (said.label, said.minimum_age) == (Label.REGULATED, None)
    assert said.activities[Activity.EXPORT] is ALLOWED
    assert answer(UTAH, "2027-03-07").activities[Activity.EXPORT] is Effect.UNKNOWN
