"""Whether a text that was just read says what the one before it said."""

from tracker.evidence.judge import is_form
from tracker.evidence.store import Damaged, fetch


def reads_the_same(held_sha256: str, text: str) -> bool:
    """Whether a text says what the one held under this hash says. One that cannot be read any more says nothing."""
    try:
        held = fetch(held_sha256).decode()
    except Damaged:
        return False
    return is_form(held, text)
