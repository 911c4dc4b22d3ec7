"""What programs that come by look for: what may be crawled, what there is, how to search here, and an icon."""

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree, html

from tests.builders import COUNTRY, LOUISIANA, a_place, a_substance
from tests.rules import a_notice, rules_for_all
from tracker.vocabulary import Effect, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def listed() -> list[str]:
    map_of_the_site = etree.fromstring(Client().get("/sitemap.xml").content)
    return [one.text for one in map_of_the_site.iter(f"{SITEMAP}loc")]


def test_a_crawler_finds_the_places_that_something_is_known_of() -> None:
    slidell = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE)
    nowhere = a_place(f"{LOUISIANA}/place:nowhere", level=Level.PLACE)
    rules_for_all(Effect.PROHIBITED, place=slidell)
    places = [f"{settings.PUBLIC_BASE_URL}/place/{place}/" for place in (LOUISIANA, slidell.ocd_id, nowhere.ocd_id)]
    assert [place in listed() for place in places] == [True, True, False]


def test_every_page_that_is_listed_is_there() -> None:
    a_substance()
    a_notice(a_place(COUNTRY))
    pages = listed()
    assert f"{settings.PUBLIC_BASE_URL}/ship/" in pages
    answers = {page: Client().get(page.removeprefix(settings.PUBLIC_BASE_URL)).status_code for page in pages}
    assert set(answers.values()) == {200}, answers


def test_the_desk_and_what_others_wrote_is_not_for_crawlers() -> None:
    robots = Client().get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    lines = robots.content.decode().splitlines()
    assert {"Disallow: /admin/", "Disallow: /evidence/"} <= set(lines)
    assert f"Sitemap: {settings.PUBLIC_BASE_URL}/sitemap.xml" in lines


def test_a_browser_can_offer_the_search() -> None:
    a_place().names.create(text="louisiana")
    front = html.fromstring(Client().get("/").content.decode())
    (address,) = front.xpath("//link[@rel='search']/@href")
    described = etree.fromstring(Client().get(address).content)
    (template,) = (one.get("template") for one in described.iter(f"{SEARCH}Url") if one.get("type") == "text/html")
    found = Client().get(template.removeprefix(settings.PUBLIC_BASE_URL).replace("{searchTerms}", "Louisiana"))
    assert found["Location"].startswith(f"/place/{LOUISIANA}/")
    assert len(described.findtext(f"{SEARCH}ShortName")) <= 16  # as OpenSearch asks


def test_a_link_that_is_shared_says_what_holds_in_the_place() -> None:
    a_substance()
    rules_for_all(Effect.PROHIBITED)
    page = html.fromstring(Client().get(f"/place/{LOUISIANA}/?on=2025-08-01").content.decode())
    (said,) = page.xpath("//meta[@name='description']/@content")
    assert said.strip() == "Louisiana, August 1, 2025. Kratom: Prohibited."


def test_a_page_has_an_icon_and_a_description() -> None:
    page = html.fromstring(Client().get("/about/").content.decode())
    (icon,) = page.xpath("//link[@rel='icon']/@href")
    assert Client().get("/favicon.ico")["Location"] == icon
    assert page.xpath("//meta[@name='description']/@content")
