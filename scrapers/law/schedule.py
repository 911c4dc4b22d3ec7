"""A schedule of controlled substances in a code: whether its list names a watched substance, and beyond doubt."""

from collections.abc import Iterator
from typing import ClassVar

from scrapers.errors import UnknownPhrase
from scrapers.law.code import Code, naming_words
from scrapers.law.force import Force, force
from scrapers.law.listing import listing, opens_a_schedule
from scrapers.law.provisions import provisions
from scrapers.law.section import Part, Section
from scrapers.listing import absent, bounded
from scrapers.reading import Document
from tracker.contract import Cell, Observation
from tracker.vocabulary import Activity, Effect, Form, Naming, SubjectKind


class Schedule(Code):
    """A section that lists substances which nobody may have, make, sell or move.

    What the list names as an entry of its own is SCHEDULED, every activity forbidden. A name anywhere else, a day that
    cannot be read or a name only in the notes makes it MENTIONED, with no cells, for a person. A whole list without
    any name is an Absence.
    """

    naming: ClassVar[Naming] = Naming.SCHEDULED

    def observed(self, document: Document, part: Part, section: Section) -> Observation:
        listed = provisions(section.passages, part.leads)
        if part.entries:
            bounded([one for one in listed if one.is_entry], part.entries, f"entries of {self.citation(part)}")
        if not any(opens_a_schedule(one.lead, part.leads) for one in listed):
            raise UnknownPhrase("no words put anything on a schedule", *sorted({one.lead for one in listed}))
        if naming_words(section):
            return self.law(document, part, section)
        return self._absence(document, part, section)

    def cells(self, section: Section, part: Part, days: Force) -> Iterator[Cell]:
        for substance in listing(provisions(section.passages, part.leads), part.leads).scheduled:
            for activity in Activity:
                yield forbidden(substance, activity, days)

    def _absence(self, document: Document, part: Part, section: Section) -> Observation:
        """Return that the list lacks the names. Raises UnknownPhrase where its heading says it is no law, or soon none.

        Another section may then hold the list.
        """
        days = force(section.title)
        if days.until or days.last or days.since > document.seen_at.date().isoformat():
            raise UnknownPhrase("a list that is not law for good names nothing", section.title)
        return absent(
            document,
            subject=self.citation(part),
            kind=SubjectKind.INSTRUMENT,
            jurisdiction=self.source.jurisdiction,
            landmark=section.passages[0],
            entries=section.passages,
        )


def forbidden(substance: str, activity: Activity, days: Force) -> Cell:
    """Return that an activity is forbidden on these days, whatever the product."""
    return Cell(
        substance=substance,
        form=Form.ANY,
        threshold=None,
        activity=activity,
        effect=Effect.PROHIBITED,
        conditions=(),
        valid_from=days.since,
        valid_to=days.ends(strict=True),
    )
