"""Where one room's page leads on to another's."""

from urllib.parse import quote

import pytest
from django.test import Client
from lxml import html

from tests.builders import LOUISIANA, a_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


def test_the_page_of_a_place_leads_to_alerts_about_it() -> None:
    a_place()
    page = html.fromstring(Client().get(f"/place/{LOUISIANA}/").content.decode())
    assert f"/subscribe/?place={quote(LOUISIANA, safe='')}" in page.xpath("//a/@href")
