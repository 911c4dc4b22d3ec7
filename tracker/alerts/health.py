"""How the mail does, in words for whoever watches the program."""

from datetime import datetime, timedelta

from tracker.alerts.departed.restored import is_restored
from tracker.alerts.models import Alert
from tracker.alerts.owed import TO_TRY
from tracker.alerts.subscribe import is_closed
from tracker.alerts.words import AlertState, Channel
from tracker.review.brake import is_pulled
from tracker.vocabulary import Stop

LATE = timedelta(minutes=30)


def mail(now: datetime) -> str:
    """Return "ok", or what a person must do something about."""
    if is_restored():
        return "held: a backup was restored; see release_mail"
    if is_pulled(Stop.SENDING):
        return "stopped by the brake"
    mails = Alert.objects.filter(channel=Channel.MAIL)
    late = mails.filter(state__in=TO_TRY, event__dispatched_at__lte=now - LATE).count()
    if late and not mails.filter(state=AlertState.ACCEPTED, accepted_at__gt=now - LATE).exists():
        return f"late: {late} owed for half an hour, and none was taken in that time"
    return "ok"


def sign_ups(now: datetime) -> str:
    """Return "ok", or that a flood has shut the door on everyone."""
    return "closed: too many within a day" if is_closed(now) else "ok"
