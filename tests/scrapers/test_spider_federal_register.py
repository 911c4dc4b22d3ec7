"""What an agency announces in the Federal Register, its kinds told apart: an intent is no order, an order no rule."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
import scrapy

from scrapers.errors import Incomplete, Suspect, Trouble, UnknownPhrase
from scrapers.spiders.us.federal_register import action_of
from scrapers.spiders.us.federal_register_documents import ADDRESS, FederalRegisterDocuments
from scrapers.spiders.us.federal_register_issue import FederalRegisterIssue
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Notice

(ISSUE,) = FederalRegisterIssue.source.addresses
ANSWER = json.loads((PAGES / "us_federal_register_documents" / "documents.json").read_text())
SEEN = datetime(2099, 3, 3, tzinfo=UTC)
OTHER = (
    "<NOTICE><PREAMB><AGENCY>AN AGENCY</AGENCY><SUBJECT>A Meeting</SUBJECT></PREAMB>"
    "<FRDOC>[FR Doc. 2016-1 Filed 4-14-16; 8:45 am]</FRDOC></NOTICE>"
)


def an_issue(more: str, day: str = "Friday, April 15, 2016", others: int = 20) -> list:
    body = (
        f"<?xml version='1.0'?><FEDREG><DATE>{day}</DATE><CNTNTS><DOC>Kratom, 2</DOC></CNTNTS>"
        f"<NOTICES>{OTHER * others}{more}</NOTICES></FEDREG>"
    )
    return list(FederalRegisterIssue().read(a_document(body, ISSUE.url), ISSUE))


def a_notice(action: str = "Notice of intent.", text: str = "An intent as to mitragynine.") -> str:
    return (
        "<PRORULE><PREAMB><AGENCY>DEPARTMENT OF JUSTICE</AGENCY><SUBAGY>Drug Enforcement Administration</SUBAGY>"
        f"<SUBJECT>Schedules: An Example</SUBJECT><ACT><HD>ACTION:</HD><P>{action}</P></ACT></PREAMB>"
        f"<P>{text}</P><FRDOC>[FR Doc. 2016-99999 Filed 4-14-16; 8:45 am]</FRDOC></PRORULE>"
    )


def documents(**answer: Any) -> list:
    told = {**ANSWER, **answer}
    return list(FederalRegisterDocuments().read(a_document(json.dumps(told), ADDRESS, seen_at=SEEN), None))


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Proposed rule.", "proposed rule"),
        ("Notice of proposed rulemaking.", "proposed rule"),
        ("Notice of intent.", "notice of intent"),
        ("Proposed amendment; notice of intent.", "notice of intent"),
        ("Temporary scheduling order.", "temporary order"),
        ("Temporary amendment; temporary scheduling order.", "temporary order"),
        ("Final rule.", "final rule"),
        ("Withdrawal of notice of intent; solicitation of comments.", "withdrawal"),
        ("Proposed rule; withdrawal.", "withdrawal"),
        ("Notice; request for comments.", "request for comments"),
        ("Request for information.", "request for comments"),
        ("Request for information; extension of comment period.", "extension of comments"),
        ("Proposed rule; reopening of the comment period.", "extension of comments"),
        ("Temporary rule; extension.", "extension of a temporary order"),
        ("Final rule; correction.", "correction"),
        ("Correcting amendment.", "correction"),
        ("Final order.", "final rule"),
    ],
)
def test_the_actions_are_told_apart(words: str, action: str) -> None:
    assert action_of(words) == action


@pytest.mark.parametrize(
    "words", ["Notice.", "Announcement.", "Final rule; partial withdrawal.", "Proposed rule; delay."]
)
def test_an_action_that_says_too_little_is_an_unknown_phrase(words: str) -> None:
    with pytest.raises(UnknownPhrase):
        action_of(words)


def test_a_document_that_names_a_substance_is_a_notice() -> None:
    (seen,) = an_issue(a_notice())
    notice = seen.reading
    assert isinstance(notice, Notice)
    assert (notice.reference, notice.charge, notice.issued_on, notice.substances) == (
        "FR Doc. 2016-99999", "notice of intent", "2016-04-15", ("kratom",)
    )  # fmt: skip
    assert notice.title == "Drug Enforcement Administration: Schedules: An Example"
    assert seen.quote == "An intent as to mitragynine."


def test_a_table_of_contents_is_no_document() -> None:
    assert an_issue("") == []


@pytest.mark.parametrize(
    "issue",
    [
        {"more": a_notice().replace("[FR Doc. ", "[Doc. ")},
        {"more": a_notice(), "day": "Monday, April 18, 2016"},
        {"more": a_notice(), "others": 3},
    ],
    ids=["no number", "another day's issue", "an issue too thin"],
)
def test_an_issue_that_is_not_understood_says_nothing(issue: dict[str, Any]) -> None:
    with pytest.raises(Trouble):
        an_issue(**issue)


@pytest.mark.parametrize("action", ["Something new.", ""])
def test_an_unknown_action_makes_only_its_own_document_doubtful(action: str) -> None:
    strange, known = an_issue(a_notice(action=action) + a_notice().replace("99999", "99998"))
    assert strange.reading.charge == f"unclear action: {action or 'the document states none'}"
    assert known.reading.charge == "notice of intent"


def test_a_result_with_an_unknown_action_hides_no_other() -> None:
    results = [{**ANSWER["results"][0], "action": "Something new."}, *ANSWER["results"][1:]]
    charges = [seen.reading.charge for seen in documents(results=results)]
    assert charges == ["unclear action: Something new.", "withdrawal", "notice of intent"]


def test_the_days_of_effect_and_of_comment_may_lie_ahead() -> None:
    results = [{**ANSWER["results"][0], "effective_on": "2099-06-01"}, *ANSWER["results"][1:]]
    notice = documents(results=results)[0].reading
    assert (notice.issued_on, notice.effective_on, notice.comments_until) == ("2099-03-02", "2099-06-01", "2099-04-01")


def test_a_document_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(UnknownPhrase):
        documents(results=[{**ANSWER["results"][0], "publication_date": "2099-03-04"}, *ANSWER["results"][1:]])


def test_a_search_that_finds_nothing_says_nothing() -> None:
    body = json.dumps({"count": 0, "description": "Documents"})
    assert list(FederalRegisterDocuments().read(a_document(body, ADDRESS), None)) == []


def test_the_next_page_is_followed() -> None:
    following = f"{ADDRESS}&page=2"
    filler = [{**ANSWER["results"][3], "document_number": f"2099-1{number:04}"} for number in range(100)]
    (request,) = documents(count=104, results=filler, next_page_url=following)
    assert isinstance(request, scrapy.Request)
    assert request.url == following


def test_the_last_page_holds_what_is_left() -> None:
    last = a_document(json.dumps({**ANSWER, "count": 104, "total_pages": 2}), f"{ADDRESS}&page=2", seen_at=SEEN)
    assert len(list(FederalRegisterDocuments().read(last, None))) == 3


@pytest.mark.parametrize(
    "answer", [{"count": 5}, {"count": 104}, {"results": ANSWER["results"][:2]}, {"next_page_url": f"{ADDRESS}&page=2"}]
)
def test_a_page_that_holds_fewer_than_it_counts_is_incomplete(answer: dict[str, Any]) -> None:
    with pytest.raises(Incomplete):
        documents(**answer)


@pytest.mark.parametrize("name", ["document_number", "action", "type", "agencies", "publication_date", "html_url"])
def test_a_result_without_a_field_is_suspect(name: str) -> None:
    results = [{key: value for key, value in result.items() if key != name} for result in ANSWER["results"]]
    with pytest.raises(Suspect):
        documents(results=results)
