"""A visitor meets a database that is away: told that it passes, and when to come again."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.mark.parametrize(
    ("trouble", "status"), [(OperationalError("the connection is lost"), 503), (DatabaseError("no such table"), 500)]
)
@pytest.mark.parametrize("address", ["/subscribe/", "/sources/", "/api/v1/lookup?q=Ohio"])
def test_a_database_that_is_away_is_no_mistake_of_ours(address: str, trouble: DatabaseError, status: int) -> None:
    def refuse(*_words: object) -> Iterator[None]:
        raise trouble

    with connection.execute_wrapper(refuse):
        answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert answer.has_header("Retry-After") is (status == 503)
