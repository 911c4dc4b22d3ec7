"""Rows of the record as the label reads them: plain tuples, in place of model instances.

They bear the names of the fields of the models. One answer reads a hundred rows, of which an instance costs as much as
the database takes for all of them.
"""

from datetime import date, datetime
from typing import Any, NamedTuple


class Government(NamedTuple):
    """Whose law it is."""

    pk: int
    ocd_id: str
    name: str
    level: str


class InstrumentRow(NamedTuple):
    """The instrument behind a rule, as far as an answer speaks of it."""

    pk: int
    kind: str
    citation: str
    url: str
    reach: str
    standing: str
    adopted_on: str


class RuleRow(NamedTuple):
    """A rule; its fields are told at `Rule`."""

    pk: int
    jurisdiction: Government
    instrument: InstrumentRow
    substance_id: int
    form: str
    activity: str
    effect: str
    words: str
    confidence: str
    ending: str
    valid_from: str
    valid_to: str
    counts_from: date | None
    counts_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    threshold: dict[str, Any] | None
    conditions: list[dict[str, Any]]

    @property
    def jurisdiction_id(self) -> int:
        """Return the key of the government."""
        return self.jurisdiction.pk

    @property
    def instrument_id(self) -> int:
        """Return the key of the instrument."""
        return self.instrument.pk


class PreemptionRow(NamedTuple):
    """A preemption; its fields are told at `Preemption`."""

    pk: int
    jurisdiction: Government
    substance_id: int
    saves_before: str
    valid_from: str
    valid_to: str
    counts_from: date | None
    counts_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    activities: list[str]
    saves: list[str]
