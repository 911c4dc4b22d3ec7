"""Place: all that the page of a place shows. What is printed from what is kept is never worked out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from tracker.catalog.models import Jurisdiction
from tracker.lookup.answer import PlaceRecord, Question, answers, dated_for, reasons
from tracker.lookup.card import Card, card
from tracker.lookup.claims import ClaimRow, claims_of
from tracker.lookup.label_history import label_history
from tracker.lookup.local import LocalLaw, local_laws, places_below
from tracker.lookup.markup import data_block, legislation
from tracker.lookup.notices_and_bills import (
    BillRow,
    NoticesAndBills,
    NoticeShown,
    bill_rows,
    in_order,
    notices_and_bills,
    with_trails,
)
from tracker.lookup.queries import substances
from tracker.lookup.trail import Trails, trails
from tracker.record.held import Held, recorded_for
from tracker.record.labels import Dated, decider_of
from tracker.record.models import Notice
from tracker.record.rows import Government
from tracker.vocabulary import BELOW_A_STATE, Level

NOTICES_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class PlacePage:
    """The page of a place for a day, by what we held at a moment.

    `below` are the places in it that have law of their own, `recorded` is all that was recorded of them, of the place
    and of what it lies in up to the moment; of these last are `claims`, and the notices and bills `listed`.
    """

    asked: Question
    below: list[Jurisdiction]
    recorded: Held
    claims: list[ClaimRow]
    listed: NoticesAndBills

    @property
    def place(self) -> Jurisdiction:
        """The place itself."""
        return self.asked.place

    @cached_property
    def name(self) -> str:
        """The name that tells the place from its namesakes."""
        return self.place.in_full([one.name for one in self._counties])

    @property
    def above(self) -> Iterator[Jurisdiction]:
        """The place's parent, its parent's parent and so on."""
        place = self.place
        while place.parent:
            place = place.parent
            yield place

    @property
    def way(self) -> list[tuple[str, str]]:
        """The names and ids of what the place lies in, the country first, and its own; of several counties none."""
        above = [(one.name, one.ocd_id) for one in self.above]
        counties = [(one.name, one.ocd_id) for one in self._counties]
        return [*reversed(above), *(counties if len(counties) == 1 else ()), (self.place.name, self.place.ocd_id)]

    @property
    def _counties(self) -> list[Government]:
        around = self.recorded.around[self.place.pk]
        return [one for one in around if one.level == Level.COUNTY and one.pk != self.place.pk]

    @cached_property
    def alike(self) -> str:
        """What two places must share for their cards to be the same: the law that reaches them, and how it does.

        A place of which anything is recorded itself is like no other.
        """
        place, law = self.place, [row for one in self.asked.substances for row in self.recorded.of(self.place, one)]
        is_own = place.pk in {row.jurisdiction.pk for row in law} | {claim.jurisdiction_id for claim in self.claims}
        days = (self.asked.day, place.local_day(self.asked.known))
        rows = [(type(row).__name__, row.pk) for row in law], [claim.pk for claim in self.claims]
        return repr((place.pk if is_own else None, place.level, place.nests_in_county, decider_of(place), days, rows))

    @property
    def alike_beside(self) -> str:
        """What two places must share for all that stands beside their cards to be the same as well."""
        return repr((self.alike, self.place.parent_id, [one.pk for one in self.below], self.listed))

    @property
    def tribes(self) -> list[Jurisdiction]:
        """The tribes with law on record that hold land in the state; which land that is, nobody here knows."""
        return [one for one in self.below if one.level == Level.TRIBAL]

    @cached_property
    def query(self) -> str:
        """What asks another page about the place, behind its address."""
        return urlencode({"place": self.place.ocd_id}, safe="")

    @cached_property
    def cards(self) -> list[Card]:
        """The answer for each substance."""
        asked = self.asked
        found = answers(
            asked, PlaceRecord(held=self._held, dated=self._dated, claims=self.claims, trails=self._trails[0])
        )
        return [
            card(one, label_history(self.recorded, self.place, one.substance, asked.day, asked.known)) for one in found
        ]

    @property
    def laws(self) -> SafeString:
        """The laws of the cards as markup for machines."""
        return data_block(legislation(self.cards))

    @cached_property
    def local_laws(self) -> list[LocalLaw]:
        """What the places below say by rules of their own; of a place smaller than a state no tribe is surely below."""
        is_local = self.place.level in BELOW_A_STATE
        below = [one for one in self.below if one.level != Level.TRIBAL or not is_local]
        return local_laws(self._held, below, self.asked.substances, self.asked.day)

    @cached_property
    def bills(self) -> list[BillRow]:
        """The bills that could change the law of the place."""
        return bill_rows(self.listed.bills)

    @cached_property
    def notices(self) -> list[NoticeShown]:
        """The newest notices."""
        return with_trails(self._newest, self._trails[1])

    @property
    def more_notices(self) -> int:
        """How many notices are not among the newest."""
        return max(0, len(self.listed.notices) - NOTICES_SHOWN)

    @cached_property
    def _held(self) -> Held:
        return self.recorded.at(self.asked.known)

    @cached_property
    def _dated(self) -> list[Dated]:
        return dated_for(self.asked, self._held)

    @cached_property
    def _newest(self) -> list[Notice]:
        return in_order(self.listed.notices[:NOTICES_SHOWN])

    @cached_property
    def _trails(self) -> tuple[Trails, Trails]:
        return trails(reasons(self._dated), self._newest, self.asked.known)


def place_page(place: Jurisdiction, on: date | None, known: datetime) -> PlacePage:
    """Return what the page of the place shows for a day, None for today there, by what we held at a moment."""
    asked = Question(place=place, substances=substances(), day=on or place.local_day(known), known=known)
    below = places_below(place, known)
    recorded = recorded_for([place, *below], asked.substances, known)
    claims = claims_of([one.ocd_id for one in recorded.around[place.pk]], known)
    return PlacePage(asked=asked, below=below, recorded=recorded, claims=claims, listed=notices_and_bills(place, known))
