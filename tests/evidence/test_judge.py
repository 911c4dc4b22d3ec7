"""Whether a difference is one of substance: what changes the law always is, what changes the print never."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up_law import LAW
from tracker.evidence.judge import judge

AMENDMENTS = [
    ("18 years", "21 years"), ("2 percent", "0.2 percent"), ("2 percent", "2 milligrams"), ("$500", "$5,000"),
    ("August 1, 2025", "August 11, 2025"), ("August 1, 2025", "October 1, 2025"), ("2025", "2026"),
    ("shall be unlawful", "shall not be unlawful"), ("may not hold", "may hold"), ("be unlawful", "be lawful"),
    ("sell, offer or give", "sell, offer and give"), ("any person", "a person"), ("shall be fined", "may be fined"),
    ("each offense", "the first offense"), ("takes effect", "expires"), ("less than", "more than"),
    ("a kratom product", "a kratom or tianeptine product"), ("Whoever", "Whoever knowingly"), ("$500 ", ""),
    ("Section 1. ", "Section 1. [Repealed.] "), (" of its alkaloids", ""), ("2 percent", "2 ‰"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), AMENDMENTS)
def test_an_amendment_is_of_substance(old: str, new: str) -> None:
    assert judge(LAW, LAW.replace(old, new)).substantive is True


@given(st.data())
def test_a_changed_word_is_never_passed_over(data: st.DataObject) -> None:
    words = LAW.split()
    place = data.draw(st.integers(0, len(words) - 1))
    put = data.draw(st.sampled_from(["", "not", "except", "19", "0.5", "never", "licensed"]))
    amended = [*words[:place], *put.split(), *words[place + 1 :]]
    if [re.sub(r"\W", "", word) for word in amended] != [re.sub(r"\W", "", word) for word in words]:
        assert judge(LAW, " ".join(amended)).substantive is not False


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sell, offer or give", "sell offer, or give"), ("Section 1.", "SECTION 1"), ("2025.", "2025"),
        ("kratom product", '"kratom product"'), ("7-hydroxymitragynine", "7- hydroxymitragynine"),
        ("unlawful", "un-lawful"), ("kratom", "Kratom"), ("2 percent", "(2) percent"), ("person less", "person; less"),
    ],
)  # fmt: skip
def test_punctuation_capitals_and_hyphens_are_form(old: str, new: str) -> None:
    assert judge(LAW, LAW.replace(old, new)).substantive is False


@pytest.mark.parametrize(
    ("old", "new"), [("7-hydroxymitragynine", "hydroxymitragynine"), ("1, 2025", "12025"), ("2 percent", "1.2 percent")]
)
def test_a_figure_is_never_form(old: str, new: str) -> None:
    assert judge(LAW, LAW.replace(old, new)).substantive is True


def test_an_address_on_the_web_that_moved_is_form() -> None:
    assert judge("See https://law.example/a for it.", "See https://law.example/b/c. for it.").substantive is False


@pytest.mark.parametrize("put", ["§ 40-965(b)", "§ 4-964(a) [now § 40-964]"])
def test_a_citation_that_moved_alone_is_for_a_person(put: str) -> None:
    text = "An offense under § 4-964(a) is a felony."
    assert judge(text, text.replace("§ 4-964(a)", put)).substantive is None


def test_an_age_beside_a_citation_is_no_citation() -> None:
    text = "Under § 4-964(a) a person of 18 years may buy it."
    assert judge(text, text.replace("4-964(a)", "4-965(a)").replace("18", "21")).substantive is True


def test_a_character_that_was_lost_is_for_a_person() -> None:
    assert judge("the plant's leaf", "the plant\ufffds leaf").substantive is None


def test_what_differs_is_shown() -> None:
    judged = judge(LAW, LAW.replace("18", "21"))
    assert (judged.reason, [span.words for span in judged.diff if span.kind in ("deleted", "inserted")]) == (
        "words deleted: 1, inserted: 1, in one place",
        ["18", "21"],
    )
