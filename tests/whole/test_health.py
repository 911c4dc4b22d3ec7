"""Whoever watches the program hears of every room at one address."""

import pytest
from django.test import Client
from django.utils import timezone

from tracker.review.models import Brake
from tracker.vocabulary import Stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir", "static_files")]


def test_what_a_room_needs_a_person_for_is_told_on_the_page_of_health() -> None:
    assert Client().get("/healthz").json()["status"] == "ok"
    Brake.objects.create(stops=Stop.SENDING, reason="a storm", pulled_at=timezone.now())
    told = Client().get("/healthz").json()
    assert (told["status"], told["mail"]) == ("attention", "stopped by the brake")
