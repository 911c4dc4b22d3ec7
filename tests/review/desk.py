"""What a test of the desk stands on: a database that a browser shares, colleagues who are signed in, a full queue."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.builders import COUNTRY
from tests.line import FIRST, a_law, a_notice, a_source_in, cells, crawled, proposed
from tracker.record.write_once import names, write_once
from tracker.review.models import Change
from tracker.review.verify import WRITTEN_ONCE
from tracker.review.weigh import weigh


@contextmanager
def rows_may_go() -> Iterator[None]:
    """Let a test that truly commits be cleared away: nothing else may delete a row that is written once."""
    with connection.cursor() as cursor:
        for model in WRITTEN_ONCE:
            for name in names(model._meta.db_table):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
    yield
    with connection.schema_editor() as editor:
        for model in WRITTEN_ONCE:
            but = "superseded_at" if hasattr(model, "superseded_at") else ""
            write_once(model._meta.app_label, model.__name__, but=but).code(apps, editor)


def a_full_queue(laws: int) -> list[Change]:
    """So many laws of Louisiana and one notice of the country, all waiting and weighed."""
    readings = [a_law(*cells() if not number else (), citation=f"La. R.S. 40:{964 + number}") for number in range(laws)]
    crawled(a_source_in(), FIRST, *readings)
    crawled(a_source_in(COUNTRY, "us_notices"), FIRST, a_notice(), body="<p>(12) Mitragynine</p>")
    for change in proposed():
        weigh(change)
    return list(Change.objects.by_weight())


def signed_in(chromium: Browser, address: str, person: object, **more: object) -> Page:
    """A page of a browser in which the person is signed in."""
    client = Client()
    client.force_login(person)
    context = chromium.new_context(**more)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    return context.new_page()
