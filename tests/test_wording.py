"""The closed words as people read them: each is marked for translation, and lists hold together."""

import inspect
from enum import StrEnum

import pytest

from tests.pseudo import pseudo, wide
from tracker import vocabulary, wording
from tracker.review import difference
from tracker.wording import all_of, choices, one_of, words_for

CLOSED = [one for _, one in inspect.getmembers(vocabulary, inspect.isclass) if issubclass(one, StrEnum)]
PARTS = {*difference.NOTICE_PARTS, *difference.BILL_PARTS, *difference.LAW_PARTS, *difference.CLAIM_PARTS}


def test_every_closed_word_is_marked_for_translation() -> None:
    words = {word for closed in CLOSED for word in closed} | PARTS
    assert {word.replace("_", " ") for word in words} - set(wording.CLOSED_WORDS) == set()


def test_a_closed_word_is_read_without_its_underscores() -> None:
    assert words_for(vocabulary.Label.SALE_PROHIBITED) == "sale prohibited"


def test_a_choice_is_told_in_the_language_of_who_reads_it_and_not_of_who_started_the_program() -> None:
    offered = dict(choices(vocabulary.Effect))
    with pseudo():
        assert str(offered["prescription_only"]) == wide("prescription only")
    assert str(offered["prescription_only"]) == "prescription only"


@pytest.mark.parametrize(
    ("words", "all_together", "any_alone"),
    [(["a"], "a", "a"), (["a", "b"], "a and b", "a or b"), (["a", "b", "c"], "a, b and c", "a, b or c")],
)
def test_a_list_of_words_holds_together(words: list[str], all_together: str, any_alone: str) -> None:
    assert (all_of(words), one_of(words)) == (all_together, any_alone)
