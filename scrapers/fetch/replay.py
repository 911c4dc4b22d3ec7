"""A recorded visit in place of the web: answers from a WARC file, by method, address and form."""

from scrapy import Request
from scrapy.http import Headers, Response

from scrapers.errors import Incomplete, Unreachable
from scrapers.fetch.archive import Archive, Recorded
from scrapers.fetch.exchange import Exchange


class Replay:
    """One file, whoever made it. Validators that match are answered 304, as the host itself would."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def answer(self, request: Request) -> Exchange:
        """Return the recorded answer.

        Raises Unreachable where there is none, but a robots.txt is then absent, and Incomplete for half a one.
        """
        recorded = self._archive.find(request.method, request.url, request.body)
        if recorded is None:
            if "robots" not in request.meta:
                raise Unreachable(f"the address is not in the replayed file{self._archive.fault}")
            response = Response(request.url, status=404)
            return Exchange(response=response, seen_at=self._archive.newest, fetched_from=request.url)
        if recorded.cut_short:
            raise Incomplete("the recorded answer is shorter than it says: data loss")
        response = _response(request, recorded)
        return Exchange(response=response, seen_at=recorded.seen_at, fetched_from=request.url)

    async def close(self) -> None:
        """Hold nothing open."""


def _response(request: Request, recorded: Recorded) -> Response:
    headers = Headers()
    for name, value in recorded.headers:
        headers.appendlist(name, value)
    if recorded.status == 200 and _matches(request.headers, headers):
        return Response(request.url, status=304, headers=headers)
    flags = ["partial"] if recorded.truncated else []
    return Response(request.url, status=recorded.status, headers=headers, body=recorded.body, flags=flags)


def _matches(asked: Headers, has: Headers) -> bool:
    """Tell whether the request's validators say that we hold this page (RFC 9110, section 13.2.2)."""
    if wanted := asked.get(b"If-None-Match"):
        tag = has.get(b"ETag")
        return tag is not None and _weak(tag) in [_weak(known) for known in wanted.split(b",")]
    since = asked.get(b"If-Modified-Since")
    return since is not None and since == has.get(b"Last-Modified")


def _weak(tag: bytes) -> bytes:
    return tag.strip().removeprefix(b"W/")
