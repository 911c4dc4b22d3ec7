"""What the law will be: the days ahead on which it changes, as a page and for machines."""

from datetime import date
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from tracker.lookup import queries
from tracker.lookup.coming import LawTurn, coming
from tracker.lookup.paging import page_of
from tracker.lookup.views.pages import reading_page
from tracker.lookup.words import LABELS
from tracker.vocabulary import Label

MOST = 500  # turns in one answer of the API

router = Router()


class Sureness(StrEnum):
    """Whether the law changes on that very day, not before it, or not after it."""

    ON_THE_DAY = "on_the_day"
    AT_THE_EARLIEST = "at_the_earliest"
    AT_THE_LATEST = "at_the_latest"


class TurnDocument(BaseModel):
    """A day on which the law of a place changes; where both labels are the same, something else does."""

    on: date = Field(description="the day from which the labels count it")
    partial: str | None = Field(
        description="all that the laws name of the day: its month (`2027-01`) or year (`2027`); null where they name it"
    )
    sureness: Sureness = Field(description="where `partial` is all that is known, how far `on` is the day itself")
    jurisdiction: str
    substance: str
    before: Label
    after: Label
    citations: list[str]


class ComingDocument(BaseModel):
    """The turns to come, the nearest first; `more` are not shown."""

    turns: list[TurnDocument]
    more: int


@reading_page
def coming_page(request: HttpRequest) -> HttpResponse:
    """Show on which days which law changes."""
    turns = coming(queries.substances(), timezone.now())
    page, rest = page_of(turns, request.GET.dict())
    rows = [(turn, LABELS[turn.before], LABELS[turn.after]) for turn in page]
    return render(request, "lookup/coming.html", {"rows": rows, "page": page, "rest": rest})


@router.get("/coming", response=ComingDocument, operation_id="coming", summary="What the law will be")
def coming_turns(request: HttpRequest) -> ComingDocument:  # noqa: ARG001 - the framework hands it over
    """List the days ahead on which the law of a place changes, by what is on record today."""
    turns = coming(queries.substances(), timezone.now())
    return ComingDocument(turns=[_document(turn) for turn in turns[:MOST]], more=max(0, len(turns) - MOST))


def _document(turn: LawTurn) -> TurnDocument:
    return TurnDocument(
        on=turn.on,
        partial=turn.partial or None,
        sureness=_sureness(turn),
        jurisdiction=turn.place.ocd_id,
        substance=turn.substance.slug,
        before=turn.before,
        after=turn.after,
        citations=list(turn.citations),
    )


def _sureness(turn: LawTurn) -> Sureness:
    if not turn.partial:
        return Sureness.ON_THE_DAY
    return Sureness.AT_THE_LATEST if turn.is_last_possible else Sureness.AT_THE_EARLIEST
