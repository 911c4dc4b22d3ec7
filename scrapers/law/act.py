"""A kratom act: sections that let kratom be sold under conditions, and bar what is stronger or synthetic."""

from collections.abc import Iterator
from typing import ClassVar

from scrapers.law.cap import caps
from scrapers.law.code import Code
from scrapers.law.duties import duties
from scrapers.law.force import Force
from scrapers.law.provisions import provisions
from scrapers.law.section import Part, Section
from scrapers.naming import substances_in
from tracker.contract import Cell, Condition, Limit, Threshold
from tracker.vocabulary import Activity, Comparison, ConditionKind, Effect, Form, Naming, Needs


class KratomAct(Code):
    """Sections of an act, each with the duties that a person knows it to ask for (`Part.duties`).

    A section whose duties are all found with their words makes the sale of kratom CONDITIONAL, and that of 7-oh
    prohibited above its cap, or CONDITIONAL on the age where the words that ask it name 7-oh too. One that asks for
    others, excepts somebody or speaks of a day that cannot be read is MENTIONED, with no cells, for a person.
    """

    naming: ClassVar[Naming] = Naming.REGULATED

    def cells(self, section: Section, part: Part, days: Force) -> Iterator[Cell]:
        if not part.duties:
            return
        told = provisions(section.passages, part.leads)
        conditions = duties(told, part.duties)
        yield _sale("kratom", Effect.CONDITIONAL, days, conditions=conditions)
        if capped := [cap.condition for cap in caps(told) if cap.substance == "7-oh"]:
            yield _sale("7-oh", Effect.PROHIBITED, days, threshold=_above(capped))
        elif of_both := tuple(filter(_is_an_age_for_7_oh, conditions)):
            yield _sale("7-oh", Effect.CONDITIONAL, days, conditions=of_both)


def _is_an_age_for_7_oh(condition: Condition) -> bool:
    return condition.kind is ConditionKind.MINIMUM_AGE and "7-oh" in substances_in(condition.words)


def _above(capped: list[Condition]) -> Threshold:
    limits = (
        Limit(comparison=Comparison.MORE_THAN, amount=cap.amount, unit=cap.unit, basis=cap.basis) for cap in capped
    )
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
