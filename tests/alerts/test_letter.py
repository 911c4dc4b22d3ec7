"""What an alert's mail says, and what it can be made to say by a page that means harm: nothing."""

import email
import email.policy
import re
from email.message import EmailMessage

import pytest

from tests.alerts.subscribers import a_subscription
from tests.builders import LOUISIANA, a_cell, a_change, a_law, a_substance, an_event
from tracker.alerts.letter import fill, letter
from tracker.review.plain import shorten
from tracker.vocabulary import EventKind, SubjectKind, Topic

pytestmark = pytest.mark.django_db
HOSTILE = "x\r\nBcc: eve@evil.example\r\n\r\n\x00\u202e{{ settings.SECRET_KEY }} %(x)s {0.__class__} 💊 " + "y" * 1200


def mail_of(change, **event_values) -> EmailMessage:
    a_substance()
    subscription = a_subscription(substance=a_substance())
    return written(an_event(change, **event_values), subscription)


def written(event, subscription) -> EmailMessage:
    mail = fill(letter(event, [subscription]), event, subscription.subscriber, [subscription.pk])
    return email.message_from_bytes(mail.content, policy=email.policy.strict)


def bodies_of(mail: EmailMessage) -> list[EmailMessage]:
    return [mail.get_body((kind,)) for kind in ("plain", "html")]


def text_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_the_subject_says_the_substance_first_and_then_the_place():
    assert mail_of(a_change())["Subject"] == "Kratom, Louisiana: law changed"


def test_before_and_after_stand_beside_each_other_in_words():
    conditional = a_cell(
        "conditional", conditions=[{"kind": "minimum_age", "amount": "21", "unit": "years", "words": "21 or older"}]
    )
    text = text_of(mail_of(a_change(before=a_law(a_cell("allowed", valid_from="")), machine=a_law(conditional))))
    assert "- Sale of Kratom\n  before: allowed\n  after:  conditional: minimum age 21 years, from 2025-08-01\n" in text


def test_a_cell_that_did_not_change_is_not_named():
    possession = a_cell(activity="possession")
    change = a_change(before=a_law(possession), machine=a_law(possession, a_cell(activity="sale")))
    assert "ossession" not in text_of(mail_of(change))


def test_a_text_that_was_amended_without_a_rule_says_so():
    change = a_change(before=a_law(), machine=a_law())
    assert "Nothing that we record changed" in text_of(mail_of(change))


def test_a_person_s_reading_is_told_instead_of_the_machine_s():
    change = a_change(machine=a_law(a_cell("allowed")), human=a_law(a_cell("prohibited")))
    text = text_of(mail_of(change))
    assert "prohibited" in text
    assert "allowed" not in text


def test_the_mail_gives_words_citation_day_and_both_pages(settings):
    change = a_change(quote="It is unlawful to sell kratom.")
    text = text_of(mail_of(change))
    assert '"It is unlawful to sell kratom."' in text
    assert "RS 40:964" in text
    assert "In force from: 2025-08-01" in text
    assert f"{settings.PUBLIC_BASE_URL}/evidence/{change.observation.page_id}/" in text
    assert "https://legis.la.gov/law" in text
    assert "You asked for: changes of the law about Kratom in Louisiana." in text


def test_a_bill_is_told_as_a_bill():
    bill = {
        "kind": "bill", "jurisdiction": LOUISIANA, "session": "2026", "identifier": "HB 12", "title": "Kratom",
        "stage": "in_committee", "introduced_on": "2026-01-02", "latest_action": "Referred",
        "latest_action_on": "2026-01-03", "url": "https://legis.la.gov/hb12", "substances": ["kratom"],
    }  # fmt: skip
    change = a_change(kind=SubjectKind.BILL, subject="2026 HB 12", machine=bill, before={**bill, "stage": "introduced"})
    mail = mail_of(change, topic=Topic.BILLS)
    assert mail["Subject"] == "Kratom, Louisiana: bill HB 12, in committee"
    assert "- Stage\n  before: introduced\n  after:  in committee\n" in text_of(mail)


def test_an_entry_that_left_the_list_is_told_as_no_longer_listed():
    gone = {
        "kind": "absence",
        "subject_kind": "notice",
        "jurisdiction": LOUISIANA,
        "entries": 9,
        "list_sha256": "0" * 64,
    }
    change = a_change(kind=SubjectKind.NOTICE, subject="import_alert 54-15", machine=gone)
    assert "no longer listed" in mail_of(change, topic=Topic.NOTICES)["Subject"]


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_makes_a_mail(kind):
    assert mail_of(a_change(), kind=kind)["Subject"].startswith("Kratom, Louisiana: ")


def test_every_link_is_ours_or_the_official_source_s(settings):
    mail = mail_of(a_change())
    links = set(re.findall(r"https?://[^\s\"<>]+", "".join(body.get_content() for body in bodies_of(mail))))
    assert {link for link in links if not link.startswith(settings.PUBLIC_BASE_URL)} == {"https://legis.la.gov/law"}


def test_nothing_in_the_mail_is_loaded_from_anywhere():
    html = mail_of(a_change()).get_body(("html",)).get_content()
    assert not re.search(r"<(img|link|script|iframe)|src=|@import|url\(", html)


def test_the_headers_let_a_mail_program_stop_it_with_one_click(settings):
    mail = mail_of(a_change())
    assert mail["List-Unsubscribe"].strip().startswith(f"<{settings.PUBLIC_BASE_URL}/unsubscribe/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"]


def test_the_address_stands_in_no_link():
    mail = mail_of(a_change())
    content = "".join(body.get_content() for body in bodies_of(mail))
    assert "ann" not in content.replace("cannot", "")
    assert "ann@" not in mail["List-Unsubscribe"]


def test_two_events_of_one_place_are_one_thread_of_two_mails():
    subscription = a_subscription()
    events = [an_event(), an_event()]
    first, second = (written(event, subscription) for event in events)
    assert first["References"] == second["References"]
    assert first["Message-ID"] != second["Message-ID"]


def test_a_hostile_page_adds_no_header_and_breaks_nothing():
    change = a_change(quote=HOSTILE, machine=a_law(title=HOSTILE, citation=HOSTILE))
    mail = mail_of(change)
    assert mail.get_all("To") == ["ann@example.org"]
    assert mail["Bcc"] is None
    assert not mail.defects
    assert max(map(len, mail.as_bytes().splitlines())) < 998


def test_what_a_page_says_is_literal_and_without_invisible_signs(settings):
    text = text_of(mail_of(a_change(quote=HOSTILE)))
    assert "{{ settings.SECRET_KEY }} %(x)s {0.__class__} 💊" in text
    assert settings.SECRET_KEY not in text
    assert not re.search("[\x00\u202e]", text)


def test_markup_in_a_quote_is_shown_and_not_obeyed():
    html = mail_of(a_change(quote="<b>kratom</b> & more")).get_body(("html",)).get_content()
    assert "&lt;b&gt;kratom&lt;/b&gt; &amp; more" in html


def test_the_text_part_keeps_the_law_s_own_signs():
    assert "\"kratom & its 'extracts' <all>\"" in text_of(mail_of(a_change(quote="kratom & its 'extracts' <all>")))


def test_a_hostile_place_name_stays_in_the_subject():
    change = a_change()
    change.jurisdiction.name = "Lou\r\nBcc: eve@evil.example\u202e"
    mail = mail_of(change)
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Kratom, Lou Bcc: eve@evil.example")


def test_a_link_that_is_no_web_address_is_left_out():
    change = a_change()
    change.observation.url = "javascript:alert(1)"
    assert "javascript" not in text_of(mail_of(change))


def test_long_words_are_cut_after_a_whole_word():
    assert shorten("kratom is unlawful", 18) == "kratom is unlawful"
    assert shorten("kratom is unlawful", 12) == "kratom is…"
    assert shorten("kratom is unlawful", 10) == "kratom is…"


def test_a_reminder_tells_its_own_day_from_the_day_the_law_begins():
    text = text_of(mail_of(a_change(machine=a_law(a_cell(valid_from="2026-08-01"))), kind=EventKind.COMING_UP))
    assert "Told on: 2026-01-02\nIn force from: 2026-08-01\n" in text


def test_a_law_that_merely_names_a_substance_is_not_told_as_a_change_of_law():
    mail = mail_of(a_change(machine={**a_law(), "cells": [], "naming": "mentioned"}))
    assert mail["Subject"] == "Kratom, Louisiana: named in a law"
    assert "We have read no rule about it" in text_of(mail)


def test_the_day_a_law_begins_comes_as_a_calendar_entry():
    (entry,) = mail_of(a_change(machine=a_law(a_cell(valid_from="2026-08-01")))).iter_attachments()
    assert entry.get_content_type() == "text/calendar"
    assert "DTSTART;VALUE=DATE:20260801" in entry.get_content()


def test_a_neutral_subject_names_neither_substance_nor_place_nor_do_the_first_lines():
    event, subscription = an_event(), a_subscription()
    mail = fill(letter(event, [subscription], neutral=True), event, subscription.subscriber, [subscription.pk])
    message = email.message_from_bytes(mail.content, policy=email.policy.strict)
    html = re.sub(r"(?s)<style>.*</style>|<[^>]+>", "", message.get_body(("html",)).get_content()).strip()
    shown = " ".join([message["Subject"], message["From"].partition("@")[0], text_of(message)[:180], html[:180]])
    assert not re.search("kratom|louisiana|law", shown.casefold())
