"""The recorded visit of each spider: where it lies, and how it is made of the forms that recordings come in."""

import json
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qsl

import yaml
from warcio.archiveiterator import ArchiveIterator

from tests.conftest import ROOT
from tests.warc import Answer
from tracker.contract import Source

PAGES = ROOT / "tests" / "pages"
WEB = ROOT.parent / "shared" / "web"
MakeWarc = Callable[..., Path]


def own_recording(source: Source, make: MakeWarc) -> Path | None:
    """Return tests/pages/SLUG.warc.gz, or a visit made of the folder tests/pages/SLUG with its visit.json."""
    recorded = PAGES / f"{source.slug}.warc.gz"
    if recorded.exists():
        return recorded
    visit = PAGES / source.slug / "visit.json"
    return visit_of(visit, make) if visit.exists() else None


def real_recording(source: Source, make: MakeWarc) -> Path | None:
    """Return the recorded visit in ../shared/web that holds every address of the source, or None."""
    addresses = {address.url for address in source.addresses}
    for recorded in sorted(WEB.glob("warc/*.warc.gz")):
        if addresses <= addresses_in(recorded):
            return recorded
    for cassette in sorted(WEB.glob("**/*_vcr_happy.yaml")):
        told = yaml.safe_load(cassette.read_text())["interactions"]
        if addresses <= {exchange["request"]["uri"] for exchange in told}:
            return make({exchange["request"]["uri"]: answer_of(exchange) for exchange in told})
    return None


def visit_of(visit: Path, make: MakeWarc) -> Path:
    """Make a visit of our own pages: visit.json says when it was, and which file answers which address."""
    told = json.loads(visit.read_text())
    pages = {
        answer["url"]: Answer(
            body=(visit.parent / answer["file"]).read_bytes(),
            headers={"Content-Type": answer["media_type"]},
            status=answer["status"],
        )
        for answer in told["answers"]
    }
    return make(pages, told["seen_at"])


def addresses_in(recorded: Path) -> set[str]:
    """Return the addresses that a WARC file has answers for."""
    with recorded.open("rb") as file:
        return {
            record.rec_headers.get_header("WARC-Target-URI")
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        }


def answer_of(exchange: dict) -> Answer:
    """Return one exchange of a cassette: the form that was posted, and the answer on its own day."""
    request, response = exchange["request"], exchange["response"]
    return Answer(
        body=response["body"]["string"],
        headers={"Content-Type": response["headers"]["Content-Type"][0]},
        form=dict(parse_qsl(request["body"], strict_parsing=True)),
        seen_at=moment(response["headers"]["Date"][0]),
    )


def moment(date_header: str) -> str:
    """Return the moment of an HTTP date as a WARC writes it."""
    return f"{parsedate_to_datetime(date_header):%Y-%m-%dT%H:%M:%SZ}"
