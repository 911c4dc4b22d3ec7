"""A bill is told by its stage in either schema, and is never law."""

from pathlib import Path

import pytest

from scrapers.errors import Suspect
from scrapers.reading import Document
from scrapers.spiders.us.billstatus import reaches, told, whole
from scrapers.spiders.us.congress_billstatus import CongressBillstatus
from tests.scrapers.documents import a_document
from tracker.contract import Bill
from tracker.vocabulary import BillStage

ADDRESS = "https://www.govinfo.gov/bulkdata/BILLSTATUS/118/s/BILLSTATUS-118s9001.xml"
INTRODUCED = ("2023-10-04", "10000", "IntroReferral", "Introduced in Senate")
REFERRED = ("2023-10-04", "", "IntroReferral", "Read twice and referred to the Committee on Health.")
PASSED_SENATE = ("2023-11-02", "17000", "Floor", "Passed Senate by Voice Vote.")
PASSED_HOUSE = ("2024-01-10", "8000", "Floor", "On passage Passed without objection.")


def a_bill(*actions: tuple[str, str, str, str], title: str = "Example Kratom Act", schema: int = 3) -> Document:
    number, kind = ("number", "type") if schema == 3 else ("billNumber", "billType")
    items = "".join(
        f"<item><actionDate>{day}</actionDate><text>{text}</text><type>{named}</type>"
        + (f"<actionCode>{code}</actionCode></item>" if code else "</item>")
        for day, code, named, text in actions
    )
    day, _, _, text = actions[-1]
    return a_document(
        f"<?xml version='1.0'?><billStatus><bill><{number}>9001</{number}><{kind}>S</{kind}>"
        f"<introducedDate>2023-10-04</introducedDate><congress>118</congress><actions>{items}</actions>"
        f"<title>{title}</title><latestAction><actionDate>{day}</actionDate><text>{text}</text></latestAction>"
        "</bill></billStatus>",
        ADDRESS,
    )


def read(document: Document) -> Bill:
    (seen,) = CongressBillstatus().read(document, None)
    assert isinstance(seen.reading, Bill)
    return seen.reading


@pytest.mark.parametrize(
    ("actions", "stage"),
    [
        ((INTRODUCED,), BillStage.INTRODUCED),
        ((INTRODUCED, REFERRED), BillStage.IN_COMMITTEE),
        ((INTRODUCED, PASSED_SENATE), BillStage.PASSED_ONE_CHAMBER),
        ((PASSED_HOUSE, PASSED_SENATE, INTRODUCED), BillStage.PASSED_BOTH_CHAMBERS),
        ((PASSED_SENATE, ("2024-02-01", "28000", "President", "Presented to President.")),
         BillStage.PASSED_BOTH_CHAMBERS),
        ((PASSED_SENATE, ("2024-02-09", "31000", "President", "Vetoed by President.")), BillStage.VETOED),
        ((("2024-02-09", "31000", "Veto", "Vetoed."), ("2024-03-01", "36000", "BecameLaw", "Became Public Law.")),
         BillStage.ENACTED),
    ],
)  # fmt: skip
def test_a_bill_stands_at_the_furthest_stage_that_its_actions_prove(actions: tuple, stage: BillStage) -> None:
    assert read(a_bill(*actions)).stage is stage


def test_both_schemas_carry_the_same_bill() -> None:
    assert read(a_bill(INTRODUCED, REFERRED, schema=1)) == read(a_bill(INTRODUCED, REFERRED, schema=3))


@pytest.mark.parametrize("bill", ["117hr1", "117hr6658"])
def test_a_real_bill_reads_the_same_before_and_after_the_change_of_schema(shared: Path, bill: str) -> None:
    folder = shared / "web" / "pairs" / "billstatus_schema_change"
    before, after = (
        told(whole(a_document((folder / f"BILLSTATUS-{bill}__{name}.xml").read_bytes(), f"BILLSTATUS-{bill}.xml")))
        for name in ("a_current", "b_future")
    )
    assert before == after


def test_a_bill_about_something_else_is_not_observed() -> None:
    assert list(CongressBillstatus().read(a_bill(INTRODUCED, title="Example Kava Act"), None)) == []


@pytest.mark.parametrize(
    "action",
    [("2024-01-01", "66666", "Floor", "Something new."), ("2024-01-01", "", "Teleported", "Something new.")],
)
def test_an_action_of_no_known_meaning_is_shown_and_proves_nothing(action: tuple[str, str, str, str]) -> None:
    bill = read(a_bill(action, INTRODUCED))
    assert bill.stage is BillStage.INTRODUCED
    assert "unclear: " in bill.latest_action
    assert "Something new." in bill.latest_action


def test_an_amendment_that_is_agreed_to_moves_no_bill() -> None:
    assert read(a_bill(INTRODUCED, ("2024-01-01", "94000", "Floor", "Amendment agreed to."))).stage is (
        BillStage.INTRODUCED
    )


def test_the_actions_of_real_bills_are_known_by_code_or_type(shared: Path) -> None:
    folders = (shared / "web" / "federal" / "govinfo_billstatus", shared / "web" / "pairs" / "billstatus_schema_change")
    files = [file for folder in folders for file in folder.glob("*.xml")]
    actions = [action for file in files for action in a_document(file.read_bytes()).xml().iterfind("bill/actions/item")]
    unknown = {action.findtext("type") for action in actions if reaches(action) is None}
    assert len(actions) > 100
    assert {words for words in unknown if words and not words.startswith("Placeholder")} <= HOUSE_OF_2015


HOUSE_OF_2015 = {
    "Motion To Reconsider Results", "Final Passage Under Suspension of the Rules Results", "General Debate",
    "Consideration by House", "Motion Made to Suspend the Rules",
}  # fmt: skip
"""Types of the first samples that no file has had since; a person would be shown them."""


def test_a_strange_action_of_a_bill_about_something_else_troubles_nobody() -> None:
    strange = a_bill(INTRODUCED, ("2024-01-01", "77777", "Floor", "Something new."), title="Example Kava Act")
    assert list(CongressBillstatus().read(strange, None)) == []


@pytest.mark.parametrize(
    ("word", "other"), [("9001", "9002"), ("<congress>118", "<congress>117"), ("<type>S<", "<type>HR<")]
)
def test_a_bill_at_anothers_address_is_suspect(word: str, other: str) -> None:
    body = a_bill(INTRODUCED).body.decode().replace(word, other)
    with pytest.raises(Suspect, match="another bill"):
        list(CongressBillstatus().read(a_document(body, ADDRESS), None))
