"""What the baseline makes of the public answers, and of pages that are made of kept parts."""

import json
import random
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tests.lookup.derivation import Files
from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.answer import answer
from tracker.lookup.confidence import AnswerConfidence
from tracker.lookup.views.place import place_page
from tracker.record.models import Claim, Rule
from tracker.review.baseline.load import load_baseline
from tracker.vocabulary import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer", "static_files")]

SOME = 15  # counties, cities and tribes without law of their own, each


def some_places() -> list[str]:
    """Return the ids of places with law of their own and of their neighbours, in no order."""
    dice = random.Random(0)
    with_law = Jurisdiction.objects.filter(pk__in=Rule.objects.values("jurisdiction"))
    chosen = dice.sample([*with_law.values_list("ocd_id", flat=True)], 3 * SOME)
    for level in (Level.COUNTY, Level.PLACE, Level.TRIBAL):
        beside = Jurisdiction.objects.filter(parent__in=with_law.values("parent"), level=level)
        chosen += dice.sample([*beside.values_list("ocd_id", flat=True)], min(SOME, beside.count()))
    dice.shuffle(chosen)
    return chosen


def test_the_places_whose_conflicts_dispute_what_we_hold_today() -> None:
    load_baseline()
    watched, known = list(Substance.objects.all()), timezone.now()
    places = {side.jurisdiction for side in Claim.objects.filter(confidence="disputed")}
    disputed = {
        (place.ocd_id.removeprefix("ocd-division/country:"), one.substance.slug)
        for place in places
        for one in answer(place, watched, None, known)
        if one.confidence == AnswerConfidence.DISPUTED
    }

    states = {(f"us/state:{code}", "kratom") for code in ("ca", "co/place:parker", "ia", "mo", "pa", "vt")}
    assert disputed == states | {("id", "kratom")}


def test_a_page_made_of_kept_parts_is_the_page_made_whole() -> None:
    load_baseline()
    client, factory = Client(), RequestFactory()
    with time_machine.travel(timezone.now(), tick=False):
        for address in (f"/place/{ocd_id}/" for ocd_id in some_places()):
            whole = place_page(factory.get(address), ocd_id=address.removeprefix("/place/").removesuffix("/"))
            assert client.get(address).content == whole.content, address


def rows_of(file: str) -> list[dict[str, Any]]:
    said = json.loads(Client().get(f"/data/{file}").getvalue())
    return said["features"] if file.endswith(".geojson") else said


@pytest.mark.usefixtures("data_dir")
def test_every_label_follows_from_the_bulk_files_alone() -> None:
    load_baseline()
    assert rows_of("preemptions.json") == []  # none that would have to be minded
    files = Files(
        jurisdictions={one["id"]: one for one in rows_of("jurisdictions.json")},
        substances={one["id"]: one for one in rows_of("substances.json")},
        rules=tuple(one for one in rows_of("rules.json") if one["superseded_at"] is None),
    )
    places = {one["id"]: one["properties"] for one in rows_of("labels.geojson")}
    told = {(place, slug): said[slug] for place, said in places.items() for slug in files.substances}
    assert {key: files.label(*key, places[key[0]]["on"]) for key in told} == told
    assert len(set(told.values())) > 4
