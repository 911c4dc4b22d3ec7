"""What a webhook is sent, described for whoever writes its receiver: each message, as `message` writes it."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from tracker.review.difference import Difference
from tracker.review.label_moves import LabelMove
from tracker.vocabulary import EventKind, Level, Topic


class Challenge(BaseModel):
    """The word that must stand in the answer, before anything else is told."""

    challenge: str


class ChallengeMessage(BaseModel):
    """Asks whether the address is yours: answer with 2xx and `data.challenge` in the body."""

    type: Literal["challenge"]
    timestamp: datetime
    data: Challenge


class EventPlace(BaseModel):
    """Where: the Open Civic Data id, name and kind of government."""

    id: str
    name: str
    level: Level


class EventData(BaseModel):
    """The event: what changed, in words and in labels, by which law, notice or bill, on which stored page."""

    id: str = Field(description="the event's name, also in the feed; it stays")
    kind: EventKind
    topic: Topic
    day: date = Field(description="the day it speaks of")
    place: EventPlace
    substances: list[str] = Field(description="slugs of the substances")
    subject: str
    opening: str
    labels: list[LabelMove] = Field(description="empty for what is no law")
    differences: list[Difference]
    in_force_from: str
    quote: str = Field(description="the words of the page")
    citation: str
    stored_url: str = Field(description="the page as it was read")
    live_url: str
    place_url: str
    corrects: list[str] = Field(description="ids of the events that this one says were wrong")


class EventMessage(BaseModel):
    """Tells of an event: answer with 2xx. It comes again under the same `webhook-id` until it is taken."""

    type: str = Field(description="the topic and the kind: `status.published`")
    timestamp: datetime
    data: EventData


def described() -> dict[str, type[BaseModel]]:
    """Return the messages by the names that the API's description gives them."""
    return {"challenge": ChallengeMessage, "event": EventMessage}
