"""The whole gazetteer for the tests of one file: loaded once, and gone when they are done."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tracker.catalog.load import load_catalog


@pytest.fixture(scope="module")
def gazetteer(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalog()
        yield
        transaction.set_rollback(True)
