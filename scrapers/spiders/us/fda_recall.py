"""What the FDA's two services say of one recalled product, in one and the same words, so that it is one notice.

Both rest on the agency's recall system. A product gets its recall number when its centre has classified it; until then
only the search names it, by its event and product, which never change.
"""

from dataclasses import dataclass
from datetime import datetime

from scrapers.days import past_day
from scrapers.errors import UnknownPhrase
from scrapers.naming import substances_in
from scrapers.text import fold
from tracker.contract import Notice
from tracker.vocabulary import NoticeKind

US = "ocd-division/country:us"
VOLUNTARY = frozenset({"", "n/a", "firm initiated", "voluntary: firm initiated"})
MANDATED = frozenset({"fda mandated"})
"""Whose will a recall was, as the services say it in any case."""


@dataclass(frozen=True, kw_only=True)
class Recall:
    """One recalled product, in the service's own words; `known_as` names it where it has no `number` yet."""

    number: str
    known_as: str
    grade: str
    firm: str
    product: str
    reason: str
    whose_will: str
    initiated: str
    stamped: str
    url: str

    @property
    def names(self) -> tuple[str, ...]:
        """The substances recalled: a firm that is called by one may recall something else."""
        return substances_in(f"{self.product}\n{self.reason}")

    @property
    def quote(self) -> str:
        """The words that name the substance."""
        return self.product if substances_in(self.product) else self.reason

    def notice(self, seen_at: datetime) -> Notice:
        """Return the recall as a notice. Raises UnknownPhrase for words and days that cannot be read."""
        return Notice(
            jurisdiction=US,
            notice_kind=kind(self.whose_will),
            reference=self.number or self.known_as,
            title=f"{self.grade} recall by {fold(self.firm)}",
            firm=fold(self.firm),
            product=fold(self.product),
            charge=fold(self.reason),
            issued_on=past_day(self.initiated, seen_at),
            updated_on=past_day(self.stamped, seen_at),
            url=self.url,
            substances=self.names,
            replaces=(self.known_as,) if self.number and self.known_as else (),
        )


def kind(whose_will: str) -> NoticeKind:
    """Return whether the firm recalled by itself or was ordered to. Raises UnknownPhrase for other words."""
    words = fold(whose_will).lower()
    if words in MANDATED:
        return NoticeKind.MANDATORY_RECALL
    if words in VOLUNTARY:
        return NoticeKind.RECALL
    raise UnknownPhrase(f"neither a voluntary recall nor a mandated one: {whose_will!r}", whose_will)
