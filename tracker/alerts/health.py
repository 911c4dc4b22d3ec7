"""How the clock and the mail do, in words for whoever watches the program."""

from datetime import datetime, timedelta

from tracker.alerts.departed.restored import is_restored
from tracker.alerts.models import Alert, Mark
from tracker.alerts.owed import TO_TRY
from tracker.alerts.subscribe import is_closed
from tracker.alerts.words import AlertState, Channel
from tracker.review.brake import is_pulled
from tracker.review.models import Event
from tracker.vocabulary import Stop

LATE = timedelta(minutes=30)
SILENT = timedelta(minutes=5)  # sixty rings of the clock


def clock(now: datetime) -> str:
    """Return "ok", or that no worker hears the clock: then nothing is published, and nobody is told of anything.

    One that has not rung yet has just been started. A mark from a time to come is of a machine whose time was set back.
    """
    moved = Mark.objects.filter(pk=1).values_list("moved_at", flat=True).first()
    if moved is None or is_restored() or abs(now - moved) < SILENT:
        return "ok"
    return f"silent since {moved:%Y-%m-%d %H:%M} UTC: do beat and a worker run, do they reach Redis, is the disk full?"


def mail(now: datetime) -> str:
    """Return "ok", or what a person must do something about."""
    if is_restored():
        return "held: a backup was restored; see release_mail"
    if is_pulled(Stop.SENDING):
        return "stopped by the brake"
    if untold := Event.objects.awaiting_dispatch().filter(recorded_at__lte=now - LATE).count():
        return f"late: {untold} events of which nobody was told for half an hour"
    mails = Alert.objects.filter(channel=Channel.MAIL)
    late = mails.filter(state__in=TO_TRY, event__dispatched_at__lte=now - LATE).count()
    if late and not mails.filter(state=AlertState.ACCEPTED, accepted_at__gt=now - LATE).exists():
        return f"late: {late} owed for half an hour, and none was taken in that time"
    return "ok"


def sign_ups(now: datetime) -> str:
    """Return "ok", or that a flood has shut the door on everyone."""
    return "closed: too many within a day" if is_closed(now) else "ok"
