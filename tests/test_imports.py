"""Imports run one way, from the scrapers to the record and on to the readers; the edges are imported by nobody."""

import sys
from collections.abc import Callable

import pytest

from tests.imports import imports_of, module_files, within

ROOMS = ("catalog", "evidence", "record", "review", "alerts", "lookup")
BORDER = ("tracker.vocabulary", "tracker.substances", "tracker.contract", "tracker.gate")
BEHIND_THE_BORDER = ("tracker.hosts", "tracker.readings")  # part of the contract, which passes it on
WORDS = ("tracker.wording", "tracker.alerts.words", "tracker.alerts.departed.words")  # beside the vocabulary of all
MODELS = ("models", "querysets", "owed", "asks_for", "under")  # with what they are made of
COMMANDS = "tracker.evidence.management"
EDGES = frozenset(
    {
        "admin",
        "api",
        "apps",
        "asgi",
        "celery",
        "feeds",
        "head",
        "management",
        "middleware",
        "read_only",
        "tasks",
        "urls",
        "views",
        "wsgi",
    }
)
WRITERS = frozenset(
    {"accept", "correct", "dispatch", "ingest", "load", "mature", "propose", "publish", "reject", "report", "send"}
)
REQUESTS = ("celery", "django.http", "django.shortcuts", "django.urls.resolvers", "django.views", "ninja")
SIGNALS = ("django.core.signals", "django.db.models.signals", "django.dispatch", "django.test.signals")


def is_edge(module: str) -> bool:
    return within(module, "tracker") and not EDGES.isdisjoint(module.split(".")[1:])


def is_models(module: str) -> bool:
    return module.rsplit(".", maxsplit=1)[-1] in MODELS


def room_forbids(room: str, *others: str) -> Callable[[str, str], bool]:
    return lambda importer, name: (
        within(importer, f"tracker.{room}") and within(name, *(f"tracker.{other}" for other in others))
    )


NEVER: dict[str, Callable[[str, str], bool]] = {
    "scrapers import Django": lambda importer, name: within(importer, "scrapers") and within(name, "django"),
    "scrapers import more of the tracker than the border": lambda importer, name: (
        within(importer, "scrapers") and within(name, "tracker") and not within(name, *BORDER)
    ),
    "the tracker imports scrapers, but for run in the commands of evidence": lambda importer, name: (
        within(importer, "tracker")
        and within(name, "scrapers")
        and not (within(importer, COMMANDS) and within(name, "scrapers.run"))
    ),
    "the border imports Django or a room": lambda importer, name: (
        importer in BORDER
        and (within(name, "django") or (within(name, "tracker") and not within(name, *BORDER, *BEHIND_THE_BORDER)))
    ),
    "catalog imports a room": room_forbids("catalog", *(room for room in ROOMS if room != "catalog")),
    "evidence imports what stands behind it": room_forbids("evidence", "record", "review", "alerts"),
    "record imports evidence, review or alerts": room_forbids("record", "evidence", "review", "alerts"),
    "review imports alerts": room_forbids("review", "alerts"),
    "lookup imports alerts": room_forbids("lookup", "alerts"),
    "anything imports lookup": lambda importer, name: (
        within(name, "tracker.lookup") and not within(importer, "tracker.lookup", "tracker.urls")
    ),
    "lookup imports what writes": lambda importer, name: (
        within(importer, "tracker.lookup") and within(name, "tracker") and name.split(".")[-1] in WRITERS
    ),
    "models import a verb": lambda importer, name: (
        within(importer, "tracker")
        and is_models(importer)
        and within(name, "tracker")
        and not (within(name, *BORDER, *WORDS) or is_models(name))
    ),
    "a verb imports an edge": lambda importer, name: not is_edge(importer) and is_edge(name),
    "a verb knows of a request or a queue": lambda importer, name: (
        within(importer, "tracker") and not is_edge(importer) and within(name, *REQUESTS)
    ),
    "anything listens to signals": lambda _importer, name: within(name, *SIGNALS),
}


def trespasses(rule: str) -> list[str]:
    files = module_files()
    return [
        f"{importer} imports {name}"
        for importer, path in files.items()
        for name in imports_of(path.read_text(), importer, set(files), is_package=path.name == "__init__.py")
        if NEVER[rule](importer, name)
    ]


@pytest.mark.parametrize("rule", NEVER)
def test_never(rule: str) -> None:
    assert trespasses(rule) == []


TRESPASSES = [
    ("scrapers import Django", "scrapers.run", "from django.db import models"),
    ("scrapers import more of the tracker than the border", "scrapers.run", "from tracker import settings"),
    ("scrapers import more of the tracker than the border", "scrapers.run", "def f():\n import tracker.record.models"),
    ("the tracker imports scrapers, but for run in the commands of evidence", "tracker.tasks", "import scrapers.run"),
    (
        "the tracker imports scrapers, but for run in the commands of evidence",
        f"{COMMANDS}.crawling",
        "import scrapers.text",
    ),
    ("the border imports Django or a room", "tracker.gate", "import django"),
    ("catalog imports a room", "tracker.catalog.load", "from ..record import models"),
    ("evidence imports what stands behind it", "tracker.evidence.ingest", "from tracker.review.propose import propose"),
    ("record imports evidence, review or alerts", "tracker.record.label", "from tracker.evidence import models"),
    ("review imports alerts", "tracker.review.publish", "import tracker.alerts.models"),
    ("lookup imports alerts", "tracker.lookup.queries", "from tracker.alerts import models"),
    ("anything imports lookup", "tracker.alerts.views", "from tracker.lookup import queries"),
    ("lookup imports what writes", "tracker.lookup.queries", "from tracker.review.publish import publish"),
    ("models import a verb", "tracker.review.models", "from tracker.review.publish import publish"),
    ("a verb imports an edge", "tracker.review.publish", "from tracker.tasks import send_alerts"),
    ("a verb knows of a request or a queue", "tracker.review.publish", "from django.http import HttpRequest"),
    ("anything listens to signals", "tracker.review.apps", "from django.db.models.signals import post_save"),
]


@pytest.mark.parametrize(("rule", "importer", "source"), TRESPASSES)
def test_the_walk_sees_a_trespass(rule: str, importer: str, source: str) -> None:
    known = {"tracker.settings", "tracker.record.models", "tracker.evidence.models", "tracker.alerts.models"}
    assert any(NEVER[rule](importer, name) for name in imports_of(source, importer, known))


def test_every_rule_is_seen_to_fail() -> None:
    assert {rule for rule, _importer, _source in TRESPASSES} == set(NEVER)


@pytest.mark.parametrize(
    ("module", "others"), [("vocabulary", set()), ("contract", {"pydantic", "tracker"}), ("gate", {"tracker"})]
)
def test_the_border_needs_little_more_than_the_standard_library(module: str, others: set[str]) -> None:
    files = module_files()
    name = f"tracker.{module}"
    imported = {imported.partition(".")[0] for imported in imports_of(files[name].read_text(), name, set(files))}
    assert imported - sys.stdlib_module_names <= others
