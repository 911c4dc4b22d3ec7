"""The forms of the desk: a reading of one's own in place of the machine's, and a law that no spider can read."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.line import (
    FIRST,
    a_law,
    a_notice,
    a_source_in,
    cells,
    crawled,
    proposed,
)
from tests.review.desk import a_full_queue
from tracker.catalog.models import Jurisdiction
from tracker.contract import Condition, Limit, Threshold
from tracker.record.models import Rule
from tracker.review.accept import accept
from tracker.review.difference import in_words
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.vocabulary import ChangeState, Comparison, ConditionKind, Effect, Needs, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "no_waiting", "governments")]
QUOTE = "No person shall sell kratom to anyone under 21 years of age."


def rows(*said: dict[str, Any]) -> dict[str, Any]:
    """The rows of the form as a browser sends them."""
    values: dict[str, Any] = {"rows-TOTAL_FORMS": len(said), "rows-INITIAL_FORMS": 0}
    for number, row in enumerate(said):
        values |= {f"rows-{number}-{name}": value for name, value in {"form": "any", **row}.items()}
    return values


def an_entry(**more: Any) -> dict[str, Any]:
    row = {"substance": "kratom", "effect": "conditional", "activities": ["sale"], "minimum_age": "21", "words": QUOTE}
    return {
        "place": "Louisiana", "quote": QUOTE, "instrument_kind": "statute", "citation": "La. R.S. 40:989.3",
        "title": "Kratom", "url": "https://law.example/9893", **rows({**row, "valid_from": "2024-08"}), **more,
    }  # fmt: skip


def test_a_person_s_reading_is_kept_beside_the_machine_s(desk: Client) -> None:
    (change, _) = a_full_queue(1)
    row = {"like": "0", "substance": "kratom", "effect": "prohibited", "activities": ["sale"], "valid_from": "2025-09"}
    written = {"version": 1, "instrument_kind": "statute", "citation": "x", "title": "List", "url": "https://a.example"}
    desk.post(f"/admin/review/change/{change.pk}/edit/", {**written, **rows(row)})
    change.refresh_from_db()
    assert (change.state, change.machine["cells"][0]["valid_from"]) == (ChangeState.ACCEPTED, "2025-08-01")
    assert [(cell.activity, cell.valid_from) for cell in change.reading().cells] == [("sale", "2025-09")]
    assert change.reading().citation == change.subject


def test_whoever_reads_otherwise_sees_the_words_around_the_quote(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.evidence.passage.fetch", lambda _: b"Nobody shall sell: (12) Mitragynine")
    (change, _) = a_full_queue(1)
    assert "Nobody shall sell: <mark>" in desk.get(f"/admin/review/change/{change.pk}/edit/").content.decode()


CAP = "cap 2 percent of alkaloids | no more than 2 percent of the alkaloids"


def test_conditions_and_limits_are_written_one_a_line(desk: Client) -> None:
    lines = {"rows-0-conditions": f"{CAP}\r\nlabel | bears a label", "rows-0-limits": "at least 1 mg of serving"}
    desk.post("/admin/review/change/enter/", an_entry(**lines))
    cell = Change.objects.get().reading().cells[0]
    assert [(one.kind, one.amount, one.unit, one.basis) for one in cell.conditions] == [
        ("minimum_age", "21", "years", ""), ("cap", "2", "percent", "alkaloids"), ("label", "", "", ""),
    ]  # fmt: skip
    assert in_words(cell.threshold) == "at least 1 mg of serving"


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("conditions", "ceiling 2 percent | words", "Line 1: begin with one of cap"),
        ("conditions", "label", "Line 1: quote the law’s words"),
        ("conditions", "cap two percent | words", "“two percent” is no quantity"),
        ("limits", "over 2 percent of alkaloids", "Line 1: begin with one of more than"),
        ("limits", "more than 2 percent", "say how much of what"),
    ],
)
def test_a_line_that_is_not_understood_is_named(desk: Client, field: str, line: str, words: str) -> None:
    page = desk.post("/admin/review/change/enter/", an_entry(**{f"rows-0-{field}": line})).content.decode()
    assert words in page
    assert Change.objects.count() == 0


def test_what_nobody_rewrote_stays_as_it_was_read(desk: Client) -> None:
    cap = Condition(kind=ConditionKind.CAP, amount="two", unit="parts", basis="", words="two  parts\nof it")
    inner = Threshold(
        needs=Needs.ANY, limits=(Limit(comparison=Comparison.MORE_THAN, amount="2", unit="mg", basis="serving"),)
    )
    read = replace(
        cells(Effect.CONDITIONAL)[1], conditions=(cap,), threshold=Threshold(needs=Needs.ALL, limits=(inner,))
    )
    crawled(a_source_in(), FIRST, a_law(read))
    (change,) = proposed()
    form = desk.get(f"/admin/review/change/{change.pk}/edit/").context["rows"][0]
    written = {name: value for name in form.fields if (value := form[name].value()) is not None}
    upper = {"version": 1, "instrument_kind": "statute", "citation": "x", "title": "List", "url": "https://a.example"}
    desk.post(f"/admin/review/change/{change.pk}/edit/", {**upper, **rows({**written, "valid_from": "2026"})})
    change.refresh_from_db()
    assert change.reading().cells == (replace(read, valid_from="2026"),)


def test_a_notice_too_can_be_read_otherwise(desk: Client) -> None:
    crawled(a_source_in("ocd-division/country:us", "us_notices"), FIRST, a_notice(), body="<p>(12) Mitragynine</p>")
    (change,) = proposed()
    desk.post(f"/admin/review/change/{change.pk}/edit/", {"version": 1, "title": "Detention", "charge": "other"})
    assert Change.objects.get().reading().charge == "other"


def test_a_law_entered_by_hand_goes_the_way_of_every_change(desk: Client, reviewer: User) -> None:
    answer = desk.post("/admin/review/change/enter/", an_entry())
    change = Change.objects.get()
    assert answer.url == f"/admin/review/change/{change.pk}/change/"
    desk.post(answer.url, {"version": 1, "accept": "Accept"})
    assert publish(change)
    rule = Rule.objects.held().get()
    assert (rule.instrument.citation, rule.words) == ("La. R.S. 40:989.3", QUOTE)


def test_a_law_that_is_only_a_file_leads_to_the_file(desk: Client, reviewer: User) -> None:
    kept = SimpleUploadedFile("ordinance.txt", f"An ordinance. {QUOTE}".encode(), "text/plain")
    desk.post("/admin/review/change/enter/", an_entry(url="", file=kept))
    change = Change.objects.get()
    accept(change, reviewer, version=1)
    assert publish(change)
    page = Client().get("/place/ocd-division/country:us/state:la/").content.decode()
    assert f'href="/evidence/{change.observation.page_id}/"' in page
    assert "The law where it is published" not in page


def test_who_entered_a_law_does_not_approve_of_it_alone(desk: Client, settings: object) -> None:
    settings.TWO_PERSONS = True
    desk.post("/admin/review/change/enter/", an_entry())
    desk.post(f"/admin/review/change/{Change.objects.get().pk}/change/", {"version": 1, "accept": "Accept"})
    assert Change.objects.get().state == ChangeState.OPEN
    assert set(Change.objects.get().decisions.values_list("verdict", flat=True)) == {Verdict.ENDORSE}


@pytest.mark.parametrize(
    "mistake",
    [
        {"place": "Lousiana"},
        {"quote": " "},
        {"url": ""},
        {"rows-0-words": ""},
        {"rows-0-valid_from": "soon"},
        {"rows-0-effect": ""},
        {"rows-0-minimum_age": "", "rows-0-words": ""},
    ],
)
def test_an_entry_with_a_mistake_is_shown_again(desk: Client, mistake: dict[str, str]) -> None:
    assert desk.post("/admin/review/change/enter/", an_entry(**mistake)).status_code == 200
    assert Change.objects.count() == 0


def test_nobody_enters_a_law_without_the_role() -> None:
    client = Client()
    client.force_login(User.objects.create_user("vera", is_staff=True))
    client.post("/admin/review/change/enter/", an_entry())
    assert Change.objects.count() == 0
    assert Jurisdiction.objects.exists()
