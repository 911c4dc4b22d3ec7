"""What a page tells machines of the laws on it, in the words of schema.org."""

import json
from datetime import date

import pytest
from django.test import Client
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, a_place
from tests.rules import a_rule
from tracker.vocabulary import Confidence, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
PAYLOAD = "</script><script>alert(1)</script><!--"


def blocks_of(ocd_id: str) -> list[dict]:
    page = html.fromstring(Client().get(f"/place/{ocd_id}/").content.decode())
    return [json.loads(block) for block in page.xpath("//script[@type='application/ld+json']/text()")]


def laws_of(ocd_id: str) -> dict[str, dict]:
    (laws,) = [block["@graph"] for block in blocks_of(ocd_id) if "@graph" in block]
    return {law["legislationIdentifier"]: law for law in laws}


def way_to(ocd_id: str) -> list[dict]:
    (way,) = [block for block in blocks_of(ocd_id) if block.get("@type") == "BreadcrumbList"]
    return way["itemListElement"]


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


def test_the_way_to_a_city_leads_over_its_country_its_state_and_its_county(settings) -> None:
    county = a_place(f"{LOUISIANA}/county:st_tammany", name="St. Tammany Parish", level=Level.COUNTY)
    slidell = a_place(f"{LOUISIANA}/place:slidell", name=f"Slidell{PAYLOAD}", level=Level.PLACE)
    slidell.counties.add(county)
    way = way_to(slidell.ocd_id)
    assert [step["name"] for step in way] == ["United States", "Louisiana", "St. Tammany Parish", slidell.name]
    assert [step["position"] for step in way] == [1, 2, 3, 4]
    addresses = [COUNTRY, LOUISIANA, county.ocd_id, slidell.ocd_id]
    assert [step["item"] for step in way] == [f"{settings.PUBLIC_BASE_URL}/place/{one}/" for one in addresses]
    assert all(Client().get(f"/place/{one}/").status_code == 200 for one in addresses)


def test_the_way_to_a_city_in_several_counties_leads_over_none() -> None:
    city = a_place(f"{LOUISIANA}/place:city", level=Level.PLACE)
    for name in ("one", "other"):
        city.counties.add(a_place(f"{LOUISIANA}/county:{name}", level=Level.COUNTY))
    assert [step["name"] for step in way_to(city.ocd_id)] == ["United States", "Louisiana", "city"]


def test_the_way_to_a_county_and_to_a_country_ends_with_itself() -> None:
    county = a_place(f"{LOUISIANA}/county:one", level=Level.COUNTY)
    assert [step["name"] for step in way_to(county.ocd_id)] == ["United States", "Louisiana", "one"]
    assert [step["name"] for step in way_to(COUNTRY)] == ["United States"]
