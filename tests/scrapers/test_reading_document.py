"""A page is read whole or not at all, and nothing is quoted from it that does not stand there."""

import pytest

from scrapers.errors import Incomplete, QuoteMissing, Suspect
from scrapers.reading import Document, values, words
from tests.scrapers.documents import a_document, a_page
from tracker.contract import Absence
from tracker.vocabulary import SubjectKind

NOTHING = Absence(subject_kind=SubjectKind.BILL, jurisdiction="x", entries=0, list_sha256="0" * 64)


def quoting(document: Document, quote: str) -> str:
    return document.observe(subject="a bill", quote=quote, text="", reading=NOTHING).quote


def test_cells_are_words_of_their_own_and_emphasis_is_not() -> None:
    page = a_page("<table><tr><td>54-15</td><td>7-<b>hydroxy</b>mitragynine</td></tr></table>")
    assert page.text() == "54-15 7-hydroxymitragynine"


def test_scripts_comments_and_hidden_parts_are_not_words_of_the_page() -> None:
    page = a_page(
        "<script>kratom</script><!-- kratom --><p hidden>kratom</p><p style='display: none'>kratom</p>"
        "<noscript>kratom</noscript>Leaf"
    )
    assert page.text() == "Leaf"


def test_a_quote_stands_word_for_word_however_it_is_broken() -> None:
    assert quoting(a_page("<p>The sale of\n  <b>kratom</b>&nbsp;is unlawful.</p>"), "of  kratom is") == "of kratom is"


@pytest.mark.parametrize("quote", ["kratom is lawful", "", "Kratom"])
def test_a_quote_that_does_not_stand_there_is_refused(quote: str) -> None:
    with pytest.raises(QuoteMissing):
        quoting(a_page("<p>kratom is unlawful</p>"), quote)


def test_a_passage_with_a_lost_character_is_not_quoted() -> None:
    with pytest.raises(Suspect, match="lost"):
        quoting(a_page("<p>\ufffd 964 kratom</p>"), "\ufffd 964 kratom")


@pytest.mark.parametrize(
    "body", ["", "  \n", "<!DOCTYPE html><html><body><p>kratom is unl", "<!doctype html></body></html>"]
)
def test_half_a_page_is_never_a_page(body: str) -> None:
    with pytest.raises(Incomplete):
        a_document(body, media_type="text/html").text()


def test_an_end_within_a_script_is_not_the_end_of_the_page() -> None:
    half = "<!DOCTYPE html><html><body><script>print('</html>')</script>" + "<p>a law</p>" * 300
    with pytest.raises(Incomplete):
        a_document(half, media_type="text/html").text()


def test_half_a_document_is_incomplete_and_a_faulty_one_suspect() -> None:
    with pytest.raises(Incomplete):
        a_document("<?xml version='1.0'?><law><p>kratom</p>").xml()
    with pytest.raises(Suspect, match="not XML"):
        a_document("<?xml version='1.0'?><law><p>kratom</law>").xml()


def test_entities_of_a_documents_own_are_refused_unread() -> None:
    body = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/hostname">]><l>&e;</l>'
    with pytest.raises(Suspect, match="entities"):
        a_document(body).xml()


def test_windows_1252_in_a_document_that_says_utf_8_is_read() -> None:
    assert words(a_document(b"<?xml version='1.0' encoding='UTF-8'?><l>\xa7 964</l>").xml()) == "§ 964"


@pytest.mark.parametrize("half", ['{"results": [{"firm": "A', '{"results": [{"firm": "A"}', '{"results": [{"firm":'])
def test_half_an_answer_is_incomplete(half: str) -> None:
    with pytest.raises(Incomplete):
        a_document(half).json()


@pytest.mark.parametrize(
    "body", ["<html></html>", '{"total": NaN}', '{"total": 1, "total": 2}', "{'total': 1}", '{"total": 1,}']
)
def test_an_answer_that_is_not_strict_json_is_refused(body: str) -> None:
    with pytest.raises((Suspect, Incomplete)):
        a_document(body, media_type="application/json").json()


@pytest.mark.parametrize("body", ["[" * 100_000 + "]" * 100_000, f'{{"total": {"9" * 5000}}}'])
def test_an_answer_that_nobody_writes_is_suspect_and_no_bug(body: str) -> None:
    with pytest.raises(Suspect):
        a_document(body, media_type="application/json").json()


def test_the_words_of_an_answer_are_its_values_in_their_order() -> None:
    assert values({"firm": "A  Co.", "lots": [1, None, "2"]}) == "A Co. 1 2"


def test_xml_that_a_server_calls_plain_text_is_read_as_xml() -> None:
    assert a_document("<?xml version='1.0'?><l><p>kratom</p></l>", media_type="text/plain").text() == "kratom"


def test_what_is_no_text_is_refused_by_its_form() -> None:
    with pytest.raises(Suspect, match="image/png"):
        a_document("PNG kratom", media_type="image/png").text()
