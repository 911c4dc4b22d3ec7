"""The API asked by a machine that read its description and means no good: every answer is one that is described.

`FUZZ_EXAMPLES=5000` asks more often than a run of all tests has time for.
"""

import json
import os
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import COUNTRY, LOUISIANA, a_place
from tests.lookup.schemas import troubles
from tests.rules import a_bill, a_notice, a_published_rule, rules_for_all
from tracker.catalog.load import load_governments
from tracker.lookup.api import api
from tracker.vocabulary import Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
MOST_BYTES = 1_000_000  # of one answer, whatever is asked
SECRETS = ("canary.address", "canary_reviewer", "Canary Surname")

DOCUMENT: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
OPERATIONS = [(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods]

WORDS = st.one_of(
    st.sampled_from([LOUISIANA, "LA", "70112", "Louisiana", "kratom", "7-oh", "us", "world", "2025-08-01", "200"]),
    st.sampled_from(["", " ", "\x00", "0", "-1", "1e309", "NaN", "9" * 30, str(2**63), "0" * 5000, "2025-13-01"]),
    st.sampled_from(["9999-12-31T23:59:59+23:59", "0001-01-01", "2025-08-01T00:00:00+99:99", "null", "[]", "{}"]),
    st.sampled_from(["' OR 1=1 --", "%", "_", "../../etc/passwd", "<script>", "\u202e", "\ud7ff", "𝟕𝟎𝟏𝟏𝟐", "ß" * 200]),
    st.text(max_size=40),
    st.integers().map(str),
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=10,
)
BODIES = st.one_of(
    st.builds(
        lambda lines, substance, on: {"destinations": lines, "substance": substance, "on": on},
        st.lists(WORDS, max_size=8), WORDS | st.just(""), WORDS | st.just(""),
    ),
    JUNK,
).map(json.dumps) | st.text(max_size=30) | st.just("[" * 100_000)  # fmt: skip


@pytest.fixture
def record() -> None:
    """A little of everything, beside what nobody may ever read here."""
    rules_for_all(Effect.PROHIBITED, substance="7-oh", citation="RS 40:1")
    a_published_rule()
    a_notice(a_place(COUNTRY))
    a_bill()
    User.objects.create_user("canary_reviewer", "canary.address@example.org", "x", last_name="Canary Surname")


def parameters_of(path: str, method: str) -> list[str]:
    return [one["name"] for one in DOCUMENT["paths"][path][method].get("parameters", ())]


def judge(path: str, method: str, response: Any) -> None:
    """Hold the answer against its description."""
    body = response.content.decode()
    assert response.status_code < 500
    assert len(response.content) <= MOST_BYTES
    assert not any(secret in body for secret in SECRETS)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in response
    kind, _, _ = response["Content-Type"].partition(";")
    described = DOCUMENT["paths"][path][method]["responses"][str(response.status_code)]["content"][kind]["schema"]
    assert list(troubles(json.loads(body), described, DOCUMENT)) == []
    if response.status_code != 200:
        assert kind == "application/problem+json"
        assert json.loads(body)["status"] == response.status_code
        assert {"type", "title", "status", "detail"} == set(json.loads(body))


@pytest.fixture
def ask(record: None) -> Callable[..., Any]:
    """Ask a path by a method, with pairs of a query and a body; one client, whose middleware is loaded once."""
    client = Client(raise_request_exception=False)

    def ask(path: str, method: str, pairs: Iterable[tuple[str, str]] = (), body: str = "") -> Any:
        query = urlencode(list(pairs), quote_via=quote, errors="replace")
        more = {"data": body, "content_type": "application/json"} if method == "post" else {}
        return getattr(client, method)(f"{path}?{query}", **more)

    return ask


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_one_that_is_described(path: str, method: str, ask: Callable[..., Any]) -> None:
    names = [*parameters_of(path, method), "jurisdiction__parent__name", "order_by"]
    bodies = BODIES if method == "post" else st.just("")

    @settings(max_examples=EXAMPLES)
    @given(pairs=st.lists(st.tuples(st.sampled_from(names), WORDS), max_size=5), body=bodies)
    def fuzz(pairs: list[tuple[str, str]], body: str) -> None:
        judge(path, method, ask(path, method, pairs, body))

    fuzz()


@pytest.mark.parametrize("other", ["post", "put", "patch", "delete", "get"])
def test_a_method_that_is_not_described_is_refused(other: str, ask: Callable[..., Any]) -> None:
    for path in DOCUMENT["paths"]:
        if other not in DOCUMENT["paths"][path]:
            refused = ask(path, other)
            assert refused.status_code == 405
            assert refused.json()["status"] == 405


def test_a_head_is_a_get_without_its_body(ask: Callable[..., Any]) -> None:
    for path in (path for path, method in OPERATIONS if method == "get"):
        head, get = ask(path, "head"), ask(path, "get")
        assert (head.status_code, head["Content-Type"]) == (get.status_code, get["Content-Type"])
        assert head.content == b""


def test_the_description_names_every_operation_of_the_api() -> None:
    assert {"/api/v1/lookup", "/api/v1/claims", "/api/v1/ship", "/api/v1/rules"} <= {path for path, _ in OPERATIONS}
    parameters = [one for path, method in OPERATIONS for one in DOCUMENT["paths"][path][method]["parameters"]]
    assert not any(isinstance(one.get("examples"), list) for one in parameters)  # there OpenAPI wants a map
    assert all("200" in DOCUMENT["paths"][path][method]["responses"] for path, method in OPERATIONS)


def examples_of(path: str, method: str) -> tuple[list[tuple[str, str]], str]:
    """The query and the body that the description gives for an example."""
    operation = DOCUMENT["paths"][path][method]
    query = [
        (one["name"], one["schema"]["examples"][0]) for one in operation["parameters"] if "examples" in one["schema"]
    ]
    if method == "get":
        return query, ""
    named = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return query, json.dumps(DOCUMENT["components"]["schemas"][named]["examples"][0])


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_the_example_of_the_description_is_answered(path: str, method: str, ask: Callable[..., Any]) -> None:
    load_governments()
    query, body = examples_of(path, method)
    answered = ask(path, method, query, body)
    assert answered.status_code == 200, answered.content
    assert answered.json().get("place", {}) is not None
    judge(path, method, answered)


@pytest.fixture
def one_a_minute(settings) -> None:
    settings.API_A_MINUTE = 1
    cache.clear()


@pytest.mark.parametrize(
    ("path", "method"), [("/api/v1/lookup", "get"), ("/api/v1/rules", "get"), ("/api/v1/ship", "post")]
)
@pytest.mark.usefixtures("one_a_minute")
def test_a_header_that_is_described_is_sent(path: str, method: str, ask: Callable[..., Any]) -> None:
    load_governments()
    for status in (200, 429):
        answered = ask(path, method, *examples_of(path, method))
        assert answered.status_code == status, answered.content
        described = DOCUMENT["paths"][path][method]["responses"][str(status)]["headers"]
        assert {name for name in described if name not in answered} == set()
