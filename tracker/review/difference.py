"""What differs between two readings of one subject, in words for a person. What is said alike is said once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.contract import Absence, Bill, Cell, Claim, Condition, Law, Limit, Notice, Preemption, Threshold
from tracker.review.claimed_status import claimed_status
from tracker.review.models import Change
from tracker.review.superseded import Superseded
from tracker.vocabulary import Activity, Naming, Needs
from tracker.wording import all_of, one_of, words_for

NOTICE_PARTS = (
    *("notice_kind", "reference", "title", "firm", "product", "charge"),
    *("issued_on", "updated_on", "effective_on", "comments_until"),
)
BILL_PARTS = ("title", "stage", "introduced_on", "latest_action", "latest_action_on")
LAW_PARTS = ("instrument_kind", "title", "standing", "adopted_on", "signed_on", "filed_on")
CLAIM_PARTS = ("substance", "says", "words", "claimant", "made_on", "confidence")

NOT_RECORDED = _("not recorded")
NOT_SAID = _("not said on this page")  # silence is no loss: another page said it, and may say it still
WORDS_ALONE = _("nothing shorter than its own words")
NAMINGS: Mapping[Naming, str] = MappingProxyType(
    {
        Naming.SCHEDULED: _("lists it among scheduled substances"),
        Naming.REGULATED: _("sets rules for it"),
        Naming.MENTIONED: _("mentions it, without a rule that we could read"),
    }
)
DWPE = "detention without physical examination"

Reading = Law | Notice | Bill | Claim | Absence


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that was said so before and is said so now."""

    what: str
    before: str
    after: str

    @property
    def is_first(self) -> bool:
        """Whether nothing was said of it before."""
        return self.before == gettext(NOT_RECORDED)


class Spoken(NamedTuple):
    """One act that a cell speaks of, with the product and scope: `sale`, `kratom (leaf)`."""

    activity: Activity
    of: str


def differences(before: Reading | None, after: Reading, names: Mapping[str, str]) -> list[Difference]:
    """Return what differs, in a law by what its cells say, in anything else part by part; `names` are the substances'.

    Where a list no longer names a law, what ends with it stands below.

    An empty list says that the text was amended and nothing that we record with it.
    """
    match after:
        case Absence():
            ends = _in_cells(before.cells if isinstance(before, Law) else (), (), names, gone=gettext("ends"))
            entry = Difference(what=gettext("The entry"), before=gettext("listed"), after=gettext("no longer listed"))
            return [entry, *ends]
        case Law():
            return _in_law(before if isinstance(before, Law) else None, after, names)
        case Notice():
            return _in_parts(before, after, NOTICE_PARTS)
        case Bill():
            return _in_parts(before, after, BILL_PARTS)
        case Claim():
            return _in_parts(before, after, CLAIM_PARTS)


def of_change(change: Change, names: Mapping[str, str]) -> list[Difference]:
    """Return what a change differs in from what was held; an entry that a person takes back was never gone from a list.

    `names` are the substances'.
    """
    found = differences(change.reading_before(), change.reading(), names)
    if change.corrects_id and isinstance(change.reading(), Absence):
        entry = Difference(what=gettext("The entry"), before=gettext("on record"), after=gettext("taken back"))
        return [entry, *found[1:]]
    return found


def of_instrument(before: Reading | None, after: Reading) -> list[Difference]:
    """Return what differs of the law itself: what it is, where it stands, its days, what it leaves to those below."""
    if not isinstance(after, Law):
        return []
    held = before if isinstance(before, Law) else None
    was, now = _local_law(held), _local_law(after)
    local = [] if was == now else [Difference(what=gettext("law of the places below"), before=was, after=now)]
    return [*_in_parts(held, after, LAW_PARTS), *local]


def cells_in_words(cells: Iterable[Cell], names: Mapping[str, str]) -> str:
    """Return what cells say, and what is said alike once: `all activities with kratom: prohibited, from 2025-08-01`."""
    said = _in_cells((), tuple(cells), names, gone="")
    return "; ".join(f"{one.what}: {one.after}" for one in said)


def gives_way(superseded: Iterable[Superseded], names: Mapping[str, str]) -> list[Difference]:
    """Return what was reported of other laws and is to end, in the words of `differences`."""
    alike: dict[tuple[str, str, str, str], list[Activity]] = {}
    for one in superseded:
        says = _scope(one.cell, names), one.citation, _effect(one.cell), one.until
        alike.setdefault(says, []).append(one.cell.activity)
    return [
        Difference(
            what=gettext("%(acts)s, as reported of %(law)s") % {"acts": _acts(activities, of), "law": citation},
            before=effect,
            after=gettext("gives way on %(day)s") % {"day": until} if until else gettext("gives way"),
        )
        for (of, citation, effect, until), activities in alike.items()
    ]


def _in_law(before: Law | None, after: Law, names: Mapping[str, str]) -> list[Difference]:
    cells = _in_cells(before.cells if before else (), after.cells, names, gone=gettext("no longer stated"))
    was, now = gettext(NAMINGS[before.naming] if before else NOT_RECORDED), gettext(NAMINGS[after.naming])
    if was == now:
        return cells
    return [*cells, Difference(what=gettext("what the law does with the substance"), before=was, after=now)]


def _in_cells(
    before: tuple[Cell, ...], after: tuple[Cell, ...], names: Mapping[str, str], *, gone: str
) -> list[Difference]:
    """Return what the cells say otherwise than before; acts with one product of which the same is said, together."""
    was, now = _by_act(before, names), _by_act(after, names)
    alike: dict[tuple[str, str, str], list[Activity]] = {}
    for act in dict.fromkeys([*was, *now]):
        said = was.get(act, gettext(NOT_RECORDED)), now.get(act, gone)
        if said[0] != said[1]:
            alike.setdefault((act.of, *said), []).append(act.activity)
    return [
        Difference(what=_acts(activities, of), before=held, after=seen)
        for (of, held, seen), activities in alike.items()
    ]


def _by_act(cells: tuple[Cell, ...], names: Mapping[str, str]) -> dict[Spoken, str]:
    """Return what each cell speaks of and what it says; where two speak of the same, both, in the law's order."""
    said: dict[Spoken, str] = {}
    for cell in cells:
        act = Spoken(cell.activity, _scope(cell, names))
        said[act] = f"{said[act]}; {_effect(cell)}" if act in said else _effect(cell)
    return said


def _acts(activities: list[Activity], of: str) -> str:
    """Return the acts in a few words: `sale and shipment of kratom`, `all activities with kratom`."""
    if set(activities) == set(Activity):
        return gettext("all activities with %(product)s") % {"product": of}
    acts = all_of([words_for(one) for one in activities])
    return gettext("%(acts)s of %(product)s") % {"acts": acts, "product": of}


def _scope(cell: Cell, names: Mapping[str, str]) -> str:
    """Return the product that a cell speaks of: `kratom (leaf)`."""
    narrower = [] if cell.form == "any" else [words_for(cell.form.replace("_", "-"))]
    if cell.threshold:
        narrower.append(in_words(cell.threshold))
    scope = f" ({', '.join(narrower)})" if narrower else ""
    return f"{names.get(cell.substance, cell.substance)}{scope}"


def in_words(threshold: Threshold) -> str:
    """Return a threshold as a person says it: `more than 2 percent of alkaloids or at least 1 mg of a serving`."""
    limits = [f"({in_words(one)})" if isinstance(one, Threshold) else _limit(one) for one in threshold.limits]
    return one_of(limits) if threshold.needs is Needs.ANY else all_of(limits)


def _limit(limit: Limit) -> str:
    said = {"than": words_for(limit.comparison), "amount": limit.amount, "unit": limit.unit, "basis": limit.basis}
    return gettext("%(than)s %(amount)s %(unit)s of %(basis)s") % said


def _effect(cell: Cell) -> str:
    """Return what a cell says: `conditional: minimum age 21 years, from 2025-08-01`."""
    effect = words_for(cell.effect)
    if cell.conditions:
        effect += ": " + "; ".join(map(_condition, cell.conditions))
    return ", ".join([effect, *_days(cell)])


def _condition(condition: Condition) -> str:
    basis = gettext("of %(basis)s") % {"basis": condition.basis} if condition.basis else ""
    return " ".join(filter(None, [words_for(condition.kind), condition.amount, condition.unit, basis]))


def _local_law(law: Law | None) -> str:
    """Return what becomes of local law: `stands`, or `gives way in sale and serving, from 2025-07-01`."""
    if law is None or law.preemption is None:
        return gettext("stands")
    acts = all_of([words_for(one) for one in law.preemption.activities])
    return ", ".join([gettext("gives way in %(acts)s") % {"acts": acts}, *_days(law.preemption)])


def _days(what: Cell | Preemption) -> list[str]:
    first = [gettext("from %(day)s") % {"day": what.valid_from}] if what.valid_from else []
    return [*first, gettext("until before %(day)s") % {"day": what.valid_to}] if what.valid_to else first


def _in_parts(before: object, after: Law | Notice | Bill | Claim, parts: tuple[str, ...]) -> list[Difference]:
    held = before if type(before) is type(after) else None
    pairs = [(part, _part(held, part) if held else "", _part(after, part)) for part in parts]
    return [
        Difference(what=words_for(part), before=was or gettext(NOT_RECORDED), after=now or gettext(NOT_SAID))
        for part, was, now in pairs
        if was != now
    ]


def _part(reading: object, part: str) -> str:
    """Return what a reading says of one part; a claim's word and the one acronym of import alerts are spelled out."""
    if part == "says":
        return claimed_status(getattr(reading, part)) or gettext(WORDS_ALONE)
    said = getattr(reading, part) or ""
    if isinstance(said, StrEnum):
        return words_for(said)
    if part == "charge" and DWPE not in said.lower():
        return str(said.replace("DWPE", f"{DWPE} (DWPE)"))
    return str(said)
