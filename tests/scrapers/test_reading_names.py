"""A substance is named under every spelling of its own, and under no spelling of another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import Suspect
from scrapers.naming import lone_name, names_in, substances_in, without_others
from scrapers.text import fold
from tests.scrapers.documents import a_page

PIECES = (
    *("7", "-", "‑", "\u00ad", "\n", " ", "14", "hydroxy", "mitragynine", "OH", "kratom", "mitragyna", "speciosa"),
    *("pseudoindoxyl", "free", "x"),
)


@pytest.mark.parametrize(
    ("words", "substances"),
    [
        ("MITRAGYNA SPECIOSA OR KRATOM", ("kratom",)),
        ("mitragynine speciosa", ("kratom",)),
        ("Kratom's leaf", ("kratom",)),
        ("kra\u00adtom", ("kratom",)),
        ("mitra-\n 14 gynine", ("kratom",)),
        ("neither mitragynine nor kratom", ("kratom",)),
        ("7-hydroxymitragynine", ("7-oh",)),
        ("7- hydroxymitragynine", ("7-oh",)),
        ("7‑hydroxy mitragynine", ("7-oh",)),
        ("7–hydroxymitragynine", ("7-oh",)),
        ("7hydroxymitragynine", ("7-oh",)),
        ("7-hydroxy-\n12 mitragynine", ("7-oh",)),
        ("7-OH-mitragynine", ("7-oh",)),
        ("mitragynine and hydroxymitragynine", ("kratom", "7-oh")),
        ("hydroxy-mitragynine", ("7-oh",)),
        ("7-OH tablets", ("7-oh",)),
        ("mitragynine,7-hydroxymitragynine", ("kratom", "7-oh")),
        ("Mitragynin och 7-hydroxymitragynin", ("kratom", "7-oh")),
        ("mitraginina e 7-hidroximitraginina", ("kratom", "7-oh")),
    ],
)
def test_a_substance_is_named_however_its_name_is_maimed(words: str, substances: tuple[str, ...]) -> None:
    assert substances_in(words) == substances


@pytest.mark.parametrize(
    "words",
    [
        "mitragynine pseudoindoxyl",
        "7-hydroxymitragynine-pseudoindoxyl",
        "dihydro-7-hydroxymitragynine",
        "9-hydroxymitragynine",
        "7-acetoxymitragynine",
        "7-OH-THC",
        "Suite 7 OH 43215",
        "kratometer",
        "Mitragynaceae",
        "",
    ],
)
def test_another_compounds_name_is_not_the_substances(words: str) -> None:
    assert names_in(words) == ()


def test_compounds_that_we_know_are_taken_out_and_no_watched_name_is() -> None:
    told = "Mitragynine, mitragynine-pseudoindoxyl and dihydro-7-hydroxy mitragynine"
    assert without_others(told) == "Mitragynine, and"


@pytest.mark.parametrize(
    ("entry", "substance"),
    [
        ("Mitragynine;", "kratom"),
        ("7-hydroxymitragynine; and", "7-oh"),
        ("Kratom (Mitragyna speciosa).", "kratom"),
        ("Mitragynine (also known as kratom);", "kratom"),
        ("7-Hydroxymitragynine (some other names: 7-OH, 7-OH-mitragynine); or", "7-oh"),
    ],
)
def test_an_entry_of_a_name_with_its_synonyms_is_exact(entry: str, substance: str) -> None:
    assert lone_name(entry) == substance


@pytest.mark.parametrize(
    "entry",
    [
        "Mitragynine, except in its natural leaf;",
        "Mitragynine (other than kratom leaf);",
        "7-hydroxymitragynine over 1 %;",
        "Mitragynine and 7-hydroxymitragynine;",
        "Mitragynine (7-hydroxymitragynine);",
        "Hydroxymitragynine;",
        "Products that contain kratom;",
        "Mitragynine, its salts and isomers;",
        "Mitragynine 9870",
        "not kratom",
        "Heroin;",
    ],
)
def test_an_entry_that_says_anything_else_is_for_a_person(entry: str) -> None:
    assert lone_name(entry) == ""


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_found_stands_in_the_text_as_it_is_quoted(text: str) -> None:
    for name in names_in(text):
        assert fold(text)[name.start : name.end] == name.words
        assert substances_in(name.words) == (name.substance,)


@pytest.mark.parametrize(
    "maimed",
    [
        "mitra\ufffdyna",
        "kra\ufffdom,",
        "7\ufffdOH",
        "7\ufffdhydroxymitragynine",
        "spe\ufffdiosa",
        "mitr\u00ffgynine",
        "7- hydroxymitr\u00ffgynine",
    ],
)
def test_a_page_on_which_a_name_has_lost_a_character_is_not_read(maimed: str) -> None:
    with pytest.raises(Suspect):
        a_page(f"<p>1 {maimed} 2</p>").text()


@pytest.mark.parametrize("word", ["caf\ufffd", "\ufffdOH", "\ufffd\ufffd\ufffd", "na\ufffdve"])
def test_a_character_lost_elsewhere_hinders_nobody(word: str) -> None:
    assert a_page(f"<p>{word} kratom</p>").text() == f"{word} kratom"
