"""Every path to a decision meets the same verb: the button, the form, the list, a field set by hand, a stale page."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.catalog.load import load_governments
from tracker.review.accept import accept
from tracker.review.models import Change
from tracker.review.publish import publish
from tracker.review.roles import load_roles
from tracker.vocabulary import ChangeState, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]

LIST = "/admin/review/change/"
ROW = {"form": "any", "substance": "kratom", "effect": "prohibited", "activities": ["sale"], "like": "0"}
LAW = {"instrument_kind": "statute", "citation": "x", "title": "List", "url": "https://a.example", "reason": "so"}
CELL = {f"rows-0-{name}": value for name, value in ROW.items()}
EDIT = {**LAW, **CELL, "rows-TOTAL_FORMS": 1, "rows-INITIAL_FORMS": 0}
BY_HAND = {"state": "published", "decided_at_0": "2026-01-01", "published_at_0": "2026-01-01", "_save": "Save"}


@pytest.fixture(autouse=True)
def _house(settings: object, data_dir: Path) -> None:
    settings.TWO_PERSONS = True
    settings.RECALL_SECONDS = 0
    load_governments()
    load_roles()


@pytest.fixture
def flip() -> Change:
    """Louisiana, unknown until now, forbids kratom, and a reviewer has said yes."""
    crawled(a_source_in(), FIRST, a_law(*cells()))
    (change,) = proposed()
    accept(change, a_person("rex", "reviewer"), version=1)
    return change


def a_person(name: str, role: str) -> User:
    person = User.objects.create_user(name, is_staff=True)
    person.groups.set(Group.objects.filter(name=role))
    return person


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def of_role(role: str) -> Client:
    return signed_in(a_person(role, role))


def try_all(client: Client, change: Change) -> None:
    """Ask for the publication by every path that there is, and by some that there are not."""
    page = f"{LIST}{change.pk}/"
    row = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": change.pk, "form-0-state": "published"}
    for address, said in (
        (f"{page}change/", {"accept": "Accept"}),
        (f"{page}change/", {"retract": "Retract", "reason": "so"}),
        (f"{page}change/", BY_HAND),
        (f"{page}edit/", EDIT),
        (f"{page}delete/", {"post": "yes"}),
        (f"{LIST}add/", BY_HAND),
        (LIST, {"action": "accept", "_selected_action": [change.pk]}),
        (LIST, {"action": "delete_selected", "_selected_action": [change.pk], "post": "yes"}),
        (LIST, {**row, "_save": "Save"}),
    ):
        client.post(address, {"version": 1, **said})


@pytest.mark.parametrize("role", ["nobody", "operator", "reviewer"])
def test_by_no_path_does_who_is_no_publisher_publish(flip: Change, role: str) -> None:
    try_all(of_role(role), flip)
    assert not publish(flip)
    assert Change.objects.get().state == ChangeState.OPEN


@pytest.mark.parametrize("role", ["nobody", "operator"])
def test_by_no_path_does_who_has_no_say_decide_anything(flip: Change, role: str) -> None:
    try_all(of_role(role), flip)
    assert [decision.person.username for decision in flip.decisions.all()] == ["rex"]


def test_by_no_path_does_a_publisher_approve_of_their_own_yes() -> None:
    crawled(a_source_in(), FIRST, a_law(*cells()))
    (change,), pia = proposed(), a_person("pia", "publisher")
    accept(change, pia, version=1)
    try_all(signed_in(pia), change)
    assert Change.objects.get().state == ChangeState.OPEN


def test_a_publisher_s_yes_publishes(flip: Change) -> None:
    of_role("publisher").post(f"{LIST}{flip.pk}/change/", {"version": 1, "accept": "Accept"})
    assert publish(flip)


def test_a_second_click_and_a_stale_page_change_nothing_and_say_what_happened(settings: object) -> None:
    settings.TWO_PERSONS = False
    crawled(a_source_in(), FIRST, a_law(*cells()))
    (change,), desk, other = proposed(), signed_in(a_reviewer()), signed_in(a_reviewer("leo"))
    address = f"{LIST}{change.pk}/change/"
    desk.post(address, {"version": 1, "accept": "Accept"})
    for client, button in ((desk, "accept"), (other, "reject")):
        page = client.post(address, {"version": 1, button: button, "reason": "no"}, follow=True).content.decode()
        assert "Already decided: accept by rea at" in page
    assert list(change.decisions.values_list("verdict", flat=True)) == [Verdict.ACCEPT]
