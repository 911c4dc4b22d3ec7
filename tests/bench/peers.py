"""How others fan out: bare tables, and mails as Django writes them, on one connection or by Celery's workers.

`celery --app tests.bench.peers worker` is the second: two processes, batches of 200.
"""

import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from celery import Celery
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.db import connection, transaction

BATCH = 200
SUBJECT = "Kratom, Region 7: law changed"
WORDS = "What the law says, in its own words, as a person has read and accepted it. "
TEXT = (
    "The record of kratom in Region 7 changed from allowed to prohibited.\n\nSource: https://law.example/7/12\n\n"
    + WORDS * 9
    + "\n\nUnsubscribe: %s\n"
)
HTML = "<!doctype html>\n<html><body>\n" + f"<p>{WORDS}</p>\n" * 16 + '<p><a href="%s">Stop</a></p>\n</body></html>\n'
CALENDAR = "BEGIN:VCALENDAR\r\n" + f"DESCRIPTION:{WORDS[:60]}\r\n" * 6 + "END:VCALENDAR\r\n"
READER_TABLE = (
    "CREATE TABLE bare_reader (id integer PRIMARY KEY, email varchar(120), region integer, product varchar(20),"
    " confirmed boolean, token varchar(32))"
)
MAIL_TABLE = (
    "CREATE TABLE bare_mail (id {key}, event integer, reader integer, email varchar(120), token varchar(32),"
    " state smallint, sent_at timestamp NULL)"
)
KEYS = {"sqlite": "integer PRIMARY KEY AUTOINCREMENT", "postgresql": "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"}
INDEXES = (
    "CREATE INDEX bare_reader_asks ON bare_reader (region, product, confirmed)",
    "CREATE UNIQUE INDEX bare_mail_once ON bare_mail (event, reader)",
    "CREATE INDEX bare_mail_state ON bare_mail (state, id)",
)
INSERT_SELECT = (
    "INSERT INTO bare_mail (event, reader, email, token, state) SELECT 1, id, email, token, 0 FROM bare_reader"
    " WHERE region = 7 AND product = 'p0' AND confirmed ON CONFLICT DO NOTHING"
)

app = Celery("peers", broker=os.environ.get("REDIS_URL"))
app.conf.update(task_ignore_result=True, task_acks_late=True, worker_hijack_root_logger=False)
Row = tuple[int, str, str]


def make_tables(readers: int, matching: int) -> None:
    """Make the bare tables, with so many readers of which so many match the event."""
    step = readers // matching
    rows = [
        (n, f"user{n}@list.example", 8 if n % step else 7, f"p{n % 40 if n % step else 0}", True, f"{n:032x}")
        for n in range(readers)
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (READER_TABLE, MAIL_TABLE.format(key=KEYS[connection.vendor]), *INDEXES):
            cursor.execute(statement)
        cursor.executemany("INSERT INTO bare_reader VALUES (%s, %s, %s, %s, %s, %s)", rows)


def bare_outbox() -> None:
    """Owe the event to those who match, in one bare statement."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT_SELECT)


def empty_outbox() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM bare_mail")


def one_connection() -> None:
    """Send what is owed over one reused Django connection, marked in batches."""
    mailer = get_connection()
    mailer.open()
    rows = _owed()
    for start in range(0, len(rows), BATCH):
        _send(mailer, rows[start : start + BATCH])
    mailer.close()


def celery_batches() -> None:
    """Queue what is owed in batches, and wait until the workers have sent it."""
    rows = _owed()
    for start in range(0, len(rows), BATCH):
        batch.delay([number for number, *_ in rows[start : start + BATCH]])
    while _owed(1):
        time.sleep(0.05)


@app.task(name="batch")
def batch(numbers: list[int]) -> None:
    wanted = set(numbers)
    with get_connection() as mailer:
        _send(mailer, [row for row in _owed() if row[0] in wanted])


def bare_smtplib(mails: int) -> None:
    """Send so many finished messages over one connection of the standard library's."""
    smtp = smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT)
    content = str(_message("user@list.example", "0" * 32).message())
    for number in range(mails):
        smtp.sendmail("alerts@tracker.example", [f"user{number}@list.example"], content)
    smtp.quit()


@contextmanager
def workers() -> Iterator[None]:
    """Keep two Celery processes ready."""
    command = (sys.executable, "-m", "celery", "--app", "tests.bench.peers", "--quiet", "worker", "--concurrency", "2")
    process = subprocess.Popen(
        [*command, "--without-gossip", "--without-mingle", "--loglevel", "ERROR"], stdout=subprocess.DEVNULL
    )
    try:
        while not app.control.ping(timeout=1):
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


def _owed(limit: int | None = None) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, email, token FROM bare_mail WHERE state = 0" + (f" LIMIT {limit}" if limit else ""))
        return cursor.fetchall()


def _send(mailer: object, rows: Sequence[Row]) -> None:
    mailer.send_messages([_message(email, token) for _, email, token in rows])
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(rows))
        cursor.execute(f"UPDATE bare_mail SET state = 2 WHERE id IN ({marks})", [number for number, *_ in rows])


def _message(email: str, token: str) -> EmailMessage:
    """Return a mail of the parts and the size that ours has."""
    link = f"https://tracker.example/u/{token}"
    headers = {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    sender = "alerts@tracker.example"
    message = EmailMultiAlternatives(SUBJECT, TEXT % link, sender, [email], headers=headers)
    message.attach_alternative(HTML % link, "text/html")
    message.attach("law.ics", CALENDAR, "text/calendar")
    return message
