"""Alerts to correct: whom a correction concerns."""

from tracker.alerts.models import Alert, AlertQuerySet
from tracker.alerts.words import Channel
from tracker.review.correct import takes_back
from tracker.review.models import Event


def alerts_to_correct(correction: Event, channel: Channel) -> AlertQuerySet:
    """Return the alerts whose readers are to hear the correction on this channel, whether it is stored or not.

    Those who were owed the wrong and not told it are not told it any more: the correction takes its place. But what was
    merely taken back leaves them nothing to hear.
    """
    wrong = Alert.objects.corrected_by(correction).filter(channel=channel)
    return wrong.told() if takes_back(correction.change) else wrong
