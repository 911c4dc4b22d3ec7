"""The servers that other tests stand on are the real thing."""

import os
import smtplib
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser
from warcio.archiveiterator import ArchiveIterator

from tests.servers import RedisServer
from tests.smtp import SmtpSink
from tests.warc import Answer


def test_redis_is_redis_and_no_work_alike(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert "valkey_version" not in client.info("server")


def test_a_killed_redis_forgets_and_comes_back_at_the_same_address(redis_server: RedisServer) -> None:
    with redis.Redis.from_url(redis_server.url) as client:
        client.set("key", "value")
        redis_server.kill()
        with pytest.raises(redis.RedisError):
            client.ping()
        redis_server.start()
        assert client.get("key") is None


def test_every_postgres_database_starts_empty(postgres_database: str) -> None:
    with psycopg.connect(postgres_database) as database:
        assert database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_the_browser_runs_scripts(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<p>before</p><script>document.querySelector('p').textContent = 'after'</script>")
    assert page.inner_text("p") == "after"


@pytest.mark.django_db
def test_the_test_database_is_a_file_as_in_real_runs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_no_test_writes_into_the_projects_own_data_folder() -> None:
    assert not settings.DATA_DIR.is_relative_to(settings.ROOT)


def test_parallel_workers_share_no_data_folder() -> None:
    assert str(settings.DATA_DIR) == os.environ["DATA_DIR"]


def test_commands_run_on_a_data_folder_of_their_own(
    run_manage: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    said = run_manage("shell", "--no-imports", "-c", "from django.conf import settings; print(settings.DATA_DIR)")
    assert Path(said.stdout.strip()) != settings.DATA_DIR


def send(sink: SmtpSink, *recipients: str) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port, timeout=60) as client:
        client.sendmail("tracker@example.org", recipients, "Subject: changed\r\n\r\nThe law changed.")


def test_the_mail_sink_keeps_the_message_and_its_envelope(smtp_sink: SmtpSink) -> None:
    send(smtp_sink, "ann@example.org")
    (delivery,) = smtp_sink.sent_to("ann@example.org")
    assert (delivery.sender, delivery.message["Subject"]) == ("tracker@example.org", "changed")


def test_a_greylisting_sink_takes_the_second_try(smtp_sink: SmtpSink) -> None:
    smtp_sink.behave("ann@example.org", "451 try later", "ok")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(smtp_sink, "ann@example.org")
    send(smtp_sink, "ann@example.org")
    assert len(smtp_sink.messages) == 1


def test_a_dropped_line_leaves_the_sender_in_doubt(smtp_sink: SmtpSink) -> None:
    smtp_sink.behave("ann@example.org", "drop")
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(smtp_sink, "ann@example.org")
    assert len(smtp_sink.messages) == 1


def test_a_hanging_sink_says_nothing(smtp_sink: SmtpSink) -> None:
    smtp_sink.behave("ann@example.org", "hang")
    with smtplib.SMTP("127.0.0.1", smtp_sink.port, timeout=60) as client:
        client.ehlo()
        client.mail("tracker@example.org")
        client.sock.settimeout(0.5)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            client.rcpt("ann@example.org")


def test_a_made_visit_holds_the_posted_form_beside_its_answer(warc_of: Callable[..., Path]) -> None:
    pages = {"https://law.example/search": Answer(body="none found", form={"q": "kratom"}, status=404)}
    with warc_of(pages, seen_at="2026-02-03T04:05:06Z").open("rb") as file:
        seen = [
            (record.rec_type, record.rec_headers["WARC-Date"], record.raw_stream.read())
            for record in ArchiveIterator(file)
        ]
    assert seen == [
        ("response", "2026-02-03T04:05:06Z", b"none found"),
        ("request", "2026-02-03T04:05:06Z", b"q=kratom"),
    ]
