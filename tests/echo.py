"""A WSGI application for tests of what serves it: it gives back the body that it was sent, or a file.

`/` answers with the body of the request; `/file` with the file that the environment calls ECHO_FILE, and `/words` with
the same out of memory. ECHO_SECONDS is how long a client may take before it is given up.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tracker.management import web_worker

if seconds := os.environ.get("ECHO_SECONDS"):
    web_worker.REQUEST_SECONDS = web_worker.STALLED_SECONDS = float(seconds)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/file":
        path = Path(os.environ["ECHO_FILE"])
        start_response("200 OK", [("Content-Length", str(path.stat().st_size))])
        return environ["wsgi.file_wrapper"](path.open("rb"))
    if environ["PATH_INFO"] == "/words":
        start_response("200 OK", [])
        return [Path(os.environ["ECHO_FILE"]).read_bytes()]
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
