"""What the baseline makes of the public answers."""

import pytest
from django.utils import timezone

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.models import Substance
from tracker.lookup.answer import answer
from tracker.lookup.confidence import AnswerConfidence
from tracker.record.models import Claim
from tracker.review.baseline.load import load_baseline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]


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
