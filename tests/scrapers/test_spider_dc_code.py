"""Scheduled, mentioned or absent: what the District's code says of a substance, and what it only seems to say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scrapers.errors import Suspect, Trouble
from scrapers.spiders.us.council_xml import section_of, told
from scrapers.spiders.us.dc_code import DcCode
from tests.scrapers.documents import a_document, recorded
from tracker.contract import Absence, Law, Observation
from tracker.vocabulary import Activity, Effect, Form, Naming

SCHEDULE, KITCHENS = DcCode.source.addresses
ENTRY = "<text>Cathinone;</text>"
LEAD = "Unless specifically excepted or unless listed in another schedule, any of the following opiates"


@pytest.fixture(scope="module")
def schedule(shared: Path) -> str:
    return recorded(shared / "web" / "warc" / "first.warc.gz", SCHEDULE.url).decode()


def read(body: str, address=SCHEDULE) -> Observation:
    (seen,) = DcCode().read(a_document(body, address.url, "text/plain"), address)
    return seen


def with_entry(schedule: str, words: str) -> str:
    """Return Schedule I with an entry more, behind that of cathinone."""
    more = f"{ENTRY}</para><para><num>(C-1)</num><text>{words}</text>"
    assert ENTRY in schedule
    return schedule.replace(ENTRY, more)


def test_schedule_i_as_it_stood_names_no_watched_substance(schedule: str) -> None:
    seen = read(schedule)
    assert isinstance(seen.reading, Absence)
    assert seen.reading.entries == 127


@pytest.mark.parametrize(
    ("words", "substance"),
    [
        ("Mitragynine;", "kratom"),
        ("7-hydroxymitragynine;", "7-oh"),
        ("7- hydroxy\n   mitragynine (also known as 7-OH); and", "7-oh"),
        ("Kratom (Mitragyna speciosa).", "kratom"),
    ],
)
def test_an_entry_of_its_own_is_scheduled_and_forbids_everything(schedule: str, words: str, substance: str) -> None:
    law = read(with_entry(schedule, words)).reading
    assert isinstance(law, Law)
    assert law.naming is Naming.SCHEDULED
    assert law.substances == (substance,)
    assert {cell.activity for cell in law.cells} == set(Activity)
    assert {(cell.substance, cell.form, cell.effect, cell.valid_from) for cell in law.cells} == {
        (substance, Form.ANY, Effect.PROHIBITED, "")
    }


def test_two_entries_schedule_two_substances(schedule: str) -> None:
    law = read(with_entry(with_entry(schedule, "Mitragynine;"), "7-hydroxymitragynine;")).reading
    assert {cell.substance for cell in law.cells} == {"kratom", "7-oh"}
    assert len(law.cells) == 14


DOUBTFUL = {
    "an exception within the entry": "Mitragynine, except in the plant's natural leaf;",
    "a threshold": "7-hydroxymitragynine over 2 percent;",
    "another compound that excludes it": "Opioid agonists other than mitragynine;",
    "two substances": "Mitragynine and 7-hydroxymitragynine;",
    "conditions below": "Mitragynine:</text><para><num>(i)</num><text>in concentrate;</text></para><text>",
    "emphasis that says more": "Mitragynine <em>in concentrate</em>;",
}


@pytest.mark.parametrize("words", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_a_name_with_anything_else_is_a_mention_for_a_person(schedule: str, words: str) -> None:
    law = read(with_entry(schedule, words)).reading
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


@pytest.mark.parametrize("words", ["Hydroxymitragynine;", "7α-hydroxymitragynine;"])
def test_a_name_without_its_number_is_a_mention_for_a_person(schedule: str, words: str) -> None:
    law = read(with_entry(schedule, words)).reading
    assert (law.naming, law.substances, law.cells) == (Naming.MENTIONED, ("7-oh",), ())


def test_a_list_that_holds_something_near_a_name_is_not_said_to_lack_it(schedule: str) -> None:
    with pytest.raises(Suspect):
        read(with_entry(schedule, "Mitragynines;"))


OTHERWISE = {
    "an exclusion above the entries": lambda body: body.replace(
        "Unless specifically excepted or unless listed in another schedule, any material",
        "The following are excluded from this schedule: any material",
    ),
    "an exception in the words above": lambda body: body.replace("stimulant effect", "stimulant effect, other than"),
    "an exception elsewhere": lambda body: body.replace(
        "  <annotations>", "<aftertext>Mitragynine is not a controlled substance.</aftertext><annotations>", 1
    ),
    "temporary law merged in": lambda body: body.replace(
        "<heading>", "<heading>", 1
    ).replace("  <para>", "<text>*NOTE: This section includes amendments by temporary legislation.*</text><para>", 1),
    "a note on applicability": lambda body: body.replace(
        "<annotations>", '<annotations><annotation type="Applicability">Not yet.</annotation>', 1
    ),
    "a first day in the words above": lambda body: body.replace(
        "effect on the central nervous system", "effect on the central nervous system, effective January 1, 2027,"
    ),
    "a buyer in the words above": lambda body: body.replace("stimulant effect", "stimulant effect when sold to minors"),
    "a delay noted": lambda body: body.replace(
        "<annotations>", '<annotations><annotation type="Delayed Effective Date">2027.</annotation>', 1
    ),
    "words after the list": lambda body: body.replace(
        "  <annotations>", "<aftertext>This section takes effect on January 1, 2027.</aftertext><annotations>", 1
    ),
    "another heading": lambda body: body.replace("Schedule I enumerated.", "Schedule I enumerated. [Repealed]."),
    "an unfunded law": lambda body: body.replace("containing-doc=", 'placeholder="Not Funded" containing-doc='),
}  # fmt: skip


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE.keys())
def test_an_entry_whose_surroundings_leave_a_doubt_is_a_mention(schedule: str, change: Callable) -> None:
    listed = with_entry(schedule, "Mitragynine;")
    assert change(listed) != listed
    law = read(change(listed)).reading
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


UNSEEN = {
    "an annotation": lambda body: body.replace('Prior Codifications">', 'Prior Codifications">Mitragynine; '),
    "a comment": lambda body: body.replace(ENTRY, f"<!-- Mitragynine; -->{ENTRY}"),
    "the heading": lambda body: body.replace("enumerated.", "enumerated, with kratom."),
}


@pytest.mark.parametrize("change", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_is_not_the_laws_own_words_names_nothing(schedule: str, change: Callable) -> None:
    assert change(schedule) != schedule
    assert isinstance(read(change(schedule)).reading, Absence)


MAIMED = {
    "struck words": lambda body: body.replace(ENTRY, "<text><del>Mitragynine;</del></text>"),
    "inserted words": lambda body: body.replace(ENTRY, "<text><ins>Mitragynine;</ins></text>"),
    "another schema": lambda body: body.replace("schemas/dc-library", "schemas/v2"),
    "another section": lambda body: body.replace("<num>48-902.04</num>", "<num>48-902.06</num>"),
    "no number": lambda body: body.replace("<num>48-902.04</num>", ""),
    "no opening": lambda body: body.replace("are included in Schedule I,", "are included in Schedule II,"),
    "repealed": lambda body: body[: body.index("  <text>")] + "<text>Repealed.</text></section>",
    "a list cut short and closed": lambda body: body[: body.index("<num>(2)</num>")] + "</para></para></section>",
    "an error page": lambda body: "<!DOCTYPE html><html><body>404: Not Found</body></html>",
    "404 in the form of a file": lambda body: "404: Not Found",
}


@pytest.mark.parametrize("change", MAIMED.values(), ids=MAIMED.keys())
def test_a_section_that_is_not_understood_says_nothing(schedule: str, change: Callable) -> None:
    assert change(schedule) != schedule
    with pytest.raises(Trouble):
        read(change(schedule))


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.9, 0.99])
def test_half_a_section_is_never_an_absence(schedule: str, share: float) -> None:
    with pytest.raises(Trouble):
        read(schedule[: int(len(schedule) * share)])


def test_a_section_that_comes_into_force_goes_from_absent_to_mentioned(shared: Path) -> None:
    first, second = (
        read(recorded(shared / "web" / "warc" / f"{visit}.warc.gz", KITCHENS.url).decode(), KITCHENS)
        for visit in ("first", "second")
    )
    assert isinstance(first.reading, Absence)
    assert first.quote == "Not Funded."
    assert (second.reading.naming, second.reading.substances, second.reading.cells) == (
        Naming.MENTIONED, ("kratom",), ()
    )  # fmt: skip
    assert "Kratom" in second.quote


def told_of(path: Path) -> str:
    number = path.name.split("__")[1]
    return told(section_of(a_document(path.read_bytes(), f"https://example.org/{number}.xml")))


@pytest.mark.parametrize("pair", ["n04", "n05", "n06", "n09"])
def test_editors_notes_and_markup_are_no_change(shared: Path, pair: str) -> None:
    before, after = sorted((shared / "web" / "pairs" / "dc_code").glob(f"{pair}*"))
    assert told_of(before) == told_of(after)


@pytest.mark.parametrize("pair", ["s01", "s02", "s03", "s04", "s05"])
def test_what_changes_the_law_or_its_force_is_a_change(shared: Path, pair: str) -> None:
    before, after = sorted((shared / "web" / "pairs" / "dc_code").glob(f"{pair}*"))
    assert told_of(before) != told_of(after)
