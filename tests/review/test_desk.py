"""What the desk shows and takes: the order of the queue, a reading of one's own, a law that no spider can read."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.line import (
    FIRST,
    SECOND,
    a_law,
    a_notice,
    a_reviewer,
    a_source_in,
    an_absence,
    cells,
    crawled,
    proposed,
    published,
)
from tests.review.desk import a_full_queue
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.contract import Condition, Limit, Threshold
from tracker.evidence.models import Crawl, Source
from tracker.record.models import Rule
from tracker.review.accept import accept
from tracker.review.correct import retract
from tracker.review.difference import differences, in_words, of_change
from tracker.review.hold import hold
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.review.queue import queue
from tracker.review.rehearse import rehearse
from tracker.vocabulary import ChangeState, Comparison, ConditionKind, Effect, Needs, Standing, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
QUOTE = "No person shall sell kratom to anyone under 21 years of age."


@pytest.fixture(autouse=True)
def _house(settings: object, data_dir: Path) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


@pytest.fixture
def reviewer() -> User:
    return a_reviewer()


@pytest.fixture
def desk(reviewer: User) -> Client:
    client = Client()
    client.force_login(reviewer)
    return client


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


def test_what_flips_a_label_comes_first_and_then_what_reaches_most() -> None:
    first, second, third = a_full_queue(2)
    assert (first.subject, second.kind, third.flip) == ("La. R.S. 40:964", "notice", 0)


def test_what_is_on_hold_is_nobodys_next(reviewer: User) -> None:
    first, second = a_full_queue(1)
    hold(first, reviewer, version=1, reason="a moment")
    assert list(queue(reviewer)) == [second]


def test_a_rehearsal_leaves_nothing_behind(reviewer: User) -> None:
    (change, _) = a_full_queue(1)
    (turn,) = rehearse(change)
    assert (turn.before, turn.after) == ("unknown", "prohibited")
    assert (Change.objects.get(pk=change.pk).state, change.publications.count()) == (ChangeState.OPEN, 0)


def test_a_law_that_comes_later_is_shown_with_its_day() -> None:
    crawled(a_source_in(), FIRST, a_law(*cells(valid_from="2031-08-01")))
    today, then = rehearse(proposed()[0])
    assert (today.is_flip, f"{then.on}", then.after) == (False, "2031-08-01", "prohibited")


def test_what_is_said_alike_of_several_acts_is_said_once() -> None:
    of_each = differences(None, a_law(*cells()), {})
    of_some = differences(None, a_law(*cells()[:3]), {})
    assert [one.what for one in of_each] == ["all activities with kratom", "how the text names it"]
    assert of_some[0].what == "possession, sale and shipment of kratom"


def test_what_ends_with_an_entry_that_is_gone_stands_below_it() -> None:
    _, ends = differences(a_law(*cells()), an_absence(), {})
    assert (ends.what, ends.before, ends.after) == ("all activities with kratom", "prohibited, from 2025-08-01", "ends")


def test_the_queue_offers_no_filter_that_would_find_nothing(desk: Client) -> None:
    a_full_queue(1)
    a_source_in(slug="us_la_other")
    page = desk.get("/admin/review/change/").content.decode()
    assert ("source=us_la_law" in page, "source=us_la_other" in page) == (True, False)


def test_the_page_shows_the_last_reading_beside_the_new_one(desk: Client, reviewer: User) -> None:
    source = a_source_in()
    crawled(source, FIRST, a_law(*cells()), words="(12) Mitragynine, since 2025")
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_law(*cells(Effect.ALLOWED)), words="(12) Reserved")
    page = desk.get(f"/admin/review/change/{proposed()[0].pk}/change/").content.decode()
    assert "<mark>(12) Mitragynine, since 2025</mark>" in page
    assert "<mark>(12) Reserved</mark>" in page


def test_what_a_page_says_is_text_and_its_script_is_no_link(desk: Client) -> None:
    words = "<script>alert(1)</script>"
    crawled(a_source_in(), FIRST, a_law(*cells(), citation=f"“>{words}"), words=words)
    page = desk.get(f"/admin/review/change/{proposed()[0].pk}/change/").content.decode()
    assert words not in page


def test_a_person_s_reading_is_kept_beside_the_machine_s(desk: Client) -> None:
    (change, _) = a_full_queue(1)
    row = {"like": "0", "substance": "kratom", "effect": "prohibited", "activities": ["sale"], "valid_from": "2025-09"}
    written = {"version": 1, "instrument_kind": "statute", "citation": "x", "title": "List", "url": "https://a.example"}
    desk.post(f"/admin/review/change/{change.pk}/edit/", {**written, **rows(row)})
    change.refresh_from_db()
    assert (change.state, change.machine["cells"][0]["valid_from"]) == (ChangeState.ACCEPTED, "2025-08-01")
    assert [(cell.activity, cell.valid_from) for cell in change.reading().cells] == [("sale", "2025-09")]
    assert change.reading().citation == change.subject


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


def test_a_wrong_notice_is_retracted(reviewer: User) -> None:
    crawled(a_source_in("ocd-division/country:us", "us_notices"), FIRST, a_notice(), body="<p>(12) Mitragynine</p>")
    change = published(proposed()[0], reviewer)
    assert publish(retract(change, reviewer, reason="another firm's"))
    assert not change.publications.get().notice.__class__.objects.held().exists()


def test_what_a_person_takes_back_is_not_said_to_have_left_a_list(reviewer: User) -> None:
    crawled(a_source_in("ocd-division/country:us", "us_notices"), FIRST, a_notice(), body="<p>(12) Mitragynine</p>")
    wrong = published(proposed()[0], reviewer)
    (entry,) = of_change(retract(wrong, reviewer, reason="another firm's"), {})
    assert (entry.before, entry.after) == ("on record", "taken back")


def test_the_page_says_whose_yes_is_missing(desk: Client, reviewer: User, settings: object) -> None:
    settings.TWO_PERSONS = True
    (change, _), (other, publisher) = a_full_queue(1), (Client(), a_reviewer("pia"))
    address = f"/admin/review/change/{change.pk}/change/"
    assert "your yes is the first" in desk.get(address).content.decode()
    desk.post(address, {"version": 1, "accept": "Accept"})
    own = desk.get(address).content.decode()
    assert ("You have said yes to just this" in own, 'name="accept"' in own) == (True, False)
    other.force_login(publisher)
    assert "rea has said yes to just this. Yours is the second" in other.get(address).content.decode()


def test_the_page_warns_when_the_source_has_moved_on(desk: Client) -> None:
    (change, _) = a_full_queue(1)
    crawled(change.source, SECOND, a_law(*cells(Effect.ALLOWED)), words="(12) Reserved")
    assert "shows something newer" in desk.get(f"/admin/review/change/{change.pk}/change/").content.decode()


def test_the_page_shows_where_an_amended_law_stands(desk: Client, reviewer: User) -> None:
    source = a_source_in()
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, replace(a_law(*cells()), standing=Standing.STAYED), words="(12) Stayed")
    page = desk.get(f"/admin/review/change/{proposed()[0].pk}/change/").content.decode()
    assert '<th scope="row">standing</th><td data-label="Before">none</td><td data-label="After">stayed</td>' in page


def test_an_empty_queue_says_what_happens_next(desk: Client) -> None:
    assert "Nothing waits. The sources are read as they fall due" in desk.get("/admin/review/change/").content.decode()


def test_the_queue_says_who_gave_a_first_yes_and_who_holds(desk: Client, reviewer: User, settings: object) -> None:
    settings.TWO_PERSONS = True
    law, notice = a_full_queue(1)
    accept(law, reviewer, version=1)
    hold(notice, reviewer, version=1, reason="a moment")
    page = desk.get("/admin/review/change/").content.decode()
    assert ("first yes by rea" in page, "on hold, by rea" in page) == (True, True)


def test_a_retracted_law_leaves_what_was_held_before(reviewer: User) -> None:
    source = a_source_in()
    crawled(source, FIRST, a_law(*cells()))
    published(proposed()[0], reviewer)
    crawled(source, SECOND, a_law(*cells(Effect.ALLOWED)), words="(12) Reserved")
    wrong = published(proposed()[0], reviewer)
    right = retract(wrong, reviewer, reason="the page was a draft")
    (turn,) = rehearse(right)
    assert (turn.before, turn.after) == ("regulated", "prohibited")


def test_a_law_entered_by_hand_goes_the_way_of_every_change(desk: Client, reviewer: User) -> None:
    answer = desk.post("/admin/review/change/enter/", an_entry())
    change = Change.objects.get()
    assert answer.url == f"/admin/review/change/{change.pk}/change/"
    desk.post(answer.url, {"version": 1, "accept": "Accept"})
    assert publish(change)
    rule = Rule.objects.held().get()
    assert (rule.instrument.citation, rule.words) == ("La. R.S. 40:989.3", QUOTE)


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
        {"rows-0-words": ""},
        {"rows-0-valid_from": "soon"},
        {"rows-0-effect": ""},
        {"rows-0-minimum_age": "", "rows-0-words": ""},
    ],
)
def test_an_entry_with_a_mistake_is_shown_again(desk: Client, mistake: dict[str, str]) -> None:
    assert desk.post("/admin/review/change/enter/", an_entry(**mistake)).status_code == 200
    assert Change.objects.count() == 0


def test_a_manual_check_that_is_due_is_looked_at(desk: Client) -> None:
    source = a_source_in()
    Source.objects.filter(pk=source.pk).update(look_for="a ban of kratom in the town's code")
    assert "a ban of kratom in the town" in desk.get("/admin/review/change/by-hand/").content.decode()
    desk.post("/admin/review/change/by-hand/", {"source": source.slug})
    assert "Nothing is due" in desk.get("/admin/review/change/by-hand/").content.decode()
    assert Crawl.objects.get().reason == "looked at by rea: nothing changed"


def test_nobody_enters_a_law_without_the_role() -> None:
    client = Client()
    client.force_login(User.objects.create_user("vera", is_staff=True))
    client.post("/admin/review/change/enter/", an_entry())
    assert Change.objects.count() == 0
    assert Jurisdiction.objects.exists()
