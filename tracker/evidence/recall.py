"""Give back the newest page we hold of an address, for a conditional request or a re-read."""

from tracker.contract import RecalledPage
from tracker.evidence.models import Page
from tracker.evidence.store import Damaged, fetch


def recall(url: str, request_sha256: str) -> RecalledPage | None:
    """Return the newest page held of the address, or None: where there is none, or its bytes are damaged."""
    page = Page.objects.filter(url=url, request_sha256=request_sha256).order_by("-last_seen_at", "-pk").first()
    if page is None:
        return None
    try:
        body = fetch(page.sha256)
    except Damaged:
        return None
    headers = tuple((name, value) for name, value in page.headers)
    return RecalledPage(body=body, status=page.status, headers=headers, seen_at=page.last_seen_at)
