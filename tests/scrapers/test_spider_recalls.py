"""Recalls, from the agency's own search and from openFDA: a refusal is no empty list, and half a list no list."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml

from scrapers.errors import Blocked, Incomplete, Suspect, UnknownPhrase
from scrapers.spiders.us import fda_ires_recalls
from scrapers.spiders.us.fda_ires_recalls import FdaIresRecalls
from scrapers.spiders.us.openfda_enforcement import OpenfdaEnforcement
from tests.recordings import PAGES, MakeWarc, answer_of
from tests.scrapers.documents import a_document
from tests.scrapers.test_every_spider import replayed
from tests.warc import Answer
from tracker.contract import Observation
from tracker.vocabulary import Outcome

RECALL = {
    **dict.fromkeys(fda_ires_recalls.TOLD, ""),
    "PRODUCTID": "900001",
    "RECALLEVENTID": "90001",
    "RECALLNUM": None,
    "TERMINATIONDT": None,
    "PHASETXT": "Ongoing",
    "CENTERCLASSIFICATIONTYPETXT": "NC",
    "FIRMLEGALNAM": "Example Leaf Company LLC",
    "PRODUCTDESCRIPTIONTXT": "Tablets with 7-\r\nhydroxymitragynine",
    "PRODUCTSHORTREASONTXT": "Unapproved food additive.\r\n",
    "RECALLINITIATIONDT": "04/14/2026",
    "EVENTLMD": "04/27/2026",
}
SEEN = datetime(2026, 5, 4, 12, tzinfo=UTC)
REPORT = json.loads((PAGES / "us_openfda_enforcement" / "food.json").read_text())


def ires(*records: dict[str, Any], **answer: Any) -> list[Observation]:
    told = {"MESSAGE": "success", "RESULTCOUNT": len(records), "STATUSCODE": 400, "RESULT": list(records), **answer}
    return list(FdaIresRecalls().read(a_document(json.dumps(told), seen_at=SEEN), None))


def openfda(**answer: Any) -> list[Observation]:
    return list(OpenfdaEnforcement().read(a_document(json.dumps(answer), seen_at=SEEN), None))


def without(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != name}


def cassette(shared: Path, name: str) -> dict[str, Any]:
    (exchange,) = yaml.safe_load((shared / "web" / "fda" / name).read_text())["interactions"]
    return exchange


def test_the_search_is_asked_byte_for_byte_as_its_own_page_asks(shared: Path) -> None:
    asked = urlencode({"payLoad": fda_ires_recalls.payload(date(2026, 4, 20))})
    assert asked == cassette(shared, "iresapi_recalls_vcr_happy.yaml")["request"]["body"]


def test_168_recalls_of_other_things_are_a_healthy_visit_without_an_observation(
    shared: Path, warc_of: MakeWarc
) -> None:
    exchange = cassette(shared, "iresapi_recalls_vcr_happy.yaml")
    result = replayed(FdaIresRecalls.source, warc_of({exchange["request"]["uri"]: answer_of(exchange)}))
    assert (result.outcome, result.observations) == (Outcome.OK, ())


def test_no_results_found_is_healthy_and_empty(shared: Path) -> None:
    body = cassette(shared, "iresapi_recalls_vcr_empty_http200.yaml")["response"]["body"]["string"]
    assert list(FdaIresRecalls().read(a_document(body), None)) == []


def test_a_recall_that_names_a_substance_is_a_notice() -> None:
    (seen,) = ires(RECALL)
    notice = seen.reading
    assert seen.quote == "Tablets with 7- hydroxymitragynine"
    assert (notice.reference, notice.firm, notice.charge, notice.issued_on, notice.substances) == (
        "90001-900001", "Example Leaf Company LLC", "Unapproved food additive.", "2026-04-14", ("7-oh",)
    )  # fmt: skip


def test_a_recall_with_a_number_takes_the_place_of_the_one_without() -> None:
    (unnumbered,), (numbered,) = ires(RECALL), ires({**RECALL, "RECALLNUM": "F-0001-2026"})
    assert unnumbered.reading.replaces == ()
    assert (numbered.subject, numbered.reading.replaces) == ("recall F-0001-2026", (unnumbered.reading.reference,))


def test_both_services_say_the_same_of_one_recall() -> None:
    record = REPORT["results"][1]
    (searched,) = ires(
        {
            **RECALL, "RECALLNUM": record["recall_number"], "CENTERCLASSIFICATIONTYPETXT": "2",
            "FIRMLEGALNAM": record["recalling_firm"], "PRODUCTDESCRIPTIONTXT": record["product_description"],
            "PRODUCTSHORTREASONTXT": record["reason_for_recall"], "RECALLINITIATIONDT": "03/10/2026",
        }
    )  # fmt: skip
    (reported,) = openfda(meta={"results": {"total": 1}}, results=[record])
    parts = ("subject", "title", "firm", "product", "charge", "issued_on", "substances")
    assert [getattr(searched.reading, part) for part in parts] == [getattr(reported.reading, part) for part in parts]


def test_a_recall_that_the_agency_ordered_is_told_apart() -> None:
    (seen,) = ires({**RECALL, "VOLUNTARYTYPETXT": "FDA Mandated"})
    assert seen.subject == "mandatory_recall 90001-900001"


def test_a_reason_that_names_a_substance_is_enough() -> None:
    record = {**REPORT["results"][0], "product_description": "Red capsules", "reason_for_recall": "Contains kratom."}
    (seen,) = openfda(meta={"results": {"total": 1}}, results=[record])
    assert (seen.quote, seen.reading.substances) == ("Contains kratom.", ("kratom",))


@pytest.mark.parametrize("product", ["Kratom-free tea", "Tea, free of kratom", "Tea that does not contain kratom"])
def test_a_product_without_a_substance_is_none_of_it(product: str) -> None:
    assert ires({**RECALL, "PRODUCTDESCRIPTIONTXT": product}) == []


def test_a_firm_that_is_called_by_a_substance_may_recall_something_else() -> None:
    assert ires({**RECALL, "FIRMLEGALNAM": "Kratom Kitchen LLC", "PRODUCTDESCRIPTIONTXT": "Moringa"}) == []


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(UnknownPhrase):
        ires({**RECALL, "RECALLINITIATIONDT": "05/06/2026"})


@pytest.mark.parametrize("count", [0, 2, 168, "1+"])
def test_a_count_that_is_not_the_number_of_records_is_incomplete(count: object) -> None:
    with pytest.raises(Incomplete):
        ires(RECALL, RESULTCOUNT=count)


def test_as_many_records_as_an_answer_may_hold_are_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fda_ires_recalls, "ROWS", 2)
    with pytest.raises(Incomplete):
        ires(RECALL, RECALL)


@pytest.mark.parametrize("name", ["PRODUCTID", "FIRMLEGALNAM", "PRODUCTDESCRIPTIONTXT", "RECALLNUM", "EVENTLMD"])
def test_a_record_without_a_field_we_asked_for_is_suspect(name: str) -> None:
    with pytest.raises(Suspect):
        ires(without(RECALL, name))


@pytest.mark.parametrize("answer", [{"STATUSCODE": None}, {"RESULT": None}, {"RESULT": {}}, {"RESULT": ["kratom"]}])
def test_an_answer_in_another_form_is_not_read(answer: dict[str, Any]) -> None:
    with pytest.raises((Suspect, Blocked)):
        ires(**answer)


NOTHING_FOUND = {"error": {"code": "NOT_FOUND", "message": "No matches found!"}}


def test_openfda_may_find_nothing_at_one_address() -> None:
    assert openfda(**NOTHING_FOUND) == []


def test_openfda_finding_none_of_the_recalls_that_there_were_is_doubted(warc_of: MakeWarc) -> None:
    nothing = Answer(body=json.dumps(NOTHING_FOUND), headers={"Content-Type": "application/json"}, status=404)
    pages = {address.url: nothing for address in OpenfdaEnforcement.source.addresses}
    assert replayed(OpenfdaEnforcement.source, warc_of(pages)).outcome is Outcome.SUSPECT


@pytest.mark.parametrize("code", ["OVER_RATE_LIMIT", "SERVER_ERROR", "BAD_REQUEST"])
def test_any_other_error_of_openfda_is_a_refusal(code: str) -> None:
    with pytest.raises(Blocked, match=code):
        openfda(error={"code": code, "message": "Not now."})


@pytest.mark.parametrize("total", [1, 3, 2000])
def test_openfda_records_that_do_not_come_to_the_total_are_incomplete(total: int) -> None:
    with pytest.raises(Incomplete):
        openfda(meta={"results": {"skip": 0, "limit": 1000, "total": total}}, results=REPORT["results"])


@pytest.mark.parametrize("answer", [{}, {"results": []}, {"meta": {}, "results": None}, {"error": "NOT_FOUND"}])
def test_an_openfda_answer_in_another_form_is_not_read(answer: dict[str, Any]) -> None:
    with pytest.raises((Suspect, Incomplete)):
        openfda(**answer)


@pytest.mark.parametrize(
    ("name", "words"),
    [("classification", "Class IV"), ("report_date", "April 2, 26"), ("recall_number", None), ("status", ["Ongoing"])],
)
def test_a_field_with_a_meaning_we_do_not_know_is_an_unknown_phrase(name: str, words: object) -> None:
    record = {**REPORT["results"][0], name: words}
    with pytest.raises(UnknownPhrase):
        openfda(meta={"results": {"total": 1}}, results=[record])


def test_openfda_gone_for_good_is_not_an_empty_list(warc_of: MakeWarc) -> None:
    gone = {
        address.url: ("<!DOCTYPE html><html><body>Not found</body></html>", {"Content-Type": "text/html"})
        for address in OpenfdaEnforcement.source.addresses
    }
    assert replayed(OpenfdaEnforcement.source, warc_of(gone)).outcome is Outcome.SUSPECT
