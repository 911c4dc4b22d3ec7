"""The record for machines, table by table, a page at a time: follow `next` until it is null."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, create_model

from tracker.catalog.models import Substance
from tracker.lookup.asked import day_asked, substances_asked
from tracker.lookup.map import Area, areas
from tracker.lookup.tables import TABLES, Table
from tracker.vocabulary import Label

A_PAGE, LARGEST_PAGE = 50, 200
LAST_KEY = 2**63 - 1

router = Router()


class LabelDocument(BaseModel):
    """One area of a map, on a day; `local_bans` are the places inside that forbid what the label does not."""

    jurisdiction: str
    name: str
    on: date
    label: Label
    local_bans: int


class LabelsDocument(BaseModel):
    """All areas of a map, by name, by what was `known` at a moment."""

    substance: str
    known: datetime
    labels: list[LabelDocument]


@router.get("/labels", response=LabelsDocument, operation_id="labels", summary="What the map shows")
def labels(
    request: HttpRequest,  # noqa: ARG001 - the framework hands it over
    substance: Annotated[str, Query(description="`kratom` or `7-oh`", examples=["7-oh"])] = "kratom",
    of: Annotated[str, Query(description="`us` for the states, `world` for the countries", examples=["world"])] = "us",
    on: Annotated[
        str, Query(description="The day asked about; without it today in each place", examples=["2025-08-01"])
    ] = "",
) -> LabelsDocument:
    """Return what the map shows."""
    (chosen, *_) = substances_asked(substance or "kratom", Substance.objects.order_by("pk"))
    day, known = day_asked(on), timezone.now()
    shown = areas(of, chosen, day, known)
    return LabelsDocument(substance=chosen.slug, known=known, labels=[_label(one, day, known) for one in shown])


def _label(area: Area, day: date | None, known: datetime) -> LabelDocument:
    return LabelDocument(
        jurisdiction=area.place.ocd_id,
        name=area.place.name,
        on=day or area.place.local_day(known),
        label=area.label,
        local_bans=area.local_bans,
    )


def _list(name: str, table: Table[Any]) -> None:
    """Add the address that lists one of the tables."""
    record: Any = table.record
    page: Any = create_model(f"{record.__name__}Page", items=(list[record], ...), next=(int | None, ...))

    def rows_of(
        request: HttpRequest,  # noqa: ARG001 - the framework hands it over
        after: Annotated[int, Query(ge=0, le=LAST_KEY, description="the `next` of the page before")] = 0,
        limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="how many items at most")] = A_PAGE,
    ) -> Any:
        rows = list(table.rows().filter(table.beyond(after))[: limit + 1])
        more = rows[limit - 1].pk if len(rows) > limit else None
        return page(items=[table.of(row) for row in rows[:limit]], next=more)

    rows_of.__doc__ = table.record.__doc__
    router.get(f"/{name}", response=page, operation_id=name, summary=f"The table of {name}")(rows_of)


for _name, _table in TABLES.items():
    _list(_name, _table)
