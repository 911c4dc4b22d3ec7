"""A HEAD gets what a GET gets but for the body, of every kind of answer."""

import io
from collections.abc import Mapping
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler

from tests.rules import a_rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]


def asked(method: str, address: str) -> tuple[str, Mapping[str, str], bytes]:
    """What the application itself answers: Django's test client would leave the body of a HEAD away on its own."""
    environ: dict[str, object] = {"REQUEST_METHOD": method, "PATH_INFO": address, "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    told: list[tuple[str, dict[str, str]]] = []
    environ |= {"HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO()}
    parts = WSGIHandler()(environ, lambda status, headers: told.append((status, dict(headers))))
    return *told[0], b"".join(parts)


@pytest.mark.parametrize("address", ["/", "/map/", "/data/rules.csv", "/api/v1/rules", "/nowhere/", "/api/v1/nothing"])
def test_a_head_has_the_headers_of_the_get_and_no_body(address: str) -> None:
    a_rule()
    status, headers, body = asked("GET", address)
    assert body
    for _ in range(2):  # the second answer may be one that is kept
        again = asked("HEAD", address)
        assert (again[0], again[2]) == (status, b"")
        assert again[1]["Content-Length"] == headers.get("Content-Length", str(len(body)))
