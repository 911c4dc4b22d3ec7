"""The clock that beat runs on goes by no time of day."""

import time
from datetime import timedelta

import redis
import time_machine
from celery import Celery
from django.utils import timezone

from tests.servers import RedisServer
from tracker.management.clock import Clock

EVERY = 1.0  # seconds


def a_clock(url: str, every: float = EVERY) -> Clock:
    app = Celery("tracker", broker=url)
    app.conf.beat_schedule = {"ring": {"task": "ring", "schedule": every}}
    return Clock(app)


def rings(url: str) -> int:
    with redis.Redis.from_url(url) as queue:
        return queue.llen("celery")


def test_a_machine_whose_time_is_set_back_goes_on_ringing(redis_server: RedisServer) -> None:
    clock = a_clock(redis_server.url)
    assert 0 < clock.tick() <= EVERY
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        time.sleep(EVERY)
        assert 0 < clock.tick() <= EVERY
    assert rings(redis_server.url) == 2


def test_a_task_rings_at_the_start_and_then_not_before_its_interval(redis_server: RedisServer) -> None:
    clock = a_clock(redis_server.url, every=3600.0)
    clock.tick()
    clock.tick()
    assert rings(redis_server.url) == 1
