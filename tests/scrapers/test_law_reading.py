"""What the shared readers of law say of a section's days and its list, and when they say nothing."""

import re

import pytest

from scrapers.errors import LandmarkMissing, Suspect, UnknownPhrase
from scrapers.law.force import after, force
from scrapers.law.listing import listing, opens_a_schedule
from scrapers.law.provisions import provisions
from scrapers.law.section import Part, Section, before_next_schedule, noted, section_from, section_in
from tests.scrapers.documents import a_page

LEAD = "Unless specifically excepted or unless listed in another schedule, any of the following opiates:"
PART = Part(url="https://example.org/9-1", number="9-1", heading="Schedule I")


@pytest.mark.parametrize(
    ("title", "since", "until"),
    [
        ("Schedule I. [Effective April 1, 2026.]", "2026-04-01", ""),
        ("Schedule I. [Effective until July 1, 2026.]", "", "2026-07-01"),
        ("Schedule I. [Effective through June 30, 2026]", "", "2026-07-01"),
        ("Schedule I. (Effective April 1, 2026, until July 1, 2027)", "2026-04-01", "2027-07-01"),
        ("Schedule I. [Effective August 2026]", "2026-08", ""),
        ("Schedule I. [Repealed effective July 1, 2026.]", "", "2026-07-01"),
        ("Schedule I (1970). [See other section.]", "", ""),
    ],
)
def test_a_title_says_from_when_to_when_a_section_is_law(title: str, since: str, until: str) -> None:
    assert (force(title).since, force(title).until) == (since, until)


def test_a_text_says_when_it_begins_and_a_note_says_so_too() -> None:
    assert force("", ["This section shall take effect on July 1, 2026."]).since == "2026-07-01"
    assert force("", (), ["Operative Date: July 1, 2025"]).since == "2025-07-01"


def test_on_the_day_it_expires_a_prohibition_still_counts_and_a_leave_no_more() -> None:
    days = force("", ["This rule expires on June 30, 2026."])
    assert (days.ends(strict=True), days.ends(strict=False)) == ("2026-07-01", "2026-06-30")


@pytest.mark.parametrize(
    ("title", "passages"),
    [
        ("Schedule I. [Effective 60 days after certification.]", []),
        ("Schedule I. [Contingent effective date; see note.]", []),
        ("Schedule I. [Effective April 1, 2026.]", ["This section takes effect on May 1, 2026."]),
        ("Schedule I.", ["This section expires when the board says so."]),
    ],
)
def test_words_on_a_day_that_cannot_be_read_are_trouble(title: str, passages: list[str]) -> None:
    with pytest.raises(UnknownPhrase):
        force(title, passages)


UNREAD = {
    "suspended": "[Suspended]",
    "moved": "[Transferred]",
    "in two versions": "[First of two versions]",
    "reserved": "[Reserved]",
    "for the time being": "(Temporary)",
    "found void": "[Held unconstitutional.]",
}


@pytest.mark.parametrize("bracket", UNREAD.values(), ids=UNREAD.keys())
def test_a_heading_that_leaves_open_whether_it_is_law_is_trouble(bracket: str) -> None:
    with pytest.raises(UnknownPhrase):
        force(f"Schedule I. {bracket}")


@pytest.mark.parametrize(
    "passage",
    [
        "Beginning July 1, 2027, no person may sell kratom.",
        "Until July 1, 2027, a retailer may sell kratom.",
        "This subsection takes effect January 1, 2027.",
        "This section applies to sales after January 1, 2027.",
        "This emergency rule is effective upon filing.",
        "This part is void after June 30, 2028.",
    ],
)
def test_a_passage_with_a_day_of_its_own_or_one_that_cannot_be_read_is_trouble(passage: str) -> None:
    with pytest.raises(UnknownPhrase):
        force("Kratom.", [passage])


@pytest.mark.parametrize(
    ("passage", "days"),
    [
        ("This section becomes operative on July 1, 2026.", ("2026-07-01", "", "")),
        ("This act shall take effect on and after Sept. 1, 2026.", ("2026-09-01", "", "")),
        ("This section shall remain in effect only until January 1, 2028, and as of that date is repealed.",
         ("", "2028-01-01", "")),
        ("This section sunsets on July 1, 2028.", ("", "", "2028-07-01")),
    ],
)  # fmt: skip
def test_a_sentence_says_the_days_of_its_section(passage: str, days: tuple[str, str, str]) -> None:
    found = force("Kratom.", [passage])
    assert (found.since, found.until, found.last) == days


@pytest.mark.parametrize(("day", "next_one"), [("2026-12-31", "2027-01-01"), ("2026-12", "2027-01"), ("2026", "2027")])
def test_after_a_partial_day_comes_the_next_of_its_kind(day: str, next_one: str) -> None:
    assert after(day) == next_one


def scheduled(*passages: str, leads: tuple[str, ...] = ()) -> tuple[str, ...]:
    return listing(provisions(passages, leads), leads).scheduled


@pytest.mark.parametrize(
    "passages",
    [
        (f"(1) {LEAD}", "(a) Heroin;", "(b) Mitragynine;"),
        (LEAD, "Heroin", "Mitragynine"),
        (f"(b) Opiates. {LEAD.removeprefix('Unless specifically excepted or unless listed in another schedule, ')}",
         "1. Heroin", "2. Mitragynine (kratom)"),
        ("(1) Any of the following opiates:", "(a) Heroin:", "1. Its salts;", "(2) Any of the following stimulants:",
         "(a) Mitragynine"),
        ("(2) Any of the following opiates or opioids, including their salts, unless specifically excepted, or listed "
         "in another schedule, whenever the existence of such salts is possible:", "z. Heroin.", "aa. Mitragynine."),
    ],
)  # fmt: skip
def test_an_entry_under_words_that_schedule_is_on_the_schedule(passages: tuple[str, ...]) -> None:
    assert scheduled(*passages) == ("kratom",)


NOT_LISTED = {
    "under words that exclude": ("The following are excluded from this schedule:", "(a) Mitragynine"),
    "under words with a share": ("(1) Any of the following opiates above two percent:", "(a) Mitragynine"),
    "under a narrower list": (f"(1) {LEAD}", "(a) The following, when sold to minors:", "(i) Mitragynine"),
    "under no words": ("(a) Heroin", "(b) Mitragynine"),
    "excepted elsewhere": (f"(1) {LEAD}", "(a) Mitragynine", "(2) This section does not apply to kratom leaf."),
    "listed and excluded": (LEAD, "(1) Mitragynine", "This schedule does not include:", "(1) Mitragynine"),
    "excepted by its number": (LEAD, "(mk) Mitragynine", "(2) Tea of what paragraph (mk) names is exempt."),
    "excepted with its neighbours": (LEAD, "(47) Mitragynine", "A. Items 46 and (b)(47) do not apply to a plant."),
    "within a definition": (LEAD, "(a) Heroin", "In this section, kratom means a plant."),
}


@pytest.mark.parametrize("passages", NOT_LISTED.values(), ids=NOT_LISTED.keys())
def test_a_name_anywhere_else_is_not_scheduled(passages: tuple[str, ...]) -> None:
    assert scheduled(*passages) == ()


def test_an_exclusion_reverses_the_meaning_of_its_own_entries_alone() -> None:
    told = (LEAD, "(1) 7-hydroxymitragynine", "Opiates do not include any of the following:", "(1) Mitragynine")
    assert scheduled(*told) == ("7-oh",)


def test_an_exception_of_another_entry_leaves_the_list_as_it_is() -> None:
    told = (LEAD, "(47) Mitragynine", "(48) Another", "(2) Paragraph (48) does not apply in a laboratory.")
    assert scheduled(*told) == ("kratom",)


def test_words_that_only_a_person_knows_open_a_list_when_they_are_given() -> None:
    lead = "Kratom-like compounds are these."
    assert not opens_a_schedule(lead)
    assert scheduled(lead, "7-hydroxymitragynine", leads=(lead,)) == ("7-oh",)


def read(words: str) -> tuple[str, ...]:
    return section_in(a_page(words).html(), PART).passages


def test_a_section_begins_with_its_number_and_ends_before_its_notes() -> None:
    page = (
        "<nav>9-2. Kratom</nav><p>§ 9-1. Schedule I.</p><p>(a)</p><p>Heroin</p><h4>History of Section.</h4><p>1970</p>"
    )
    assert read(page) == ("(a) Heroin",)


def test_a_history_in_parentheses_is_a_note_without_a_word_above_it() -> None:
    assert read("<p>§ 9-1. Schedule I.</p><p>Heroin</p><p>(Added by Stats. 2025, c. 1. Kratom.)</p>") == ("Heroin",)


@pytest.mark.parametrize(
    "words",
    [
        "<p>§ 9-1. Schedule I.</p><p>Heroin</p><p>§ 9-1. Schedule I.</p>",
        "<p>§ 9-1. Schedule II.</p><p>Heroin</p>",
        "<p>§ 9-11. Schedule I.</p><p>Heroin</p>",
        "<p>§ 9-1. Schedule I. [Repealed.]</p>",
        "<p>§ 9-1. Schedule I.</p><p>Heroin</p><p>§ 9-2. Kratom.</p>",
        "<p>§ 9-1. Schedule I.</p><p><strike>Heroin</strike></p>",
        "<p>§ 9-1. Schedule I.</p><p>Heroin <u>and kratom</u></p>",
        "<p>§ 9-1. Schedule I.</p><p><span style='text-decoration: line-through'>Heroin</span></p>",
        "<p>§ 9-1. Schedule I.</p><p><span class='amd strike'>Heroin</span></p>",
        "<p>§ 9-1. Schedule I.</p><p>Heroin <span class='newUnderline underline'>and kratom</span></p>",
        "<p>§ 9-1. Schedule I.</p><p>Heroin</p><p>9-2. Kratom.</p><p>Kratom is on no list.</p>",
    ],
)
def test_a_page_that_is_not_one_whole_section_is_refused(words: str) -> None:
    with pytest.raises((Suspect, LandmarkMissing)):
        read(words)


@pytest.mark.parametrize(
    "lead",
    [
        "Any of the following opiates, including their isomers and salts, unless specifically excepted, whenever the "
        "existence of these isomers and salts is possible within the specific chemical designation:",
        "Any of the following opium derivatives, their salts, unless specifically exempted or listed in another "
        "schedule, whenever the existence of these salts is possible:",
    ],
)
def test_what_another_law_excepts_is_no_exception_of_a_list(lead: str) -> None:
    assert opens_a_schedule(lead)


@pytest.mark.parametrize(
    "lead", ["Any of the following, unless a physician orders it:", "Any of the following, if sold:"]
)
def test_an_exception_of_its_own_leaves_a_list_in_doubt(lead: str) -> None:
    assert not opens_a_schedule(lead)


def test_a_history_without_a_word_above_it_is_cut_by_its_form() -> None:
    acts = re.compile(r"Acts \d{4}, No\. \d+\.")
    section = section_from(noted(["9-1. Schedule I", "(1) Heroin", "Acts 1972, No. 634."], acts), PART)
    assert (section.passages, section.notes) == (("(1) Heroin",), ("History", "Acts 1972, No. 634."))


def test_of_all_schedules_in_one_section_only_the_first_is_read() -> None:
    section = Section(title="Schedules", passages=("I", "(1) Heroin", "II", "(1) Opium"), notes=())
    assert before_next_schedule(section, re.compile("II")).passages == ("I", "(1) Heroin")


@pytest.mark.parametrize("passages", [("I", "II", "(1) Mitragynine"), ("I", "(1) Heroin"), ("I", "II", "II")])
def test_a_name_on_a_later_schedule_or_none_to_be_found_is_refused(passages: tuple[str, ...]) -> None:
    with pytest.raises(Suspect):
        before_next_schedule(Section(title="Schedules", passages=passages, notes=()), re.compile("II"))
