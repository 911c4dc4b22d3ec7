"""Signatures after Standard Webhooks (standardwebhooks.com, 1.0): HMAC-SHA256 of id, time and body."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from tracker.alerts.seal import seal
from tracker.alerts.webhooks.models import Webhook

PREFIX = "whsec_"
BOTH_FOR = timedelta(days=1)  # after a rotation, so that a receiver may change its own copy when it likes


def secret_of(webhook: Webhook) -> str:
    """Return the secret that the receiver checks our signatures with."""
    return _secret(webhook, webhook.turn)


def secrets_at(webhook: Webhook, moment: datetime) -> list[str]:
    """Return the secrets that sign at the moment: the newest, and the one before it for a day."""
    is_new = webhook.rotated_at is not None and moment < webhook.rotated_at + BOTH_FOR
    return [_secret(webhook, turn) for turn in ([webhook.turn, webhook.turn - 1] if is_new else [webhook.turn])]


def signed(secrets: Sequence[str], message_id: str, moment: datetime, body: bytes) -> Mapping[str, str]:
    """Return the three headers that say which message this is, when it was sent, and that we sent it."""
    seconds = str(int(moment.timestamp()))
    content = b".".join([message_id.encode(), seconds.encode(), body])
    return {
        "webhook-id": message_id,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"v1,{_signature(secret, content)}" for secret in secrets),
    }


def _signature(secret: str, content: bytes) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    return b64encode(hmac.digest(key, content, "sha256")).decode()


def _secret(webhook: Webhook, turn: int) -> str:
    return PREFIX + b64encode(seal("alerts.webhook", f"{webhook.salt}:{turn}")).decode()
