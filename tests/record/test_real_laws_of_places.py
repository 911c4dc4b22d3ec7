"""What the laws of cities, counties, tribes and countries say can be said by the cube, and what may reach whom."""

from pathlib import Path

import pytest

from tests.builders import a_place
from tests.laws import (
    ALLOWED,
    CONDITIONAL,
    EVERYTHING,
    POSSESSION,
    PROHIBITED,
    SALE,
    a_city,
    a_county,
    a_law,
    age,
    answer,
    asks,
    cells,
    enact,
    state,
)
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.contract import Preemption
from tracker.vocabulary import Activity, ConditionKind, Effect, InstrumentKind, Label, Level, Reach

pytestmark = pytest.mark.django_db
ORDINANCE, FINDING = InstrumentKind.ORDINANCE, InstrumentKind.FINDING
NEBRASKA, MISSISSIPPI, COLORADO, MONTANA = state("ne"), state("ms"), state("co"), state("mt")
CALIFORNIA, MASSACHUSETTS = state("ca"), state("ma")
BLACKFEET = f"{MONTANA}/tribal:blackfeet"
FINLAND, DENMARK = "ocd-division/country:fi", "ocd-division/country:dk"
TODAY = "2026-06-15"
TRADE = (SALE, Activity.SHIPMENT, Activity.MANUFACTURE)


@pytest.fixture(autouse=True)
def _governments(data_dir: Path, settings: object) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


def an_ordinance(place: Jurisdiction, citation: str, effect: Effect, *activities: Activity, **more: object) -> None:
    days = {"since": str(more.pop("since", "2019"))}
    enact(a_law(place.ocd_id, citation, *cells(effect, *activities, **days), instrument_kind=ORDINANCE, **more))


def a_finding(place: str, since: str = "2012-01-01") -> None:
    enact(a_law(place, "no law found", *cells(ALLOWED, since=since), instrument_kind=FINDING))


def voids_local_law(
    words: str,
    activities: tuple[Activity, ...] = EVERYTHING,
    saves: tuple[str, ...] = (),
    saves_before: str = "",
) -> Preemption:
    return Preemption(
        activities=activities, saves=saves, saves_before=saves_before, valid_from="2025-07-01", valid_to="", words=words
    )


@pytest.fixture
def nebraska() -> None:
    preemption = voids_local_law("no political subdivision", activities=TRADE)
    duties = (age(21), asks(ConditionKind.ONLINE_AGE_CHECK), asks(ConditionKind.CAP, "2", "percent", "alkaloids"))
    sale = cells(CONDITIONAL, SALE, since="2025-07-01", asks=duties)
    enact(a_law(NEBRASKA, "Neb. Rev. Stat. § 71-3801", *sale, preemption=preemption))


def test_nebraskas_act_voids_a_citys_ban_of_sale_from_its_first_day(nebraska: None) -> None:
    omaha = a_city("ne", "omaha", a_county("ne", "douglas"))
    an_ordinance(omaha, "Omaha ordinance", PROHIBITED, SALE)

    assert [answer(omaha, day).activities[SALE] for day in ("2025-06-30", "2025-07-01")] == [PROHIBITED, CONDITIONAL]


def test_nebraskas_act_leaves_a_city_its_ban_of_possession(nebraska: None) -> None:
    omaha = a_city("ne", "omaha", a_county("ne", "douglas"))
    an_ordinance(omaha, "Omaha ordinance", PROHIBITED, POSSESSION)

    assert answer(omaha, "2025-07-01").label is Label.PROHIBITED


def test_a_countys_law_for_unincorporated_land_reaches_a_township_on_it() -> None:
    a_finding(state("oh"))
    summit = a_county("oh", "summit")
    an_ordinance(summit, "county resolution", PROHIBITED, reach=Reach.UNINCORPORATED)
    boston = a_place(f"{summit.ocd_id}/place:boston", level=Level.PLACE, parent=summit.parent, geoid="3915307972")

    assert answer(boston, TODAY).label is Label.PROHIBITED


def test_a_county_that_mississippi_lets_keep_its_ban_keeps_it() -> None:
    alcorn = a_county("ms", "alcorn")
    an_ordinance(alcorn, "county ordinance", PROHIBITED, since="2019")
    enact(a_law(MISSISSIPPI, "HB 1077 (2025)", *cells(CONDITIONAL, SALE, since="2025-07-01", asks=(age(21),))))

    assert answer(alcorn, TODAY).label is Label.PROHIBITED
    assert answer(a_county("ms", "hinds"), TODAY).label is Label.AGE_RESTRICTED


@pytest.mark.parametrize(
    ("adopted", "word"), [("2019", Label.PROHIBITED), ("2025-07-01", Label.AGE_RESTRICTED), ("", Label.AGE_RESTRICTED)]
)
def test_a_law_may_save_the_ordinances_adopted_before_it_and_void_the_later(adopted: str, word: Label) -> None:
    saved = voids_local_law("saved", saves_before="2025-07-01")
    sale = cells(CONDITIONAL, SALE, since="2025-07-01", asks=(age(21),))
    enact(a_law(MISSISSIPPI, "HB 1077 (2025)", *sale, preemption=saved))
    tippah = a_county("ms", "tippah")
    an_ordinance(tippah, "county ordinance", PROHIBITED, adopted_on=adopted)

    assert answer(tippah, TODAY).label is word


def test_a_law_may_save_one_government_by_name() -> None:
    union = a_county("ms", "union")
    saved = voids_local_law("but Union", saves=(union.ocd_id,))
    sale = cells(CONDITIONAL, SALE, since="2025-07-01", asks=(age(21),))
    enact(a_law(MISSISSIPPI, "HB 1077 (2025)", *sale, preemption=saved))
    lee = a_county("ms", "lee")
    for county in (union, lee):
        an_ordinance(county, "county ordinance", PROHIBITED)

    assert [answer(county, TODAY).label for county in (union, lee)] == [Label.PROHIBITED, Label.AGE_RESTRICTED]


def test_a_county_that_gives_up_its_ban_comes_back_under_the_states_law() -> None:
    jones = a_county("ms", "jones")
    a_finding(MISSISSIPPI)
    ban = cells(PROHIBITED, until="2025-05-26")
    enact(a_law(jones.ocd_id, "county ordinance", *ban, instrument_kind=ORDINANCE))

    assert [answer(jones, day).label for day in ("2025-05-25", "2025-05-26")] == [Label.PROHIBITED, Label.UNREGULATED]


def test_monument_bans_the_sale_and_lets_people_have_it() -> None:
    a_finding(COLORADO)
    monument = a_city("co", "monument", a_county("co", "el_paso"))
    an_ordinance(monument, "Town Code § 8.34.010", PROHIBITED, SALE)

    assert [answer(monument, day).label for day in ("2018-12-31", "2019-01-01")] == [
        Label.UNREGULATED,
        Label.SALE_PROHIBITED,
    ]


def test_monument_alone_cannot_say_that_its_state_lets_people_have_it() -> None:
    monument = a_city("co", "monument")
    an_ordinance(monument, "Town Code § 8.34.010", PROHIBITED, SALE)
    an_ordinance(monument, "Town Code § 8.34.020", ALLOWED, POSSESSION)

    assert answer(monument, TODAY).label is Label.PROHIBITED


def test_the_blackfeet_ban_holds_on_their_land_and_nowhere_else_in_montana() -> None:
    a_finding(MONTANA)
    ban = cells(PROHIBITED, SALE, POSSESSION, since="2025-09")
    enact(a_law(BLACKFEET, "Tribal Business Council law", *ban, instrument_kind=InstrumentKind.TRIBAL_LAW))

    assert [answer(place, "2025-09-01").label for place in (BLACKFEET, MONTANA)] == [
        Label.PROHIBITED,
        Label.UNREGULATED,
    ]


def test_no_state_law_preempts_what_a_tribe_says_on_its_own_land() -> None:
    everything = voids_local_law("no subdivision")
    sale = cells(CONDITIONAL, SALE, since="2025-07-01", asks=(age(21),))
    enact(a_law(MONTANA, "a state act", *sale, preemption=everything))
    ban = cells(PROHIBITED, since="2025-09")
    enact(a_law(BLACKFEET, "Tribal Business Council law", *ban, instrument_kind=InstrumentKind.TRIBAL_LAW))

    assert answer(BLACKFEET, TODAY).label is Label.PROHIBITED


def test_yellowstone_county_forbids_to_serve_it_where_food_is_licensed_and_nothing_else() -> None:
    a_finding(MONTANA)
    yellowstone = a_county("mt", "yellowstone")
    an_ordinance(yellowstone, "county rule", PROHIBITED, Activity.SERVING, since="2025")

    said = answer(yellowstone, TODAY)
    assert (said.label, said.activities[SALE], said.activities[Activity.SERVING]) == (
        Label.REGULATED,
        ALLOWED,
        PROHIBITED,
    )


def test_north_attleborough_adds_tobacco_shops_and_21_years_to_a_state_that_asks_nothing() -> None:
    a_finding(MASSACHUSETTS)
    town = a_city("ma", "north_attleborough")
    shops = (age(21), asks(ConditionKind.VENUE, words="only tobacco shops may sell"))
    law = cells(CONDITIONAL, SALE, since="2025-12-31", asks=shops)
    enact(a_law(town.ocd_id, "Board of Health regulation", *law, instrument_kind=InstrumentKind.REGULATION))

    assert (answer(town, TODAY).label, answer(town, TODAY).minimum_age) == (Label.REGULATED, 21)


@pytest.mark.parametrize(("reach", "in_town"), [(Reach.UNINCORPORATED, Label.UNREGULATED), (Reach.WHOLE, "regulated")])
def test_orange_countys_ordinance_reaches_its_towns_only_if_it_is_law_in_the_whole_county(
    reach: Reach, in_town: str
) -> None:
    a_finding(CALIFORNIA)
    orange = a_county("ca", "orange")
    irvine = a_city("ca", "irvine", orange)
    duties = (age(21), asks(ConditionKind.CAP, "2", "percent", "alkaloids"))
    law = cells(CONDITIONAL, SALE, since="2025", asks=duties)
    enact(a_law(orange.ocd_id, "county ordinance", *law, instrument_kind=ORDINANCE, reach=reach))

    assert [answer(place, TODAY).label for place in (orange, irvine)] == [Label.REGULATED, in_town]


def test_a_city_lives_under_its_own_its_countys_and_its_states_law_together() -> None:
    orange = a_county("ca", "orange")
    irvine = a_city("ca", "irvine", orange)
    enact(a_law(CALIFORNIA, "state act", *cells(CONDITIONAL, SALE, POSSESSION, since="2020", asks=(age(18),))))
    enact(a_law(orange.ocd_id, "county ordinance", *cells(CONDITIONAL, SALE, since="2021", asks=(age(21),))))
    an_ordinance(irvine, "city ordinance", PROHIBITED, Activity.SERVING, since="2022")

    said = answer(irvine, TODAY)
    assert (said.label, said.minimum_age, said.activities[Activity.SERVING]) == (Label.REGULATED, 21, PROHIBITED)
    assert {rule.jurisdiction_id for rule in said.deciding} == {
        Jurisdiction.objects.get(ocd_id=CALIFORNIA).pk,
        orange.pk,
        irvine.pk,
    }


def test_a_city_in_two_counties_lives_under_the_ban_of_either() -> None:
    a_finding(MISSISSIPPI)
    lee, itawamba = a_county("ms", "lee"), a_county("ms", "itawamba")
    an_ordinance(itawamba, "county ordinance", PROHIBITED)

    assert answer(a_city("ms", "nettleton", lee, itawamba), TODAY).label is Label.PROHIBITED


def test_finland_bars_trade_and_import_and_punishes_no_possession() -> None:
    trade = [one for one in EVERYTHING if one is not POSSESSION]
    enact(a_law(FINLAND, "Medicines Act", *cells(PROHIBITED, *trade), *cells(ALLOWED, POSSESSION, since="2015")))

    said = answer(FINLAND, TODAY)
    assert said.label is Label.SALE_PROHIBITED
    assert (said.activities[Activity.IMPORT], said.activities[POSSESSION]) == (PROHIBITED, ALLOWED)


def test_a_country_may_leave_it_to_the_doctors() -> None:
    enact(a_law(DENMARK, "list of medicines", *cells(Effect.PRESCRIPTION_ONLY, since="2010")))

    assert answer(DENMARK, TODAY).label is Label.PRESCRIPTION_ONLY
