"""The Celery app and the whole timetable.

The tables are the queue: every ring of the clock looks for work that waits and does it, so a ring that is lost, late or
doubled loses nothing and does nothing twice. Redis only carries the rings.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["tracker"])

SECONDS = 1.0
MINUTES = 60 * SECONDS

TIMETABLE = {
    # the line; a crawl ingests what it read, and between propose and publish a person accepts
    "tracker.tasks.crawl_due": 1 * MINUTES,
    "tracker.tasks.propose_observations": 5 * SECONDS,
    "tracker.tasks.publish_changes": 5 * SECONDS,
    "tracker.tasks.mature_rules": 1 * MINUTES,
    "tracker.tasks.dispatch_events": 5 * SECONDS,
    "tracker.tasks.send_alerts": 5 * SECONDS,
    "tracker.tasks.post_alerts": 5 * SECONDS,
    # beside it, for those who ask for mail
    "tracker.tasks.invite_sign_ups": 5 * SECONDS,
    "tracker.tasks.send_manage_links": 5 * SECONDS,
    "tracker.tasks.gather_digests": 1 * MINUTES,
    "tracker.tasks.send_owed_digests": 5 * SECONDS,
    "tracker.tasks.advance_restore_mark": 5 * SECONDS,
    "tracker.tasks.forget_departed": 60 * MINUTES,
    # beside it, for the staff
    "tracker.tasks.weigh_changes": 5 * SECONDS,
    "tracker.tasks.tell_staff_of_sources": 30 * MINUTES,  # all that befell meanwhile is one mail
}

app.conf.beat_schedule = {
    task.rpartition(".")[2]: {"task": task, "schedule": every, "options": {"expires": every}}
    for task, every in TIMETABLE.items()
}
