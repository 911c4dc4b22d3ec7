"""Bytes become the words that the publisher wrote, or trouble with a name; never something in between."""

import pytest

from scrapers.errors import Incomplete, Suspect
from scrapers.text import comparable, decode, fold


def test_a_page_in_windows_1252_that_says_utf_8_keeps_its_quotation_marks() -> None:
    assert decode(b"\x93Detention\x94", "UTF-8") == "“Detention”"


def test_utf_8_under_a_western_label_keeps_its_section_sign() -> None:
    assert decode("§ 964".encode(), "iso-8859-1") == "§ 964"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert decode("§ 964".encode(codec), "us-ascii") == "§ 964"


@pytest.mark.parametrize(
    "body",
    [
        "kratom".encode("utf-16-le"),
        b"\xff\xfek\x00r\x00a",
        "§ and “words”".encode().replace(b"\x9d", b"\x9c").decode("windows-1252").encode(),
        "â€œwordsâ€\x9d".encode(),
        b"\x93 with a bell \x07",
        b"an undefined \x81 byte",
    ],
    ids=[
        "UTF-16 without a mark",
        "UTF-16 cut in two",
        "encoded twice",
        "encoded twice by a browser",
        "control characters",
        "undefined bytes",
    ],
)
def test_bytes_that_no_reading_explains_are_refused(body: bytes) -> None:
    with pytest.raises(Suspect):
        decode(body, "")


def test_a_coding_that_we_do_not_read_is_refused_by_name() -> None:
    with pytest.raises(Suspect, match="shift_jis"):
        decode("クラトム".encode("shift_jis"), "Shift_JIS")


def test_a_label_within_the_page_counts_where_the_header_has_none() -> None:
    with pytest.raises(Suspect, match="koi8-r"):
        decode(b'<meta charset="koi8-r">' + "кратом".encode("koi8-r"), "")


def test_a_page_cut_within_a_character_is_incomplete() -> None:
    with pytest.raises(Incomplete):
        decode("kratom §".encode()[:-1], "utf-8")


def test_white_space_and_invisible_marks_fold_and_typography_stays() -> None:
    assert fold(" kra\u00adtom\u00a0\u2009is\r\n\tcalled\u200b “kratom” ") == "kratom is called “kratom”"


def test_the_same_letters_composed_and_decomposed_are_the_same_words() -> None:
    assert fold("Espan\u0303ol") == fold("Español")


def test_typographic_quotes_and_hyphens_alone_are_no_change() -> None:
    assert comparable("7‑hydroxy… the “plant’s” leaf") == comparable('7-hydroxy… the "plant\'s" leaf')


def test_a_changed_word_is_a_change() -> None:
    assert comparable("may be sold") != comparable("may not be sold")
