"""manage.py up: the whole tracker on one machine, from an empty folder to a page that answers."""

import contextlib
import fcntl
import logging
import os
import re
import secrets
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator

import redis
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command, get_commands
from django.db import OperationalError, connection
from django.db.models import Q

from tracker.management.redis_server import redis_server
from tracker.management.static_files import collect_static
from tracker.management.supervisor import Child, Supervisor, interrupt_on_signals

logger = logging.getLogger("tracker.up")

LOADERS = ("load_catalog", "load_baseline", "load_roles", "sources")
WEB_WORKER = "tracker.management.web_worker.WebWorker"
REDIS_PATIENCE = 10  # seconds until an embedded server must answer


class Command(BaseCommand):
    help = "Prepare everything, then run web, worker, beat and, without REDIS_URL, an embedded Redis until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where the site answers, on 127.0.0.1")

    def handle(self, *, port: int, **_options: object) -> None:
        interrupt_on_signals()
        supervisor = Supervisor()
        with only_up_here():
            try:
                refuse_taken(port)
                start_redis(supervisor)
                prepare()
                start_programs(supervisor, port)
                supervisor.watch()
            except KeyboardInterrupt:
                logger.info("stopping")
            finally:
                supervisor.stop()


@contextlib.contextmanager
def only_up_here() -> Iterator[None]:
    """Hold the data folder for this process alone. Raises CommandError while another holds it."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(
                f"`manage.py up` already runs on {settings.DATA_DIR}: stop that one, or set DATA_DIR to another folder."
            ) from error
        yield


def refuse_taken(port: int) -> None:
    """Raise CommandError where something else answers on the port, or may not be bound by us."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(f"Port {port} cannot be used ({error}): choose another with --port.") from error


def start_redis(supervisor: Supervisor) -> None:
    """Start the embedded server where REDIS_URL names no other, and wait until Redis answers. Raises CommandError."""
    embedded = f"unix://{settings.REDIS_SOCKET}" == settings.REDIS_URL
    if embedded:
        command = redis_server(settings.REDIS_SOCKET, settings.DATA_DIR)
        supervisor.start(Child("redis", command, settings.DATA_DIR))
        logger.info("redis: %s on %s", command[0], settings.REDIS_SOCKET)
    deadline = time.monotonic() + (REDIS_PATIENCE if embedded else 0)
    while trouble := redis_trouble():
        if time.monotonic() > deadline:
            raise CommandError(
                f"REDIS_URL: no Redis answers at {without_password(settings.REDIS_URL)} ({trouble}): start it, or unset"
                " REDIS_URL to have one started here."
            )
        time.sleep(0.05)
    if not embedded:
        logger.info("redis: REDIS_URL, %s", without_password(settings.REDIS_URL))


def redis_trouble() -> str:
    """Return why Redis does not answer, or "" when it does."""
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=5, retry=None) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        return str(error)
    return ""


def prepare() -> None:
    """Bring database, pages' files, catalog and sources up to date; each step may run again without a second effect."""
    reach_database()
    call_command("migrate", interactive=False, verbosity=0)
    collect_static()
    for loader in LOADERS:
        if loader in get_commands():
            call_command(loader, stdout=sys.stderr)  # among the log lines, and not held back by a pipe
    make_first_staff_account()
    mail = "EMAIL_URL" if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else settings.EMAIL_FILE_PATH
    if not (settings.TWO_PERSONS and settings.STAFF_2FA):
        words = [f"{name} is {'on' if getattr(settings, name) else 'off'}" for name in ("TWO_PERSONS", "STAFF_2FA")]
        logger.info("%s: fit for one person on one machine, and the sources page says so", ", ".join(words))
    logger.info("mail: to %s; an accepted change goes out after RECALL_SECONDS=%d", mail, settings.RECALL_SECONDS)


def reach_database() -> None:
    """Say which database is used. Raises CommandError where it cannot be reached."""
    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")  # seconds; libpq's default is for ever
    where = without_password(settings.DATABASE_URL)
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(
            f"DATABASE_URL: {where} cannot be reached ({reason}): start it, or unset DATABASE_URL to use SQLite."
        ) from error
    logger.info("database: %s", where)


def make_first_staff_account() -> None:
    """Where nobody can log in to the desk yet, make an account and say its password, this once."""
    users = get_user_model().objects
    if users.filter(Q(is_staff=True) | Q(username="admin")).exists():
        return
    password = secrets.token_urlsafe(12)
    users.create_superuser("admin", password=password)
    logger.info("first staff account: admin, password %s (shown this once)", password)


def start_programs(supervisor: Supervisor, port: int) -> None:
    """Start web, workers and beat."""
    os.environ.setdefault("PUBLIC_BASE_URL", f"http://127.0.0.1:{port}")  # what mails link to
    celery = (sys.executable, "-m", "celery", "--app", "tracker.celery", "--quiet")
    quiet = ("--without-gossip", "--without-mingle")  # both only make noise when Redis comes back
    worker = ("worker", "--loglevel", "INFO", *quiet)
    gunicorn = (sys.executable, "-m", "gunicorn", "tracker.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket")
    programs: dict[str, tuple[object, ...]] = {
        "web": (*gunicorn, "--worker-class", WEB_WORKER, "--workers", 2, "--threads", 4, "--graceful-timeout", 5),
        "worker": (*celery, *worker, "--queues", "celery", "--concurrency", 2, "--hostname", "line@%h"),
        "crawler": (*celery, *worker, "--queues", "crawl", "--concurrency", 1, "--hostname", "crawl@%h"),
        "beat": (*celery, "beat", "--pidfile=", "--loglevel", "INFO"),
    }
    for name, command in programs.items():
        supervisor.start(Child(name, [str(word) for word in command], settings.ROOT))
    logger.info("web, worker and beat started; data in %s; stop with Ctrl-C", settings.DATA_DIR)
    logger.info("open http://127.0.0.1:%d", port)


def without_password(url: str) -> str:
    """Return an address fit for a log: no password, no query."""
    return re.sub(r"//[^/]*@", "//", url).partition("?")[0]
