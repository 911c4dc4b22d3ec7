"""What a page tells machines of the laws on it, in the words of schema.org."""

import json
from datetime import date

import pytest
from django.test import Client
from lxml import html

from tests.builders import LOUISIANA, a_place
from tests.rules import a_rule
from tracker.vocabulary import Confidence, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
PAYLOAD = "</script><script>alert(1)</script><!--"


def laws_of(ocd_id: str) -> dict[str, dict]:
    page = html.fromstring(Client().get(f"/place/{ocd_id}/").content.decode())
    (markup,) = page.xpath("//script[@type='application/ld+json']/text()")
    return {law["legislationIdentifier"]: law for law in json.loads(markup)["@graph"]}


def test_a_law_is_told_with_its_jurisdiction_its_days_and_its_force() -> None:
    a_rule()
    assert laws_of(LOUISIANA)["RS 40:964"] == {
        "@type": "Legislation",
        "name": "RS 40:964",
        "legislationIdentifier": "RS 40:964",
        "legislationType": "Statute",
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": "Louisiana", "identifier": LOUISIANA},
        "legislationLegalForce": "InForce",
        "creativeWorkStatus": "in force",
        "temporalCoverage": "2025-08-01/..",
        "url": "https://legis.la.gov/law",
    }


def test_a_report_of_a_law_is_not_the_law() -> None:
    a_rule(confidence=Confidence.REPORTED, url="https://news.example/ban")
    law = laws_of(LOUISIANA)["RS 40:964"]
    assert law["subjectOf"] == {"@type": "WebPage", "url": "https://news.example/ban"}
    assert "url" not in law


def test_not_yet_and_no_longer_are_not_in_force_and_keep_their_own_words() -> None:
    a_rule(
        citation="over", valid_from="2020", valid_to="2021", counts_from=date(2020, 1, 1), counts_to=date(2021, 1, 1)
    )
    a_rule(citation="to come", valid_from="2200", counts_from=date(2200, 1, 1))
    told = laws_of(LOUISIANA)
    assert {told[name]["legislationLegalForce"] for name in ("over", "to come")} == {"NotInForce"}
    assert told["over"]["creativeWorkStatus"] == "expired"
    assert told["to come"]["creativeWorkStatus"] == "enacted, not yet in force"


def test_the_law_of_the_state_is_told_on_the_page_of_its_city() -> None:
    a_rule()
    city = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE)
    assert laws_of(city.ocd_id)["RS 40:964"]["legislationJurisdiction"]["identifier"] == LOUISIANA


@pytest.mark.parametrize("kind", [InstrumentKind.FINDING, InstrumentKind.AGENCY_POSITION])
def test_what_is_no_law_is_not_told_as_one(kind: InstrumentKind) -> None:
    a_rule(kind=kind)
    assert laws_of(LOUISIANA) == {}


def test_no_citation_ends_the_block_that_it_stands_in() -> None:
    a_rule(citation=PAYLOAD, url="javascript:alert(1)")
    law = laws_of(LOUISIANA)[PAYLOAD]
    assert law["name"] == PAYLOAD
    assert "url" not in law
