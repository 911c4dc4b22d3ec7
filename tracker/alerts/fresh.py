"""What may change while a batch of mails goes out, looked at again every second."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

FRESH_FOR = 1.0  # seconds: a second look at a whole batch costs a hundredth of that

Seen = TypeVar("Seen")


class Fresh(Generic[Seen]):
    """What `look` returns, no older than a second."""

    def __init__(self, look: Callable[[], Seen]) -> None:
        self.look = look
        self.looked_at = time.monotonic()
        self.seen = look()

    def now(self) -> Seen:
        """Return what was seen last, or look again."""
        if time.monotonic() - self.looked_at > FRESH_FOR:
            self.looked_at = time.monotonic()
            self.seen = self.look()
        return self.seen
