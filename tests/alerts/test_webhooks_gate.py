"""Where a webhook may lead: to the public web alone, however its address is spelt."""

import pytest
from django.utils import timezone

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.stub_site import canary
from tracker.alerts.models import Webhook
from tracker.alerts.webhooks.call import call_webhooks
from tracker.alerts.webhooks.owner import UnfitAddress, set_webhook

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"


PRIVATE = [
    "http://{canary}/", "https://{canary}/", "http://2130706433:{port}/", "http://0177.0.0.1:{port}/",
    "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://localhost:{port}/", "file:///etc/passwd",
    "http://user@{canary}/", "http://{canary}\\@example.org/", "https://169.254.169.254/latest", "https://example.org:22/",
    "https://example.org:6379/", "http://example.org/", "https://10.0.0.1/", "https://[64:ff9b::7f00:1]/", "gopher://x/",
]  # fmt: skip


@pytest.mark.parametrize("url", PRIVATE)
def test_an_address_behind_the_gate_is_refused_and_never_called(url, settings):
    a_subscription(ANN)
    subscriber = a_subscriber(ANN)
    with canary() as (port, came):
        address = url.format(canary=f"127.0.0.1:{port}", port=port)
        with pytest.raises(UnfitAddress):
            set_webhook(subscriber, address)
        moment = timezone.now()
        Webhook.objects.create(subscriber=subscriber, url=address, salt="x", created_at=moment, next_try_at=moment)
        call_webhooks(Webhook.objects.all())
        assert came == []
    assert Webhook.objects.get().verified_at is None


def test_a_name_that_leads_home_is_not_followed(monkeypatch):
    """As a rebinding name server does it: public when it is entered, ours when it is called."""
    a_subscription(ANN)
    with canary() as (port, came):
        webhook = set_webhook(a_subscriber(ANN), "https://hooks.example.org/x")
        monkeypatch.setattr(
            "socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port)), (2, 1, 6, "", ("8.8.8.8", 443))]
        )
        call_webhooks(Webhook.objects.all())
        assert came == []
    webhook.refresh_from_db()
    assert webhook.error == "This is no address of the public web."
