"""The map says the same as its table, in words and pattern, and shows the bans that a state's label hides."""

import json

import pytest
from django.test import Client
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, a_place
from tests.rules import a_rule, rules_for_all
from tracker.catalog.build.outlines import build_outlines
from tracker.catalog.load import load_governments
from tracker.catalog.outlines import outlines
from tracker.catalog.table import read_table
from tracker.vocabulary import Activity, Effect, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture(autouse=True)
def _governments() -> None:
    load_governments()


def page_of(address: str) -> html.HtmlElement:
    response = Client().get(address)
    assert response.status_code == 200, response.content
    return html.fromstring(response.content.decode())


def names_of(address: str) -> set[str]:
    return set(page_of(address).xpath("//*[local-name()='svg']/*[local-name()='a']/@aria-label"))


def a_legal_state() -> None:
    rules_for_all(Effect.ALLOWED, place=a_place(), kind=InstrumentKind.FINDING)


def test_the_title_tells_how_many_forbid_it_and_on_which_day() -> None:
    rules_for_all(Effect.PROHIBITED)
    (title,) = page_of("/map/?on=2026-01-01").xpath("/html/head/title/text()")
    assert title.startswith("Kratom, state by state, January 1, 2026: Prohibited (1) – ")


def test_every_state_is_a_link_that_says_its_label() -> None:
    rules_for_all(Effect.PROHIBITED)
    names = names_of("/map/")
    assert len(names) == 51
    assert {"Louisiana: Prohibited", "Texas: Unknown"} <= names


def test_the_table_says_the_same_and_has_the_territories_too() -> None:
    rules_for_all(Effect.PROHIBITED)
    rows = [" ".join(row.itertext()).split() for row in page_of("/map/").xpath("//tbody/tr")]
    assert len(rows) == 56
    assert ["Louisiana", "Prohibited", "none", "on", "record"] in rows


def test_the_map_is_of_the_substance_and_the_day_asked_for() -> None:
    rules_for_all(Effect.PROHIBITED, substance="7-oh")
    assert "Louisiana: Unknown" in names_of("/map/?on=2025-08-01")
    assert "Louisiana: Prohibited" in names_of("/map/?substance=7-oh&on=2025-08-01")
    assert "Louisiana: Unknown" in names_of("/map/?substance=7-oh&on=2025-07-31")


def test_a_local_ban_inside_a_legal_state_is_seen() -> None:
    a_legal_state()
    slidell = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE)
    for activity in (Activity.POSSESSION, Activity.SALE):
        a_rule(Effect.PROHIBITED, activity, place=slidell, citation="Ord. 1")
    assert "Louisiana: Not regulated; 1 local ban" in names_of("/map/")


def test_the_world_has_its_own_map() -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place("ocd-division/country:th"))
    assert "Thailand: Prohibited" in names_of("/map/?of=world")


def test_the_map_asks_no_more_for_more_places(django_assert_max_num_queries) -> None:
    a_legal_state()
    for number in range(9):
        a_rule(place=a_place(f"{LOUISIANA}/place:p{number}", level=Level.PLACE), citation=f"Ord. {number}")
    with django_assert_max_num_queries(8):
        page_of("/map/")


@pytest.mark.parametrize("asked", ["of=moon", "substance=tea", "on=never"])
def test_a_map_of_nothing_is_told(asked: str) -> None:
    assert Client().get(f"/map/?{asked}").status_code == 400


def test_every_outline_is_of_a_government_that_we_know() -> None:
    drawn = {one.ocd_id for of in ("us", "world") for one in outlines(of)}
    known = set(a_place(COUNTRY).__class__.objects.values_list("ocd_id", flat=True))
    assert drawn <= known


def test_an_outline_is_made_of_the_arcs_that_neighbours_share(tmp_path) -> None:
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [0, 50], [0, 50]], [[0, 0], [100, 0], [0, 100], [-100, 0]]],
        "objects": {
            "states": {"geometries": [{"type": "Polygon", "id": "22", "arcs": [[1, -1]]}]},
            "countries": {"geometries": []},
        },
    }
    (tmp_path / "atlas.json").write_text(json.dumps(atlas))
    assert build_outlines(tmp_path / "atlas.json", tmp_path / "atlas.json", tmp_path) == 1
    (row,) = read_table(tmp_path / "outlines.csv")
    path = "M0.0,0.0L100.0,0.0L100.0,100.0L0.0,100.0Z"  # the point in the middle of a straight border is gone
    assert row == {"ocd_id": LOUISIANA, "map": "us", "x": "50", "y": "50", "path": path}
