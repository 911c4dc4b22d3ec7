import email
import mailbox
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.alerts.departed.bounce import take_report


class Command(BaseCommand):
    help = "Read reports of bounces and complaints (one from standard input, or mbox files), and leave those alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mbox", nargs="*", help="mbox files; without any, one mail from standard input, as a pipe")

    def handle(self, *_args: Any, **options: Any) -> None:
        taken = [_is_true(report) for report in _reports(options["mbox"])]
        self.stdout.write(f"{len(taken)} read, {sum(taken)} of them true reports")


def _reports(files: list[str]) -> Iterator[bytes]:
    if not files:
        yield sys.stdin.buffer.read()
    for file in files:
        with closing(mailbox.mbox(file, create=False)) as reports:
            yield from (reports.get_bytes(key) for key in reports.iterkeys())


def _is_true(report: bytes) -> bool:
    """Return whether the report counted; not where it is nested too deep to be read, for those behind it are not."""
    try:
        return take_report(email.message_from_bytes(report)) is not None
    except RecursionError:
        return False
