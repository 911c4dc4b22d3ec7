"""Whoever keeps the accounts of the staff gives roles to others and none to themselves, and rises no higher."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from lxml import html

from tracker.review.roles import load_roles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture(autouse=True)
def _roles() -> None:
    load_roles()


def a_colleague(name: str, role: str = "", **more: bool) -> User:
    person = User.objects.create_user(name, is_staff=True, **more)
    person.groups.set(Group.objects.filter(name=role))
    return person


@pytest.fixture
def olga() -> User:
    return a_colleague("olga", "operator")


@pytest.fixture
def operator(olga: User) -> Client:
    client = Client()
    client.force_login(olga)
    return client


def save(client: Client, person: User, **more: object) -> User:
    """Post the account's form as it would stand with these words in it, and return the account."""
    form = {"username": person.username, "is_active": "on", "is_staff": "on"}
    client.post(f"/admin/auth/user/{person.pk}/change/", {**form, **more})
    return User.objects.get(pk=person.pk)


def test_an_operator_gives_a_colleague_a_role(operator: Client) -> None:
    person = save(operator, a_colleague("rex"), groups=[Group.objects.get(name="reviewer").pk])
    assert person.has_perm("review.decide_change")


def test_who_gives_a_role_reads_what_it_lets_a_person_do(operator: Client) -> None:
    page = operator.get(f"/admin/auth/user/{a_colleague('rex').pk}/change/").content.decode()
    told = html.fromstring(page).xpath("//div[@class='description']//li")
    assert [one.text_content().partition(":")[0] for one in told] == ["reviewer", "publisher", "operator"]


def test_an_operator_switches_off_who_leaves(operator: Client) -> None:
    assert not save(operator, a_colleague("rex", "reviewer"), is_active="").is_active


def test_an_operator_gives_themselves_no_role(operator: Client, olga: User) -> None:
    person = save(operator, olga, groups=[Group.objects.get(name="publisher").pk])
    assert [group.name for group in person.groups.all()] == ["operator"]


@pytest.mark.parametrize("name", ["olga", "rex"])
def test_an_operator_makes_nobody_a_superuser(operator: Client, olga: User, name: str) -> None:
    person = olga if name == "olga" else a_colleague(name)
    person = save(operator, person, is_superuser="on", user_permissions=[1])
    assert (person.is_superuser, person.user_permissions.count()) == (False, 0)


def test_an_operator_does_not_take_over_a_superuser_s_account(operator: Client) -> None:
    above = a_colleague("sue", is_superuser=True)
    save(operator, above, is_active="")
    answer = operator.post(f"/admin/auth/user/{above.pk}/password/", {"password1": "w" * 20, "password2": "w" * 20})
    above.refresh_from_db()
    assert (answer.status_code, above.is_active, above.has_usable_password()) == (403, True, False)
    assert "You are logged in as olga" in answer.content.decode()
