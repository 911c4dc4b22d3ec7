"""What the desk shows: the order of the queue, the page of a change, what follows from a decision."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.builders import LOUISIANA
from tests.line import (
    FIRST,
    SECOND,
    URL,
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
from tracker.contract import Claim
from tracker.evidence.models import Crawl, Source
from tracker.review.accept import accept
from tracker.review.correct import retract
from tracker.review.difference import differences, of_change
from tracker.review.hold import hold
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.review.queue import queue
from tracker.review.rehearse import rehearse
from tracker.vocabulary import ChangeState, Effect, Naming, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "no_waiting", "governments")]


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
    assert [one.what for one in of_each] == ["all activities with kratom", "what the law does with the substance"]
    assert of_some[0].what == "possession, sale and shipment of kratom"


def test_what_ends_with_an_entry_that_is_gone_stands_below_it() -> None:
    _, ends = differences(a_law(*cells()), an_absence(), {})
    assert (ends.what, ends.before, ends.after) == ("all activities with kratom", "prohibited, from 2025-08-01", "ends")


def test_what_a_law_does_with_a_substance_is_said_in_words() -> None:
    *_, naming = differences(None, a_law(*cells(), naming=Naming.REGULATED), {})
    assert (naming.is_first, naming.after) == (True, "sets rules for it")


def test_what_a_later_page_does_not_say_has_not_gone_away() -> None:
    (product,) = differences(a_notice(product="kratom powder"), a_notice(), {})
    assert (product.before, product.after) == ("kratom powder", "not said on this page")


def test_a_claim_without_a_word_of_ours_is_said_in_plain_words() -> None:
    claim = Claim(
        jurisdiction=LOUISIANA, substance="kratom", key="advocates.example: kratom", says="in words",
        words="(12) Mitragynine", claimant="Advocates", url=URL, made_on="", confidence="",
    )  # fmt: skip
    said = {one.what: one.after for one in differences(None, claim, {})}
    assert said["says"] == "nothing shorter than its own words"


def test_the_charge_of_an_import_alert_is_spelled_out() -> None:
    (charge,) = differences(a_notice(charge=""), a_notice(charge="DWPE with Surveillance"), {})
    assert charge.after == "detention without physical examination (DWPE) with Surveillance"


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


def test_the_page_leads_to_what_else_of_the_law_waits(desk: Client) -> None:
    source = a_source_in()
    crawled(source, FIRST, a_law(*cells()), a_law(*cells(), citation="La. R.S. 40:989.3"))
    one, other = proposed()
    page = desk.get(f"/admin/review/change/{one.pk}/change/").content.decode()
    assert f'href="/admin/review/change/{other.pk}/change/" aria-label="' in page


def test_what_a_page_says_is_text_and_its_script_is_no_link(desk: Client) -> None:
    words = "<script>alert(1)</script>"
    crawled(a_source_in(), FIRST, a_law(*cells(), citation=f"“>{words}"), words=words)
    page = desk.get(f"/admin/review/change/{proposed()[0].pk}/change/").content.decode()
    assert words not in page


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
    assert "a accept" not in own
    other.force_login(publisher)
    assert "rea has said yes to just this. Yours is the second" in other.get(address).content.decode()


def test_who_decides_alone_reads_that_nobody_can_say_the_second_yes(
    desk: Client, reviewer: User, settings: object
) -> None:
    settings.TWO_PERSONS = True
    (change, _) = a_full_queue(1)
    address = f"/admin/review/change/{change.pk}/change/"
    assert "until an operator gives somebody the role" in desk.get(address).content.decode()
    desk.post(address, {"version": 1, "accept": "Accept"})
    assert "until an operator gives somebody the role" in desk.get(address).content.decode()


def test_a_reviewer_says_the_second_yes_to_what_a_publisher_began(
    desk: Client, reviewer: User, settings: object
) -> None:
    settings.TWO_PERSONS = True
    (change, _), other = a_full_queue(1), Client()
    address = f"/admin/review/change/{change.pk}/change/"
    desk.post(address, {"version": 1, "accept": "Accept"})
    kim = User.objects.create_user("kim", is_staff=True)
    kim.user_permissions.add(*Permission.objects.filter(codename__in=("decide_change", "view_change")))
    other.force_login(kim)
    assert "rea has said yes to just this. Yours is the second" in other.get(address).content.decode()
    other.post(address, {"version": 1, "accept": "Accept"})
    change.refresh_from_db()
    assert change.state == ChangeState.ACCEPTED


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
    assert (
        '<th scope="row">standing</th><td data-label="Before">not recorded</td><td data-label="After">stayed</td>'
        in page
    )


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


def test_a_manual_check_that_is_due_is_looked_at(desk: Client) -> None:
    source = a_source_in()
    Source.objects.filter(pk=source.pk).update(look_for="a ban of kratom in the town's code")
    assert "a ban of kratom in the town" in desk.get("/admin/review/change/by-hand/").content.decode()
    desk.post("/admin/review/change/by-hand/", {"source": source.slug})
    assert "Nothing is due" in desk.get("/admin/review/change/by-hand/").content.decode()
    assert Crawl.objects.get().reason == "looked at by rea: nothing changed"
