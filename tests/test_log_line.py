"""What strangers put into the log stays within its line."""

import logging
from logging.config import dictConfig

import pytest
from django.conf import settings

FORGED = "gone\r\n2026-01-01 00:00:00,000 INFO tracker.tasks: all is well\x1b[2K\x9b1A\u2028"


@pytest.fixture
def console() -> logging.Handler:
    """The handler of our settings, as a start makes it."""
    handlers = logging.root.handlers[:]
    level = logging.root.level
    dictConfig({**settings.LOGGING, "disable_existing_loggers": False})
    (ours,) = logging.root.handlers
    logging.root.handlers, logging.root.level = handlers, level
    return ours


def test_a_stranger_s_words_cannot_begin_a_line_or_move_the_terminal(console: logging.Handler) -> None:
    line = console.format(logging.makeLogRecord({"name": "tracker", "msg": "%s", "args": (FORGED,)}))
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert r"gone\r\n2026" in line
    assert r"\x1b[2K\x9b1A\u2028" in line


def test_a_traceback_keeps_its_lines_and_none_looks_like_ours(console: logging.Handler) -> None:
    try:
        raise ValueError(FORGED)
    except ValueError as error:
        trouble = (ValueError, error, error.__traceback__)
    _, *rest = console.format(logging.makeLogRecord({"msg": "failed", "exc_info": trouble})).split("\n")
    assert len(rest) > 3
    assert all(line.startswith("  ") and line.isprintable() for line in rest)
