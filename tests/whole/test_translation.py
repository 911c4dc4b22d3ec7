"""Whatever a reader sees, hears read out or is mailed can be said in another language, but for what is data."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.alerts.subscribers import a_subscription
from tests.builders import COUNTRY, LOUISIANA, SEEN, a_cell, a_change, a_law, a_place, an_event
from tests.lookup.test_claims import a_claim
from tests.pseudo import bare, pseudo, the_data, untranslated, wide
from tests.rules import a_bill, a_notice, a_published_rule, a_rule, rules_for_all
from tests.smtp import SmtpSink
from tracker.alerts.invite import invite
from tracker.alerts.letter import mail_item, render
from tracker.alerts.manage import ask_for_link, send_links
from tracker.alerts.models import ManageLink, SignUp, Subscriber, WebhookEnding
from tracker.alerts.token import confirm_token, stop_token
from tracker.alerts.webhooks.models import Webhook
from tracker.alerts.webhooks.tell_owner import tell_owners
from tracker.alerts.words import Frequency
from tracker.catalog.load import load_governments
from tracker.evidence.store import keep
from tracker.record.models import Notice
from tracker.review.models import Change
from tracker.review.weigh import weigh
from tracker.vocabulary import (
    Activity,
    BillStage,
    ChangeState,
    Effect,
    EventKind,
    Form,
    InstrumentKind,
    Level,
    SubjectKind,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]
TEXAS = f"{COUNTRY}/state:tx"
AGE = {"kind": "minimum_age", "amount": "21", "unit": "years", "words": "21 or older"}
CAP = {"kind": "cap", "amount": "2", "unit": "mg", "basis": "serving", "words": "no more than 2 mg"}
LIMIT = {"comparison": "more_than", "amount": "2", "unit": "percent", "basis": "alkaloids"}
OVER_TWO_PERCENT = {"needs": "any", "limits": [LIMIT, {**LIMIT, "amount": "1"}]}
ASKED = (
    "Springfield",
    "Atlantis",
    "us, world",
    "LA TX",
    "nowhere",
    "is it on a drug test",
    "adultyrated",
    "Louisiana and Texas on 2024-01-01",
)
READING = [
    "/", "/?q=Atlantis", "/?q=Springfield", "/?q=Louisiana+and+Texas+on+2024-01-01", "/?q=is+it+on+a+drug+test",
    "/?7-oh=forbidden", "/map/", "/map/?of=world", "/map/?of=moon", "/compare/", "/compare/?place=LA&place=TX",
    "/ship/", "/coming/", "/changes/?baseline=yes", "/changes/?q=Atlantis", "/notices/", "/notices/?q=adultyrated",
    "/sources/", "/disagreements/", "/data/", "/about/", "/nowhere/",
    f"/place/{COUNTRY}/", f"/place/{LOUISIANA}/", f"/place/{TEXAS}/", f"/place/{LOUISIANA}/place:slidell/",
    f"/place/{LOUISIANA}/?on=2020-01-01&known=2027-01-01",
    "/feeds/changes.atom", f"/feeds/changes.atom?place={LOUISIANA}&substance=kratom",
    "/subscribe/", f"/subscribe/?place={LOUISIANA}", "/subscribe/asked/", "/manage/", "/manage/x/", "/confirm/x/",
    "/report/", "/report/?q=Atlantis", f"/report/?place={LOUISIANA}", "/report/thanks/",
]  # fmt: skip
WRITING: list[tuple[str, dict[str, Any]]] = [
    ("/ship/", {"places": "LA\nTX\nnowhere\n", "substance": ""}),
    ("/subscribe/", {"address": "x"}),
    ("/subscribe/", {"preview": "yes", "place": LOUISIANA, "topics": ["status"]}),
    ("/manage/", {"address": "x"}),
    ("/manage/", {"address": "ann@example.org"}),
    ("/report/", {"place": LOUISIANA, "words": "x"}),
    ("/about/", {}),
]
MANAGING = [{"do": "pause"}, {"do": "time_zone"}, {"do": "webhook", "url": "x"}, {"do": "neutral"}, {"do": "forget"}]
STOP = "https://stop.example/"
DESK = "/admin/review/change/"
ERRORS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html")
GONE = {"kind": "absence", "subject_kind": "notice", "jurisdiction": LOUISIANA, "entries": 9, "list_sha256": "0" * 64}
ALERT = {
    "kind": "notice", "jurisdiction": COUNTRY, "notice_kind": "import_alert", "reference": "54-15", "title": "Kratom",
    "firm": "", "product": "", "charge": "adulterated", "issued_on": "", "updated_on": "2025-02-21",
    "url": "https://fda.example/", "substances": ["kratom"],
}  # fmt: skip
BILL = {
    "kind": "bill", "jurisdiction": LOUISIANA, "session": "2026", "identifier": "HB 12", "title": "Kratom",
    "stage": "in_committee", "introduced_on": "2026-01-02", "latest_action": "Referred",
    "latest_action_on": "2026-01-03", "url": "https://legis.la.gov/hb12", "substances": ["kratom"],
}  # fmt: skip


@pytest.fixture
def record() -> Change:
    """A little of everything that a page can show, and return a published change of a law."""
    load_governments()
    louisiana, texas, country = a_place(), a_place(TEXAS), a_place(COUNTRY)
    slidell = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE, name="Slidell", parent=louisiana)
    rules_for_all(Effect.PROHIBITED, substance="7-oh", citation="Act 41", form=Form.CONCENTRATE)
    a_published_rule(
        Effect.CONDITIONAL, citation="Tex. Health 1", place=texas, words="sold to adults", conditions=[AGE, CAP],
        threshold=OVER_TWO_PERCENT, valid_to="2199-01-01", counts_to=date(2199, 1, 1),
    )  # fmt: skip
    a_rule(Effect.ALLOWED, Activity.POSSESSION, citation="Tex. Health 1", place=texas, form=Form.LEAF)
    position = InstrumentKind.AGENCY_POSITION
    a_rule(Effect.PRESCRIPTION_ONLY, citation="FDA on kratom", place=country, kind=position, confidence="reported")
    a_rule(citation="Ord. 1", place=slidell)
    a_rule(citation="RS 40:1", valid_from="2200", counts_from=date(2200, 1, 1))
    a_rule(Effect.ALLOWED, citation="RS 40:2", valid_to="2026-01-01", counts_to=date(2026, 1, 1))
    for number, stage in enumerate(BillStage):
        a_bill(identifier=f"HB {number}", stage=stage)
    for number, kind in enumerate(["recall", "import_alert", "warning_letter"]):
        a_notice(country, f"54-{number}", kind=kind, firm="Leaf LLC", product="tea", charge="adulterated")
    a_claim(words="from 2020-01-01 to 2021-01-01; no law was found", key="one")
    a_claim("regulated_kcpa", key="another")
    rule = a_published_rule(Effect.PROHIBITED, Activity.POSSESSION, words="kratom is unlawful")
    page = rule.publications.get().change.observation.page
    page.sha256, page.media_type = keep(b"kratom is unlawful"), "text/html"
    page.save()
    return rule.publications.get().change


def test_a_message_is_known_from_what_never_was_one() -> None:
    assert wide("On <b>%(day)s</b> &amp; %s") == "Ｏｎ <b>%(day)s</b> &amp; %s"
    assert bare(f"{wide('Sale of')} tea", frozenset()) != ""
    assert bare(f"{wide('Sale of')} Tea", frozenset({"tea"})) == ""
    assert untranslated('<p title="Tea"></p><input type="submit" value="Go">', frozenset()) == ["Tea", "Go"]


def test_every_word_of_a_page_can_be_said_otherwise(record: Change) -> None:
    an_event(record)
    an_event(a_change(corrects=record, before=a_law(a_cell("allowed", conditions=[AGE]))), kind=EventKind.CORRECTED)
    notices = Notice.objects.values_list("pk", flat=True)
    addresses = [*READING, f"/evidence/{record.observation.page_id}/", *(f"/notices/{one}/" for one in notices)]
    data = the_data() | {one.lower() for one in ASKED}
    with pseudo():
        asked = [(address, Client().get(address, follow=True)) for address in addresses]
        asked += [(address, Client().post(address, form, follow=True)) for address, form in WRITING]
        pages = [(address, answer.content.decode()) for address, answer in asked]
        pages += [(name, render_to_string(name)) for name in ERRORS]
    assert astray(pages, data) == []


def test_every_word_of_the_calendar_can_be_said_otherwise(record: Change) -> None:
    with pseudo():
        calendar = Client().get("/calendar.ics").content.decode()
    told = [line.partition(":") for line in calendar.splitlines() if line.startswith(("NAME", "SUMMARY"))]
    assert len(told) > 1
    assert astray([(name, words) for name, _, words in told], the_data()) == []


def test_every_word_of_a_subscriber_s_pages_can_be_said_otherwise(sink: SmtpSink, record: Change) -> None:
    subscriptions = [a_subscription(topic=topic, includes_below=topic == "bills") for topic in ("status", "bills")]
    ann = subscriptions[0].subscriber
    a_webhook_that_failed(ann)
    sign_up = SignUp.objects.create(
        subscriber=ann,
        jurisdiction=record.jurisdiction,
        topics=["status", "coming"],
        requested_at=timezone.now(),
        next_try_at=SEEN,
    )
    data = the_data()
    with pseudo():
        client = Client()
        stop = f"/unsubscribe/{stop_token(ann, [one.pk for one in subscriptions])}/"
        ask_for_link(ann.address)
        send_links(ManageLink.objects.all())
        manage = f"/manage/{sink.messages[-1].message.get_content().split('/manage/')[1].split('/')[0]}/"
        asked = [client.get(f"/confirm/{confirm_token(sign_up)}/"), client.post(f"/confirm/{confirm_token(sign_up)}/")]
        asked += [client.get(manage), *(client.post(manage, form) for form in MANAGING)]
        asked += [client.get(stop), client.post(stop), client.get(stop), client.post(stop, {"everything": "yes"})]
    pages = [(one.request["PATH_INFO"], one.content.decode()) for one in asked]
    assert astray(pages, data) == []


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("neutral", [True, False])
def test_every_word_of_a_letter_can_be_said_otherwise(kind: EventKind, *, neutral: bool, record: Change) -> None:
    because = [(a_subscription(), STOP)]
    data = the_data()
    with pseudo():
        items = [mail_item(an_event(change, kind=kind)).to(because) for change in changes_of_every_sort(record)]
        letters = [render("letter", {"item": one, "stop_all": STOP}, neutral=neutral) for one in items]
        digest = {"items": items, "stop_all": STOP, "frequency": Frequency.WEEKLY}
        letters.append(render("digest", digest, neutral=neutral))
        subjects = [one.story.subject for one in items]
    pages = [(name, text) for letter in letters for name, text in letter.items()]
    assert astray([*pages, *(("subject", one) for one in subjects)], data | the_data()) == []


def test_every_word_of_the_desk_s_own_can_be_said_otherwise(record: Change) -> None:
    law = a_law(a_cell("conditional", conditions=[AGE, CAP], threshold=OVER_TWO_PERCENT))
    waiting = a_change(state=ChangeState.OPEN, decided_at=None, published_at=None, before=a_law(), machine=law)
    weigh(waiting)
    client = Client()
    client.force_login(User.objects.create_superuser("rea"))
    addresses = [f"{DESK}{change.pk}/change/" for change in (record, waiting)]
    addresses += [f"{DESK}{waiting.pk}/edit/", f"{DESK}enter/", f"{DESK}by-hand/", f"/staff/reach/{record.pk}/"]
    data = the_data()
    with pseudo():
        pages = [(address, _desk_of(client.get(address).content.decode())) for address in addresses]
    assert astray(pages, data) == []


def _desk_of(page: str) -> str:
    """Return the part of a page of the admin that is ours; the rest, Django says."""
    (ours,) = html.fromstring(page).xpath("//*[contains(concat(' ', @class, ' '), ' desk ')] | //main[@id='main']")
    return html.tostring(ours, encoding="unicode")


def test_every_word_of_the_other_mails_can_be_said_otherwise(sink: SmtpSink) -> None:
    ann = a_subscription().subscriber
    WebhookEnding.objects.create(webhook=a_webhook_that_failed(ann), subscriber=ann, disabled_at=SEEN, next_try_at=SEEN)
    SignUp.objects.create(
        subscriber=ann, jurisdiction=a_place(), topics=["status"], requested_at=SEEN, next_try_at=SEEN
    )
    with pseudo():
        ask_for_link(ann.address)
        assert [send_links(ManageLink.objects.all()), invite(SignUp.objects.all())] == [1, 1]
        assert tell_owners(WebhookEnding.objects.all()) == 1
    said = [(one.message["Subject"], one.message["Subject"] + one.message.get_content()) for one in sink.messages]
    assert astray(said, the_data()) == []


def a_webhook_that_failed(owner: Subscriber) -> Webhook:
    return Webhook.objects.create(
        subscriber=owner, url="https://hook.example/", salt="x", created_at=SEEN, next_try_at=SEEN, disabled_at=SEEN,
        error="HTTP 500",
    )  # fmt: skip


def changes_of_every_sort(law: Change) -> list[Change]:
    """A law that is new, one that is corrected, amended, only named, a bill, a notice, and what is no longer listed."""
    conditional = a_cell("conditional", conditions=[AGE, CAP], threshold=OVER_TWO_PERCENT, valid_to="2027")
    return [
        law,
        a_change(before=a_law(a_cell("allowed", form="leaf")), machine=a_law(conditional), corrects=law),
        a_change(before=a_law(), machine=a_law()),
        a_change(machine={**a_law(naming="mentioned"), "cells": []}),
        a_change(kind=SubjectKind.BILL, before={**BILL, "stage": "introduced"}, machine=BILL),
        a_change(kind=SubjectKind.NOTICE, machine=ALERT),
        a_change(kind=SubjectKind.NOTICE, machine=GONE),
    ]


def astray(pages: Iterable[tuple[str, str]], data: frozenset[str]) -> list[str]:
    """Return where which words stand that are neither message nor data."""
    return [f"{address}: {words}" for address, page in pages for words in untranslated(page, data)]
