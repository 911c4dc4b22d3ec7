"""Local law: the places below a government that have rules of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from tracker.catalog.models import Jurisdiction, Substance
from tracker.catalog.read import COLUMNS, read
from tracker.lookup.flags import LOCAL
from tracker.lookup.spoken import law_in_words
from tracker.lookup.words import LABELS
from tracker.prepared import Values
from tracker.record.held import Held
from tracker.record.labels import answer_on
from tracker.record.models import Rule
from tracker.vocabulary import Level


@dataclass(frozen=True, kw_only=True)
class LocalLaw:
    """What one place below says of one substance by rules of its own, and its label with all law that reaches it."""

    place: Jurisdiction
    substance: Substance
    says: tuple[str, ...]
    label: str


def places_below(place: Jurisdiction, known: datetime) -> list[Jurisdiction]:
    """Return the places in it that have rules of their own at the moment, by name: of a state, a county.

    Of what is smaller than a state the tribes of the state are among them. Some of its land may be theirs.
    """
    if place.level == Level.COUNTRY or place.parent_id is None:
        return []
    if place.level in (Level.PLACE, Level.TRIBAL):
        found = read(_tribes, [place.parent_id], moment=known)
    elif place.level == Level.COUNTY:
        found = read(_in_a_county, [place.pk], [place.parent_id], moment=known)
    else:
        found = read(_in_a_state, [place.pk], moment=known)
    return sorted((one for one in found if one != place), key=lambda one: one.name)


def tribes_around(places: Iterable[Jurisdiction], known: datetime) -> dict[int, tuple[Jurisdiction, ...]]:
    """Return by the key of each place the tribes with rules of their own in the state that it is, or is in."""
    states = {one.pk: one.parent_id if one.level in LOCAL else one.pk for one in places}
    found = sorted(read(_tribes, set(states.values()), moment=known), key=lambda one: one.name)
    return {
        place: tuple(one for one in found if one.parent_id == state and one.pk != place)
        for place, state in states.items()
    }


def _in_a_state(moment: datetime) -> Values:
    return _with_own_law(Jurisdiction.objects.filter(parent__in=[0]), moment)


def _in_a_county(moment: datetime) -> Values:
    inside = _with_own_law(Jurisdiction.objects.filter(counties__in=[0]), moment)
    return inside.union(_tribes(moment), all=True)


def _tribes(moment: datetime) -> Values:
    return _with_own_law(Jurisdiction.objects.filter(parent__in=[0], level=Level.TRIBAL), moment)


def _with_own_law(inside: QuerySet[Jurisdiction], moment: datetime) -> Values:
    own = Rule.objects.held(moment).filter(jurisdiction=OuterRef("pk"))
    return inside.filter(Exists(own)).order_by().values_list(*COLUMNS)


def local_laws(
    held: Held, places: Iterable[Jurisdiction], substances: Iterable[Substance], day: date
) -> list[LocalLaw]:
    """Return the local rules that hold on the day, place by place. What the law above leaves no force is not there."""
    chosen = list(substances)
    found = [_local_law(held, place, substance, day) for place in places for substance in chosen]
    return [one for one in found if one.says]


def _local_law(held: Held, place: Jurisdiction, substance: Substance, day: date) -> LocalLaw:
    answer = answer_on(held, place, substance, day)
    own = [rule for rule in answer.reasons if rule.jurisdiction_id == place.pk]
    says = tuple(saying.words for saying in law_in_words(own))
    return LocalLaw(place=place, substance=substance, says=says, label=LABELS[answer.label])
