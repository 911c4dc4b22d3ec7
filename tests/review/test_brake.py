"""The emergency brake: a storm stops, what it would have told stays owed, and an operator lets it go on."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.review.accept import accept
from tracker.review.models import Brake, Change
from tracker.review.roles import load_roles
from tracker.vocabulary import ChangeState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "no_waiting", "governments")]


def accepted(laws: int) -> None:
    crawled(a_source_in(), FIRST, *(a_law(*cells(), citation=f"La. R.S. 40:{number}") for number in range(laws)))
    person = a_reviewer()
    for change in proposed():
        accept(change, person, version=1)


def published() -> int:
    return Change.objects.filter(state=ChangeState.PUBLISHED).count()


def an_operator() -> Client:
    load_roles()
    person = User.objects.create_user("olga", is_staff=True)
    person.groups.add(Group.objects.get(name="operator"))
    client = Client()
    client.force_login(person)
    return client


def let_go_on(client: Client) -> None:
    brake = Brake.objects.get(released_at=None)
    client.post("/admin/review/brake/", {"action": "release", "_selected_action": [brake.pk]})


def test_a_storm_of_changes_stops_until_an_operator_lets_it_go_on(settings: object) -> None:
    settings.BRAKE_CHANGES = 2
    accepted(5)
    call_command("tick")
    call_command("tick")
    assert (published(), Brake.objects.get().reason) == (3, "3 changes published within an hour, more than 2")

    settings.BRAKE_CHANGES = 100
    call_command("tick")
    assert published() == 3
    let_go_on(an_operator())
    call_command("tick")
    assert published() == 5


def test_a_reviewer_does_not_let_it_go_on(settings: object) -> None:
    settings.BRAKE_CHANGES = 0
    accepted(2)
    call_command("tick")
    load_roles()
    person = User.objects.create_user("rex", is_staff=True)
    person.groups.add(Group.objects.get(name="reviewer"))
    client = Client()
    client.force_login(person)
    let_go_on(client)
    assert Brake.objects.get().released_at is None
    page = client.get("/admin/review/change/").content.decode()
    assert ("stands still since" in page, "Let it go on" in page) == (True, False)
