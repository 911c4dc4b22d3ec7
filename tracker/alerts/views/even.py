"""Answers that take as long for one address as for another: how long is a way to ask who is subscribed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

AS_LONG_AS = 0.05  # seconds, several times what the longest way takes


@contextmanager
def evenly() -> Iterator[None]:
    """Let what is done within take a set time, however little there was to do."""
    until = time.monotonic() + AS_LONG_AS
    yield
    time.sleep(max(0.0, until - time.monotonic()))
