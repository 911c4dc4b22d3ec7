"""The emergency brake on mails: what a storm would have sent stays owed, and goes out once an operator lets it."""

from pathlib import Path

import pytest
from django.core.management import call_command

from tests.alerts.subscribers import a_subscription
from tests.review.test_brake import accepted, an_operator, let_go_on
from tests.smtp import SmtpSink
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.review.models import Brake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture(autouse=True)
def _house(settings: object, data_dir: Path) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()


def test_a_storm_of_mails_stops_before_the_first_and_loses_none(settings: object, sink: SmtpSink) -> None:
    settings.BRAKE_MAILS = 2
    louisiana = Jurisdiction.objects.get(iso_3166="US-LA")
    for number in range(3):
        a_subscription(f"ann{number}@example.org", louisiana)
    accepted(1)
    call_command("tick")
    assert (sink.messages, Brake.objects.get().stops) == ([], "sending")

    let_go_on(an_operator())
    call_command("tick")
    assert len(sink.messages) == 3
