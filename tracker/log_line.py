"""A line of the log is one line, whatever a visitor's address or a crawled page puts into it."""

import logging
import re

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class LogLine(logging.Formatter):
    """Shows control characters (C0, C1: line ends, escape sequences of a terminal) by number, and indents a traceback.

    So nobody can write a line that looks like ours.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """Return the line of the record, without its traceback."""
        return CONTROLS.sub(_shown, super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line and what follows it, each further line of which begins with a space."""
        line, *rest = super().format(record).splitlines()
        return "\n".join([line, *(f"  {CONTROLS.sub(_shown, one)}" for one in rest)])


def _shown(control: re.Match[str]) -> str:
    return ascii(control[0])[1:-1]
