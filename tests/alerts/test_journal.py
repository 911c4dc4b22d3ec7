"""What a sender leaves on a disk that runs full."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tracker.alerts.journal import Journal, journal, left_behind

pytestmark = pytest.mark.usefixtures("data_dir")


@contextmanager
def room_for(more: int, notes: Journal) -> Iterator[None]:
    """Let the journal grow by so many bytes and no further, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (os.fstat(notes.descriptor).st_size + more, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_half_a_line_speaks_of_no_other_mail() -> None:
    with pytest.raises(OSError, match="No space left"), journal("alert") as notes:
        notes.turn(7)
        with room_for(4, notes):
            notes.turn(1234)
    ((_lease, results),) = left_behind("alert")
    assert set(results) == {7}
