"""Who may open which door: every address of the site, asked by everybody there is, beside a table that a person read.

`doors.tsv` holds a line for each address: how it answers a GET and a POST of a stranger, a reviewer, a publisher,
an operator and a superuser. An address without a line fails, with the line to read and to add.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from tests.builders import LOUISIANA, a_place
from tracker.review.roles import load_roles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]

TABLE = Path(__file__).parent / "doors.tsv"
PEOPLE = ("stranger", "reviewer", "publisher", "operator", "superuser")
METHODS = ("get", "post")
OTHER_METHODS = ("head", "put", "patch", "delete", "options")
# what stands in for a part of an address: of no row, so that nothing is changed, and who may not is told so before
PARTS = {"ocd_id": LOUISIANA, "name": "rules", "form": "csv", "app_label": "review", "url": "nowhere", "token": "t"}


def patterns(inside: Iterable[URLPattern | URLResolver], above: str = "") -> Iterator[str]:
    for one in inside:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, above + str(one.pattern))
        else:
            yield above + str(one.pattern)


def address_of(pattern: str) -> str:
    """Return an address of the pattern: `/evidence/0/` of `evidence/<int:page_id>/`."""
    named = re.sub(r"\(\?P<(\w+)>.*?\)(?=/?\$)", r"<\1>", pattern.replace("^", ""))
    parts = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: PARTS.get(match[1], "0"), named)
    return "/" + parts.removesuffix("$")


def the_people() -> dict[str, Client]:
    """A client for each, signed in."""
    load_roles()
    clients = {name: Client(raise_request_exception=False) for name in PEOPLE}
    for name in PEOPLE[1:]:
        person = User.objects.create_user(name, is_staff=True, is_superuser=name == "superuser")
        person.groups.set(Group.objects.filter(name=name))
        clients[name].force_login(person)
    return clients


def answer_to(person: Client, method: str, address: str) -> tuple[int, bytes]:
    """Ask, read the answer to its end, so that a file behind it is closed, and return its status and its body."""
    answer = getattr(person, method)(address)
    return answer.status_code, answer.getvalue()


def line_of(pattern: str, people: dict[str, Client]) -> str:
    address = address_of(pattern)
    answers = [[answer_to(people[name], method, address)[0] for method in METHODS] for name in PEOPLE]
    return "\t".join([pattern, *("/".join(map(str, one)) for one in answers)])


def test_every_door_opens_to_those_in_the_table_and_to_nobody_else() -> None:
    a_place()
    people = the_people()
    found = sorted(set(patterns(get_resolver().url_patterns)), key=lambda pattern: ("logout" in pattern, pattern))
    lines = [line_of(pattern, people) for pattern in found]
    table = TABLE.read_text().splitlines()[1:]
    assert [line for line in lines if line not in table] == []
    assert [line for line in table if line not in lines] == []


def test_no_other_method_does_more_than_a_look() -> None:
    a_place()
    people = the_people()
    told = []
    with CaptureQueriesContext(connection) as queries:
        for line in TABLE.read_text().splitlines()[1:]:
            pattern, stranger, *_, superuser = line.split("\t")
            for name, looked in (("stranger", stranger), ("superuser", superuser)):
                for method in OTHER_METHODS:
                    status, body = answer_to(people[name], method, address_of(pattern))
                    only_lists_methods = method == "options" and not body
                    if str(status) not in (looked.partition("/")[0], "405") and not only_lists_methods:
                        told.append(f"{name} {method} {pattern}: {status}")
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert (told, written) == ([], [])


def test_no_stranger_gets_behind_the_door_of_the_staff() -> None:
    for line in TABLE.read_text().splitlines()[1:]:
        pattern, stranger, *_ = line.split("\t")
        if pattern.startswith(("admin/", "staff/")) and pattern != "admin/login/":
            assert set(stranger.split("/")) <= {"302", "403", "404", "405"}, pattern


def test_nothing_answers_with_an_error_of_ours() -> None:
    assert not re.search(r"\b5[0-9][0-9]\b", TABLE.read_text())
