"""The API for reading. Anyone may call it: it holds nothing that is private."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Query
from pydantic import BaseModel, Field

from tracker.catalog.find import LONGEST, find
from tracker.catalog.found import NOTHING, Found
from tracker.lookup.answer import answer
from tracker.lookup.asked import BadQuestion, day_asked, moment_asked, substances_asked
from tracker.lookup.borders import beyond
from tracker.lookup.claims_page import NO_CLAIMS, claims_page
from tracker.lookup.document import (
    AuditHeadDocument,
    ClaimsDocument,
    LookupDocument,
    ProblemDocument,
    answer_document,
    beyond_document,
    claim_document,
    match_document,
    place_document,
)
from tracker.lookup.queries import substances
from tracker.lookup.views import coming, ship_api, tables_api
from tracker.lookup.views.described import DescribedAPI
from tracker.lookup.views.exact import ExactRenderer
from tracker.lookup.views.problems import PROBLEM
from tracker.lookup.views.tables_api import A_PAGE, LARGEST_PAGE, LAST_KEY
from tracker.review.audit import head

DESCRIPTION = """\
The legal status of kratom and its alkaloids by place and day, with the law's own words. Not legal advice.

`unknown` is never a yes: nobody here knows. Any page may ask, without a key. Fields may be added to an answer; none is
taken away while the address begins with `/api/v1`. An error is a problem document (RFC 9457). Lists come a page at a
time: follow `next` until it is null. The whole record is under `/data/` as files."""

MOST_MATCHES = 100  # places that one answer lists where the words are ambiguous
SUBSTANCE = "`kratom` or `7-oh`; without it all that are watched"
ON = "The day asked about; without it the day in the place at the moment `known`"
KNOWN = "By what was on record at that moment, or when that day ended in UTC; without it now"
PLACE = (
    "A place: name, `City, ST`, ZIP code, OCD id, ISO 3166 code, GEOID. Two letters are a state first, five digits a "
    "ZIP code: `iso DE` asks for Germany, `geoid 12115` for Sarasota County. The `note` tells what else they can mean"
)


def asked_anew(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let anyone keep the answer, who asks each time before showing it again whether it still holds."""

    @wraps(view, assigned=("__doc__",))
    def served(request: HttpRequest, *args: object, **words: object) -> HttpResponse:
        response = view(request, *args, **words)
        return _asked_anew(response) if request.method == "GET" else response

    return served


def asked_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a question that says the same thing twice: only one of the two would be answered, and not told which."""

    @wraps(view, assigned=("__doc__",))
    def served(request: HttpRequest, *args: object, **words: object) -> HttpResponse:
        repeated = [name for name, values in request.GET.lists() if len(values) > 1]
        if repeated:
            return _problem(gettext("Say each of these once: %s.") % ", ".join(repeated)[:200])
        return view(request, *args, **words)

    return served


class ClaimsQuestion(BaseModel):
    """Whose claims, and which page of them."""

    q: str = Field(
        "", description="A place, as in the look-up; without it the claims of all places", examples=["Louisiana"]
    )
    substance: str = Field("", description=SUBSTANCE, examples=["kratom"])
    known: str = Field("", description=KNOWN, examples=["2026-08-01T12:00:00Z"])
    after: int = Field(0, ge=0, le=LAST_KEY, description="the `next` of the page before")
    limit: int = Field(A_PAGE, ge=1, le=LARGEST_PAGE, description="how many items at most")


api = DescribedAPI(
    title="Regulatory status tracker",
    version="1",
    description=DESCRIPTION,
    servers=[{"url": settings.PUBLIC_BASE_URL}],
    openapi_extra={"info": {"license": {"name": "CC0 1.0", "identifier": "CC0-1.0"}}},
    renderer=ExactRenderer(),
    docs_url=None,  # that page would load scripts from a third party
    docs_decorator=asked_anew,
)
api.add_decorator(asked_anew, mode="view")
api.add_decorator(asked_once, mode="view")
api.add_router("/v1", tables_api.router)
api.add_router("/v1", ship_api.router)
api.add_router("/v1", coming.router)


@api.get("/v1/lookup", response=LookupDocument, operation_id="lookup", summary="What holds in a place")
def lookup(
    request: HttpRequest,  # noqa: ARG001 - the framework hands it over
    q: Annotated[str, Query(description=PLACE, examples=["Louisiana"])],
    substance: Annotated[str, Query(description=SUBSTANCE, examples=["kratom"])] = "",
    on: Annotated[str, Query(description=ON, examples=["2025-08-01"])] = "",
    known: Annotated[str, Query(description=KNOWN, examples=["2026-08-01T12:00:00Z"])] = "",
) -> LookupDocument:
    """Answer for a place and a day: the label, what it means for each activity, and the law behind it."""
    found = _found(q)
    day, moment = day_asked(on), moment_asked(known, timezone.now())
    chosen = substances_asked(substance, substances())
    place, sides = found.place, beyond(found, chosen, day, moment)
    return LookupDocument(
        on=day or (place.local_day(moment) if place else moment.date()),
        time_zone=place.time_zone if place else None,
        known=moment,
        place=place and place_document(place),
        matches=[] if place else [match_document(one) for one in found.matches[:MOST_MATCHES]],
        note=found.note,
        reaches=[beyond_document(side) for side in sides],
        answers=[answer_document(one, sides) for one in answer(place, chosen, day, moment)] if place else [],
    )


@api.get("/v1/claims", response=ClaimsDocument, operation_id="claims", summary="Who says what")
def claims(
    request: HttpRequest,  # noqa: ARG001 - the framework hands it over
    asked: Annotated[ClaimsQuestion, Query()],
) -> ClaimsDocument:
    """List who says what of a place, or of all places, and how that stands to what we hold of the days it speaks of."""
    moment = moment_asked(asked.known, timezone.now())
    chosen = substances_asked(asked.substance, substances())
    found = _found(asked.q) if asked.q else NOTHING
    is_of_none = bool(asked.q) and found.place is None
    page = NO_CLAIMS if is_of_none else claims_page(found.place, chosen, moment, asked.after, asked.limit)
    return ClaimsDocument(
        known=moment,
        place=found.place and place_document(found.place),
        matches=[] if found.place else [match_document(one) for one in found.matches[:MOST_MATCHES]],
        note=found.note,
        claims=[claim_document(about, one) for about, one in page.claims],
        next=page.next,
    )


@api.get("/v1/audit-head", response=AuditHeadDocument, operation_id="audit_head", summary="The newest decision's hash")
def audit_head(request: HttpRequest) -> AuditHeadDocument:  # noqa: ARG001 - the framework hands it over
    """Tell the hash of the newest decision: who keeps it can tell later whether the audit was cut or rewritten."""
    newest = head()
    return AuditHeadDocument(sha256=newest.sha256, decisions=newest.decisions, decided_at=newest.decided_at)


def _found(q: str) -> Found:
    if not q.strip() or len(q) > LONGEST:
        raise BadQuestion(gettext("Say in q which place, in at most %d characters.") % LONGEST)
    return find(q)


@api.exception_handler(BadQuestion)
def bad_question(_request: HttpRequest, trouble: BadQuestion) -> HttpResponse:
    """Say what is wrong with the question."""
    return _problem(str(trouble))


def _problem(detail: str) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST
    problem = ProblemDocument(title=status.phrase, status=status, detail=detail)
    response = HttpResponse(problem.model_dump_json(), content_type=PROBLEM, status=status)
    return _asked_anew(response)


def _asked_anew(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
