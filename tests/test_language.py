"""A reader is answered in their own language where a catalogue of it is there, and no cache mixes the two up."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from tests.builders import LOUISIANA, a_place
from tests.catalogue import write_catalogue
from tests.rules import rules_for_all
from tracker.languages import languages
from tracker.vocabulary import Effect

MIDDLEWARE = "tracker.middleware.ReadersLanguage"
PAGE = f"/place/{LOUISIANA}/"
WORDS = {"Prohibited": "Verboten", "Having it": "Besitzen"}


@pytest.fixture
def german(settings, db: None, tmp_path: Path, static_files: None) -> None:
    """A site as it starts with a German catalogue in its folder."""
    write_catalogue(tmp_path, "de", WORDS)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = languages(tmp_path)
    settings.MIDDLEWARE = [MIDDLEWARE, *settings.MIDDLEWARE]


def label(headers: Mapping[str, str]) -> str:
    response = Client().get(PAGE, headers=headers)
    (words, *_) = html.fromstring(response.content.decode()).xpath("//*[@class='short']//strong/text()")
    return str(words)


def test_without_a_catalogue_there_is_english_alone(tmp_path: Path) -> None:
    assert languages(tmp_path) == [("en-us", "English")]


def test_every_compiled_catalogue_is_a_language_by_its_own_name(tmp_path: Path) -> None:
    for locale in ("pt_BR", "de", "tlh"):
        write_catalogue(tmp_path, locale, WORDS)
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    named = [("de", "Deutsch"), ("pt-br", "Português Brasileiro"), ("tlh", "tlh")]
    assert languages(tmp_path) == [("en-us", "English"), *named]


def test_with_english_alone_nothing_asks_for_the_language(settings) -> None:
    assert MIDDLEWARE not in settings.MIDDLEWARE


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("accepted", "words"),
    [
        ("de", "Verboten"), ("de-AT, en;q=0.5", "Verboten"), ("fr, de;q=0.3", "Verboten"), ("en-GB, de", "Prohibited"),
        ("", "Prohibited"), ("*", "Prohibited"), ("fr", "Prohibited"), ("x" * 5000, "Prohibited"),
        ("de;q=eins", "Prohibited"),
    ],
)  # fmt: skip
def test_a_reader_is_answered_in_the_first_language_that_is_here(accepted: str, words: str) -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    assert label({"Accept-Language": accepted}) == words


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("accepted", "day"), [("de", ">1. August 2025<"), ("en", ">August 1, 2025<")])
def test_a_day_is_written_as_the_language_writes_it(accepted: str, day: str) -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    assert day in Client().get(PAGE, headers={"Accept-Language": accepted}).content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
def test_a_page_that_is_kept_is_given_to_none_who_reads_another_language() -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    asked = [label({"Accept-Language": one}) for one in ("de", "en", "de", "en")]
    assert asked == ["Verboten", "Prohibited", "Verboten", "Prohibited"]


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
def test_a_cache_on_the_way_is_told_what_the_answer_hangs_on() -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    for _kept in range(2):
        response = Client().get(PAGE, headers={"Accept-Language": "de"})
        assert (response["Vary"], response["Content-Language"]) == ("Accept-Language", "de")
        assert html.fromstring(response.content.decode()).get("lang") == "de"


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
def test_who_has_the_german_page_is_not_told_that_the_english_one_stands() -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    etag = Client().get(PAGE, headers={"Accept-Language": "de"})["ETag"]
    assert Client().get(PAGE, headers={"Accept-Language": "en", "If-None-Match": etag}).status_code == 200
    assert Client().get(PAGE, headers={"Accept-Language": "de", "If-None-Match": etag}).status_code == 304


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
def test_no_cookie_chooses_the_language() -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    assert label({"Cookie": "django_language=de"}) == "Prohibited"


@pytest.mark.django_db
@pytest.mark.usefixtures("german")
def test_a_file_of_the_data_is_the_same_in_every_language() -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    bodies = [Client().get("/data/labels.geojson", headers={"Accept-Language": one}).getvalue() for one in ("de", "en")]
    assert b"rohibited" in bodies[0]
    assert bodies[0] == bodies[1]
