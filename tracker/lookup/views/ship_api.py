"""May these parcels go there? For a shop that asks before it sends."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field

from tracker.lookup import queries
from tracker.lookup.asked import day_asked, substances_asked
from tracker.lookup.destinations import MOST, MOST_NAMES, destinations
from tracker.lookup.document import FLAGS_MEAN
from tracker.lookup.flags import Flag
from tracker.lookup.ship import ON_THE_WAY, Shipment, ShipVerdict, ship
from tracker.vocabulary import Activity, Effect

ACTIVITIES = ", ".join(ON_THE_WAY)

router = Router()


class ShipQuestion(BaseModel):
    """Where parcels go, and the substance and the day they arrive, if not all and today."""

    model_config = ConfigDict(
        extra="forbid",  # a day under a name that is not read would be answered for today
        json_schema_extra={"examples": [{"destinations": ["70112", "Austin, TX"], "substance": "kratom"}]},
    )

    destinations: list[Annotated[str, Field(max_length=200)]] = Field(
        min_length=1,
        max_length=MOST,
        description=f"ZIP codes, or places as in the look-up, of which one question may name {MOST_NAMES}",
    )
    substance: str = Field("", description="`kratom` or `7-oh`; without it all that are watched")
    on: str = Field("", description="The day asked about, `2025-08-01`; without it today in each place")


class FlipDocument(BaseModel):
    """On which day the verdict turns, and to what."""

    on: date
    verdict: ShipVerdict


class ShipmentDocument(BaseModel):
    """The verdict on one destination and substance, with its reasons. Only `conditions` and `yes` are a leave."""

    destination: str = Field(description="as it was asked")
    place: str | None = Field(description="Open Civic Data id; null where the destination means no one place we know")
    note: str = Field(description="what must be known of how the place was found")
    substance: str
    on: date | None = Field(description="the day of the verdict; null where today was asked of a place nobody knows")
    verdict: ShipVerdict
    effects: dict[Activity, Effect] = Field(description=f"of what a parcel needs: {ACTIVITIES}; empty without a place")
    minimum_age: int | None
    laws: list[str] = Field(description="the citations behind the verdict, each with its place")
    flags: list[Flag] = Field(description=FLAGS_MEAN)
    stricter: list[str] = Field(
        description="ids of what the ZIP code reaches into beside the place, where the law leaves less; it has decided"
    )
    tribes: list[str] = Field(description="tribes of the state with law on record, which counts on land of theirs")
    flips: list[FlipDocument] = Field(description="what turns in the 90 days after `on`, by what is on record")


class ShipDocument(BaseModel):
    """What was `known` of each destination, in the order of the question, and of each substance in turn."""

    known: datetime
    shipments: list[ShipmentDocument]


@router.post("/ship", response=ShipDocument, operation_id="ship", summary="May these parcels go there?")
def ship_to(request: HttpRequest, asked: ShipQuestion) -> ShipDocument:  # noqa: ARG001 - the framework hands it over
    """Say of each destination whether a parcel may go there, and why. Nothing that is sent is kept."""
    chosen, known = substances_asked(asked.substance, queries.substances()), timezone.now()
    shipments = ship(destinations(asked.destinations), chosen, day_asked(asked.on), known)
    return ShipDocument(known=known, shipments=[_document(one) for one in shipments])


def _document(one: Shipment) -> ShipmentDocument:
    place = one.destination.place
    return ShipmentDocument(
        destination=one.destination.asked,
        place=place and place.ocd_id,
        note=one.destination.note,
        substance=one.substance.slug,
        on=one.on,
        verdict=one.verdict,
        effects=one.effects,
        minimum_age=one.minimum_age,
        laws=list(one.laws),
        flags=list(one.flags),
        stricter=[side.ocd_id for side in one.stricter],
        tribes=[tribe.ocd_id for tribe in one.tribes],
        flips=[FlipDocument(on=flip.on, verdict=flip.verdict) for flip in one.flips],
    )
