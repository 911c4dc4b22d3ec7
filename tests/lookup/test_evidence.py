"""A stored page can be looked at by anyone, and can do nothing to them."""

from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from tests.builders import a_place, a_source, an_observation
from tracker.evidence.models import Page
from tracker.evidence.store import keep, keep_text, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]
BODY = b"<html><script>alert(1)</script>Kratom is unlawful.</html>"
TEXT = "<script>alert(1)</script> Of plants. Kratom is unlawful. Nothing else."
QUOTE = "Kratom is unlawful."


def a_stored_page(text: str = TEXT, quote: str = QUOTE, media_type: str = "text/html") -> Page:
    page = an_observation(a_source(a_place()), quote).page
    page.sha256, page.size, page.text_sha256, page.media_type = keep(BODY), len(BODY), keep_text(text), media_type
    page.save()
    return page


def look_at(page: Page) -> html.HtmlElement:
    response = Client().get(f"/evidence/{page.pk}/")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def test_a_stored_page_is_shown_as_text_with_its_quotes_marked() -> None:
    shown = look_at(a_stored_page())
    assert shown.xpath("//pre")[0].text_content() == TEXT
    assert shown.xpath("//pre/mark/text()") == [QUOTE]
    assert shown.xpath("//script") == []


def test_quotes_that_overlap_are_marked_as_one() -> None:
    page = a_stored_page()
    again = an_observation(a_source(a_place()), "plants. Kratom")
    again.page = page
    again.save()
    assert look_at(page).xpath("//pre/mark/text()") == ["plants. Kratom is unlawful."]


def test_a_quote_is_shown_even_where_the_text_is_lost() -> None:
    page = a_stored_page()
    path_of(page.text_sha256).unlink()
    words = look_at(page).text_content()
    assert QUOTE in words
    assert "missing or damaged" in words


def test_a_stored_page_says_what_it_is_and_where_it_came_from() -> None:
    page = a_stored_page()
    words = look_at(page).text_content()
    assert all(said in words for said in (page.sha256, page.url, "January 1, 2026", "Louisiana State Legislature"))


def test_the_stored_bytes_are_handed_over_so_that_no_browser_runs_them() -> None:
    response = Client().get(f"/evidence/{a_stored_page().pk}/bytes")
    assert response.content == BODY
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not response.cookies


def test_what_is_no_text_is_handed_over_as_bytes() -> None:
    response = Client().get(f"/evidence/{a_stored_page(media_type='application/pdf').pk}/bytes")
    assert response["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_bytes_that_are_lost_or_damaged_are_gone_and_not_handed_over(harm: type) -> None:
    page = a_stored_page()
    harm(path_of(page.sha256))
    response = Client().get(f"/evidence/{page.pk}/bytes")
    assert response.status_code == 410
    assert "These bytes are gone" in response.content.decode()


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_a_page_that_was_never_stored_is_not_there(number: int) -> None:
    assert Client().get(f"/evidence/{number}/").status_code == 404
