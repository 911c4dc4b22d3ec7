"""What a kratom act is read to ask of those who sell, and what is left to a person."""

import pytest

from scrapers.errors import UnknownPhrase
from scrapers.law.cap import caps
from scrapers.law.duties import duties
from scrapers.law.provisions import provisions
from tracker.vocabulary import ConditionKind

CAP, AGE = ConditionKind.CAP, ConditionKind.MINIMUM_AGE


def asked(*passages: str, of: tuple[ConditionKind, ...]) -> set[tuple[str, str, str]]:
    return {(one.amount, one.unit, one.basis) for one in duties(provisions(passages), of)}


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("7-hydroxymitragynine greater than two percent of the alkaloid composition", ("2", "percent", "alkaloids")),
        ("7-hydroxymitragynine in excess of 1 percent of total alkaloids", ("1", "percent", "alkaloids")),
        ("more than 0.5 milligrams per gram of 7-OH", ("0.5", "mg", "gram")),
        ("7-hydroxymitragynine that exceeds 1 mg per serving", ("1", "mg", "serving")),
        ("7-hydroxymitragynine greater than 2% of the alkaloid fraction", ("2", "percent", "alkaloids")),
    ],
)
def test_a_cap_is_read_with_its_unit_and_its_basis(words: str, cap: tuple[str, str, str]) -> None:
    assert asked(f"No person may sell what has {words}.", of=(CAP,)) == {cap}


@pytest.mark.parametrize(
    "words",
    [
        "It is unlawful to sell kratom to a person under 21 years of age.",
        "No retailer shall distribute kratom to a person younger than twenty-one years.",
        "A person may not give kratom to anyone who has not attained the age of twenty-one.",
        "A person who unlawfully sells kratom to a person under the age of 21 is guilty of a misdemeanor.",
    ],
)
def test_an_age_is_read_in_digits_and_in_letters(words: str) -> None:
    assert asked(words, of=(AGE,)) == {("21", "years", "")}


ALSO_AN_AGE = {
    "below the age": "No person may sell kratom to a person under age 21.",
    "said twice": "No vendor shall sell kratom products to any person under twenty-one (21) years of age.",
    "unless older": "No person shall sell kratom unless the buyer is twenty-one years of age or older.",
    "only to who is older": "A retailer may only sell kratom products to a person who is at least 21 years of age.",
    "not old enough": "A retailer shall not sell kratom to anyone who is not 21 years of age or older.",
}


@pytest.mark.parametrize("words", ALSO_AN_AGE.values(), ids=ALSO_AN_AGE.keys())
def test_an_age_is_read_however_an_act_turns_it(words: str) -> None:
    assert asked(words, of=(AGE,)) == {("21", "years", "")}


def test_an_age_above_twenty_one_is_not_cut_short() -> None:
    assert asked("No person may sell kratom to a person under twenty-five years of age.", of=(AGE,)) == {
        ("25", "years", "")
    }


def test_a_list_of_unlawful_practices_is_read_as_a_ban_of_each() -> None:
    opens = "The following fraudulent acts are hereby declared unlawful:"
    selling = "77. Selling to a person younger than 21 years of age any product that contains kratom; and"
    assert asked(opens, selling, of=(AGE,)) == {("21", "years", "")}


SALE_TO_THE_YOUNG = "No person may sell kratom to a person under 21 years of age."
NO_AGE = {
    "the seller's": ["No person under 18 years of age may sell kratom."],
    "of tobacco": ["No person may sell tobacco to a person under 21 years of age.", "Kratom is a plant."],
    "allowed": ["It is not unlawful to sell kratom to a person under 21 years of age."],
    "two ages run together": ["No person may sell kratom to a person under 1821 years of age."],
    "two figures": ["No person may sell kratom to a person under twenty-one (18) years of age."],
    "with another for some": [SALE_TO_THE_YOUNG, "A person on active duty may buy kratom at 18 years of age."],
    "with an exception apart": [SALE_TO_THE_YOUNG, "This subsection does not apply to a guest of a parent."],
    "from a day of its own": [f"Beginning July 1, 2027, {SALE_TO_THE_YOUNG}"],
    "on a label": ["A product shall have a label that states:", f"(1) {SALE_TO_THE_YOUNG}"],
    "of who may buy, in a list of its own": [
        "(1) A retailer shall not:", "(a) sell what harms;",
        "(2) A retailer may sell kratom to a person under 21 years of age.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("passages", NO_AGE.values(), ids=NO_AGE.keys())
def test_an_age_that_is_not_a_buyers_or_not_everybodys_is_for_a_person(passages: list[str]) -> None:
    with pytest.raises(UnknownPhrase):
        asked(*passages, of=(AGE,))


def test_who_must_show_a_card_is_of_another_age_than_who_may_buy() -> None:
    card = "A retailer shall ask for a card of who appears to be under 30 years of age before selling kratom."
    assert asked(card, SALE_TO_THE_YOUNG, of=(AGE,)) == {("21", "years", "")}


def test_caps_of_both_alkaloids_in_one_passage_are_each_read() -> None:
    words = (
        "No person may sell what has more than 150 milligrams of mitragynine per serving, more than 0.5 milligrams of "
        "7-hydroxymitragynine per gram or more than one (1) milligram of 7-hydroxymitragynine per serving."
    )
    found = [(cap.substance, cap.condition.amount, cap.condition.basis) for cap in caps(provisions([words]))]
    assert found == [("kratom", "150", "serving"), ("7-oh", "0.5", "gram"), ("7-oh", "1", "serving")]


NO_CAP = {
    "a fraction": "7-hydroxymitragynine greater than one-half of one percent of the total alkaloids",
    "at that much and more": "7-hydroxymitragynine of 0.050 percent or more on a dry weight basis",
    "both together": "more than 1 percent 7-hydroxymitragynine of total alkaloids and more than 0.5 mg per container",
    "a share of the weight": "7-hydroxymitragynine greater than 1% by weight of the product",
    "two figures": "7-hydroxymitragynine greater than two percent (1%) of the total alkaloids",
    "and something else": "7-hydroxymitragynine greater than 2% of total alkaloids, or 400 parts per million",
    "with an exception": "7-hydroxymitragynine greater than 2% of total alkaloids, except as an extract",
}


@pytest.mark.parametrize("words", NO_CAP.values(), ids=NO_CAP.keys())
def test_a_quantity_that_is_not_fully_understood_is_no_cap(words: str) -> None:
    with pytest.raises(UnknownPhrase):
        asked(f"No person may sell a product that has {words}.", of=(CAP,))


def test_what_must_only_be_told_on_a_label_is_no_cap() -> None:
    with pytest.raises(UnknownPhrase):
        asked("What has more than 2 percent 7-hydroxymitragynine of total alkaloids shall say so.", of=(CAP,))


@pytest.mark.parametrize(
    "words",
    ["A label is not required on kratom.", "No label for kratom is required.", "Kratom has no label."],
)
def test_a_duty_that_is_denied_or_not_asked_for_is_none(words: str) -> None:
    with pytest.raises(UnknownPhrase):
        asked(words, of=(ConditionKind.LABEL,))


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        (["No person may sell kratom to a person under 21 years, unless a parent agrees."], (AGE,)),
        (["No person may sell kratom to a person under 18.", "No person may give it to a person under 21."], (AGE,)),
        (["Kratom is sold here."], (AGE,)),
        (["No person may sell kratom to a person under 21."], ()),
        (["No person may sell 7-hydroxymitragynine greater than two percent of the moon."], (CAP,)),
        (["No person may sell 7-hydroxymitragynine greater than two ounces of it."], (CAP,)),
    ],
)
def test_other_duties_than_those_known_are_for_a_person(passages: list[str], expected: tuple) -> None:
    with pytest.raises(UnknownPhrase):
        asked(*passages, of=expected)
