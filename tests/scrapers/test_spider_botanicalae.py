"""What advocates say of a state is a claim of theirs, word for word, and never a rule."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from scrapers.errors import Suspect
from scrapers.spiders.secondary.botanicalae import Botanicalae
from scrapers.spiders.us.state_names import STATES
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Claim

[ADDRESS] = Botanicalae.source.addresses
SEEN = datetime(2026, 3, 20, tzinfo=UTC)
BOLD = "<p><strong>{}</strong><br>And so on.</p>"


def a_page(title: str, content: str = BOLD.format("Legal, an example")) -> dict[str, Any]:
    return {
        "link": "https://example.org/page", "modified": "2026-03-13T18:05:03",
        "title": {"rendered": title}, "content": {"rendered": content},
    }  # fmt: skip


def read(*pages: dict[str, Any]) -> list[Claim]:
    document = a_document(json.dumps(pages), ADDRESS.url, "application/json", seen_at=SEEN)
    return [seen.reading for seen in Botanicalae().read(document, ADDRESS)]


def test_a_states_page_is_a_claim_in_its_first_words() -> None:
    (claim,) = read(a_page("Connecticut", BOLD.format("Banned/Illegal as of February 24, 2026")))
    assert (claim.jurisdiction, claim.substance) == ("ocd-division/country:us/state:ct", "kratom")
    assert (claim.says, claim.words) == ("prohibited", "Banned/Illegal as of February 24, 2026")
    assert claim.made_on == "2026-03-13"


def test_words_that_fit_no_label_stay_words() -> None:
    (claim,) = read(a_page("Utah", BOLD.format("Regulated, mostly")))
    assert (claim.says, claim.words) == ("in words", "Regulated, mostly")


def test_a_page_that_is_no_states_is_passed_over() -> None:
    assert read(a_page("Too Many Actions")) == []


@pytest.mark.parametrize(
    "pages",
    [
        [a_page("Utah"), a_page("Utah")],
        [a_page("Utah", "<p>Prose first, then <strong>bold</strong>.</p>")],
        [a_page("Utah", "<p></p>")],
        [a_page("Utah", "<div><p>Banner</p></div><p><strong>Legal</strong></p>")],
        [{"title": {"rendered": "Utah"}}],
        [{"title": "Utah"}],
    ],
    ids=["twice", "prose first", "empty", "a banner", "no content", "another form"],
)
def test_a_page_in_another_form_stops_the_reading(pages: list[dict[str, Any]]) -> None:
    with pytest.raises(Suspect):
        read(*pages)


def test_a_full_answer_leads_to_the_next() -> None:
    pages = [a_page(f"Page {number}") for number in range(100)]
    document = a_document(json.dumps(pages), ADDRESS.url, "application/json", seen_at=SEEN)
    (following,) = Botanicalae().read(document, ADDRESS)
    assert following.url == f"{ADDRESS.url}&page=2"


def test_every_state_has_its_name() -> None:
    assert len(STATES) == len(set(STATES.values())) == 51
    assert (PAGES / Botanicalae.name / "visit.json").exists()
