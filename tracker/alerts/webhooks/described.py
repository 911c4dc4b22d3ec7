"""What a webhook is sent, described for whoever writes its receiver: each message, as `message` writes it."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from tracker.vocabulary import EventKind, Label, Level, Topic


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


class EventLabelMove(BaseModel):
    """The label of a substance there before and after, as a word of ours and in words; `on` a day to come, or null."""

    slug: str
    label_before: Label
    label_after: Label
    substance: str
    before: str
    after: str
    on: date | None


class EventDifference(BaseModel):
    """One thing that was said so before and is said so now, in words."""

    what: str
    before: str
    after: str


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
    labels: list[EventLabelMove] = Field(description="empty for what is no law")
    differences: list[EventDifference]
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
