"""What differs between two texts is shown word by word, readable, whatever their length."""

from hypothesis import given
from hypothesis import strategies as st

from tests.made_up_law import LAW, a_code
from tracker.evidence.word_diff import Kind, as_text, changes, word_diff

WORDS = st.lists(st.sampled_from(["the", "sale", "of", "kratom", "is", "unlawful.", "not", "18", "a"]), max_size=60)


def sides(before: str, after: str) -> tuple[list[str], list[str]]:
    runs = list(changes(before, after))
    old = [word for kind, words in runs if kind is not Kind.INSERTED for word in words]
    new = [word for kind, words in runs if kind is not Kind.DELETED for word in words]
    return old, new


@given(WORDS, WORDS)
def test_every_word_of_both_texts_is_in_the_diff_and_in_its_place(before: list[str], after: list[str]) -> None:
    assert sides(" ".join(before), " ".join(after)) == (before, after)


@given(WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    assert word_diff(" ".join(words), "\n".join(words)) == ()


def test_an_amendment_reads_as_an_amendment() -> None:
    amended = LAW.replace("18 years", "21 years").replace("August 1, 2025", "July 1, 2026")

    assert as_text(word_diff(LAW, amended, around=3)) == (
        "… person less than [-18-] {+21+} years of age. … takes effect on [-August 1, 2025.-] {+July 1, 2026.+}"
    )


def test_what_was_left_out_is_counted() -> None:
    spans = word_diff("one two three four five six", "one two three four five seven", around=2)

    assert [(span.kind, span.words) for span in spans] == [
        (Kind.ELIDED, "3"),
        (Kind.SAME, "four five"),
        (Kind.DELETED, "six"),
        (Kind.INSERTED, "seven"),
    ]


def test_a_section_that_was_inserted_is_one_insertion() -> None:
    before, section = a_code(sections=40), "Section 400. No person shall sell any product of kratom."
    after = before.replace("Section 20.", f"{section} Section 20.")

    spans = word_diff(before, after)
    assert [span.words for span in spans if span.kind in (Kind.INSERTED, Kind.DELETED)] == [section]


def test_every_edit_of_a_code_of_half_a_million_letters_is_shown_alone() -> None:
    before = a_code(sections=6000)
    after = before.replace("Section 17.", "Section 17a.").replace(
        "; the fine is 41 dollars", "; the fine is 42 dollars"
    )
    assert len(before) > 500_000

    spans = word_diff(before, after)
    assert {span.words for span in spans if span.kind is Kind.INSERTED} == {"17a.", "42"}


def test_a_text_of_the_same_words_over_and_over_is_replaced_and_not_pondered() -> None:
    assert [span.kind for span in word_diff("a b " * 50_000, "b c " * 50_000)] == [Kind.DELETED, Kind.INSERTED]
