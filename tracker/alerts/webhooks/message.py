"""What a program is told: an event, or the challenge that proves whose address it is."""

import json
from dataclasses import asdict
from datetime import date

from tracker.alerts.seal import seal
from tracker.alerts.webhooks.models import Webhook
from tracker.review.label_moves import label_moves
from tracker.review.models import Event
from tracker.review.story import event_id, story


def message_id(webhook: Webhook, what: str) -> str:
    """Return the id of a message: the same at every try, another for every receiver."""
    return f"msg_{seal('alerts.webhook.message', f'{webhook.pk}:{webhook.salt}:{what}').hex()[:32]}"


def challenge_of(webhook: Webhook) -> str:
    """Return the word that the receiver must send back before it is told anything."""
    return seal("alerts.webhook.challenge", f"{webhook.pk}:{webhook.salt}:{webhook.url}").hex()


def challenge_body(webhook: Webhook) -> bytes:
    """Return the message that asks for the word."""
    data = {"challenge": challenge_of(webhook)}
    return _json({"type": "challenge", "timestamp": webhook.created_at.isoformat(), "data": data})


def event_body(event: Event) -> bytes:
    """Return the message that tells of the event: `type`, `timestamp` and `data`, as Standard Webhooks has them."""
    told = story(event)
    place = event.jurisdiction
    data = {
        "id": event_id(event),
        "kind": event.kind,
        "topic": event.topic,
        "day": event.day.isoformat(),
        "place": {"id": place.ocd_id, "name": place.name, "level": place.level},
        "substances": event.substances,
        "subject": told.subject,
        "opening": told.opening,
        "labels": [asdict(move) for move in label_moves(event)],
        "differences": [asdict(one) for one in told.differences],
        "in_force_from": told.effective,
        "quote": told.quote,
        "citation": told.citation,
        "stored_url": told.stored_url,
        "live_url": told.live_url,
        "place_url": told.place_url,
        "corrects": _corrected(event),
    }
    return _json({"type": f"{event.topic}.{event.kind}", "timestamp": event.recorded_at.isoformat(), "data": data})


def _corrected(event: Event) -> list[str]:
    """Return the ids of the events that this one says were wrong."""
    wrong = Event.objects.filter(change=event.change.corrects_id) if event.change.corrects_id else Event.objects.none()
    return [event_id(one) for one in wrong.order_by("pk")]


def _json(message: object) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode()
