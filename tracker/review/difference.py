"""What differs between two readings of one subject, in words for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.contract import Absence, Bill, Cell, Claim, Condition, Law, Notice, Threshold
from tracker.review.superseded import Superseded
from tracker.vocabulary import Needs

NOTICE_PARTS = (
    *("notice_kind", "reference", "title", "firm", "product", "charge"),
    *("issued_on", "updated_on", "effective_on", "comments_until"),
)
BILL_PARTS = ("title", "stage", "introduced_on", "latest_action", "latest_action_on")
CLAIM_PARTS = ("says", "words", "claimant", "made_on", "confidence")

Reading = Law | Notice | Bill | Claim | Absence


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that was said so before and is said so now."""

    what: str
    before: str
    after: str


def differences(before: Reading | None, after: Reading, names: Mapping[str, str]) -> list[Difference]:
    """Return what differs, in a law cell by cell, in anything else part by part; `names` are the substances'.

    An empty list says that the text was amended and nothing that we record with it.
    """
    match after:
        case Absence():
            return [Difference(what="The entry", before="listed", after="no longer listed")]
        case Law():
            return _in_law(before if isinstance(before, Law) else None, after, names)
        case Notice():
            return _in_parts(before, after, NOTICE_PARTS)
        case Bill():
            return _in_parts(before, after, BILL_PARTS)
        case Claim():
            return _in_parts(before, after, CLAIM_PARTS)


def gives_way(superseded: Iterable[Superseded], names: Mapping[str, str]) -> list[Difference]:
    """Return what was reported of other laws and is to end, in the words of `differences`."""
    return [
        Difference(
            what=f"{_what(one.cell, names)}, as reported of {one.citation}",
            before=_effect(one.cell),
            after=f"gives way on {one.until}" if one.until else "gives way",
        )
        for one in superseded
    ]


def _in_law(before: Law | None, after: Law, names: Mapping[str, str]) -> list[Difference]:
    was, now = _by_what(before.cells if before else (), names), _by_what(after.cells, names)
    naming = Difference(
        what="how the text names it", before=before.naming if before else "not recorded", after=after.naming
    )
    cells = [
        Difference(what=what, before=was.get(what, "not recorded"), after=now.get(what, "no longer stated"))
        for what in dict.fromkeys([*was, *now])
    ]
    return [difference for difference in (*cells, naming) if difference.before != difference.after]


def _by_what(cells: tuple[Cell, ...], names: Mapping[str, str]) -> dict[str, str]:
    """Return what each cell speaks of and what it says; where two speak of the same, both, in the law's order."""
    said: dict[str, str] = {}
    for cell in cells:
        what = _what(cell, names)
        said[what] = f"{said[what]}; {_effect(cell)}" if what in said else _effect(cell)
    return said


def _what(cell: Cell, names: Mapping[str, str]) -> str:
    """Return what a cell speaks of: `sale of kratom (leaf)`."""
    narrower = [] if cell.form == "any" else [cell.form.value]
    if cell.threshold:
        narrower.append(in_words(cell.threshold))
    scope = f" ({', '.join(narrower)})" if narrower else ""
    return f"{cell.activity} of {names.get(cell.substance, cell.substance)}{scope}"


def in_words(threshold: Threshold) -> str:
    """Return a threshold as a person says it: `more than 2 percent of alkaloids or at least 1 mg of a serving`."""
    limits = [
        f"({in_words(limit)})"
        if isinstance(limit, Threshold)
        else f"{limit.comparison.replace('_', ' ')} {limit.amount} {limit.unit} of {limit.basis}"
        for limit in threshold.limits
    ]
    return (" or " if threshold.needs is Needs.ANY else " and ").join(limits)


def _effect(cell: Cell) -> str:
    """Return what a cell says: `conditional: minimum age 21 years, from 2025-08-01`."""
    effect = cell.effect.replace("_", " ")
    if cell.conditions:
        effect += ": " + "; ".join(map(_condition, cell.conditions))
    days = [f"from {cell.valid_from}"] if cell.valid_from else []
    if cell.valid_to:
        days.append(f"until before {cell.valid_to}")
    return ", ".join([effect, *days])


def _condition(condition: Condition) -> str:
    return " ".join(filter(None, [condition.kind.replace("_", " "), condition.amount, condition.unit]))


def _in_parts(before: object, after: Notice | Bill | Claim, parts: tuple[str, ...]) -> list[Difference]:
    held = before if type(before) is type(after) else None
    pairs = [(part, str(getattr(held, part)) if held else "", str(getattr(after, part))) for part in parts]
    return [
        Difference(
            what=part.replace("_", " "), before=was.replace("_", " ") or "none", after=now.replace("_", " ") or "none"
        )
        for part, was, now in pairs
        if was != now
    ]
