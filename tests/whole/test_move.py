"""The record carried from one database to another, as the README says, is the same record."""

import pytest
from django.core import serializers
from django.utils import timezone

from tests.builders import an_event
from tracker.review.models import Event

pytestmark = pytest.mark.django_db


def test_a_moment_is_carried_whole() -> None:
    an_event()
    moment = timezone.now().replace(microsecond=123_456)
    Event.objects.update(recorded_at=moment)
    (carried,) = serializers.deserialize("json", serializers.serialize("json", Event.objects.all()))
    assert carried.object.recorded_at == moment
