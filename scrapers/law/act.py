"""A kratom act: sections that let kratom be sold under conditions, and bar what is stronger or synthetic."""

from collections.abc import Iterator
from typing import ClassVar

from scrapers.errors import LandmarkMissing, UnknownPhrase
from scrapers.law.code import Code, days_of, naming_words
from scrapers.law.duties import duties
from scrapers.law.force import Force
from scrapers.law.provisions import provisions
from scrapers.law.section import Part, Section
from scrapers.reading import Document
from tracker.contract import Cell, Condition, Limit, Observation, Threshold
from tracker.vocabulary import Activity, Comparison, ConditionKind, Effect, Form, Naming, Needs


class KratomAct(Code):
    """Sections of an act, each with the duties that a person knows it to ask for (`Part.duties`).

    A section whose duties are all found with their words makes the sale of kratom CONDITIONAL, and that of 7-oh
    prohibited above its cap. One that asks for others, excepts somebody or speaks of a day that cannot be read is
    MENTIONED, with no cells, for a person. One that no longer names kratom is suspect: acts do not fall silent.
    """

    naming: ClassVar[Naming] = Naming.REGULATED

    def observed(self, document: Document, part: Part, section: Section) -> Observation:
        if not naming_words(section):
            raise LandmarkMissing(f"{self.citation(part)} no longer names kratom", section.title)
        return self.law(document, part, section, tuple(_cells(section, part)))


def _cells(section: Section, part: Part) -> Iterator[Cell]:
    if not part.duties:
        return
    try:
        days = days_of(section)
        conditions = duties(provisions(section.passages, part.leads), part.duties)
    except UnknownPhrase:
        return
    yield _sale("kratom", Effect.CONDITIONAL, days, conditions=conditions)
    if caps := [one for one in conditions if one.kind is ConditionKind.CAP]:
        yield _sale("7-oh", Effect.PROHIBITED, days, threshold=_above(caps))


def _above(caps: list[Condition]) -> Threshold:
    limits = (Limit(comparison=Comparison.MORE_THAN, amount=cap.amount, unit=cap.unit, basis=cap.basis) for cap in caps)
    return Threshold(needs=Needs.ANY, limits=tuple(limits))


def _sale(
    substance: str,
    effect: Effect,
    days: Force,
    *,
    conditions: tuple[Condition, ...] = (),
    threshold: Threshold | None = None,
) -> Cell:
    return Cell(
        substance=substance,
        form=Form.ANY,
        threshold=threshold,
        activity=Activity.SALE,
        effect=effect,
        conditions=conditions,
        valid_from=days.since,
        valid_to=days.ends(strict=effect is Effect.PROHIBITED),
    )
