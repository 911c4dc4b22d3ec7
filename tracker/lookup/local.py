"""Local law: the places below a government that have rules of their own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from tracker.catalog.models import Jurisdiction, Substance
from tracker.catalog.read import COLUMNS, placed
from tracker.lookup.spoken import law_in_words
from tracker.lookup.words import LABELS
from tracker.prepared import Build, Values, ask
from tracker.record.held import Held
from tracker.record.labels import answer_on
from tracker.record.models import Rule
from tracker.vocabulary import BELOW_A_STATE, Level

LIES_IN = Jurisdiction.counties.through


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
    if place.level in (Level.COUNTRY, Level.TRIBAL) or place.parent_id is None:
        return []
    if place.level == Level.PLACE:
        found = _read(_tribes, [place.parent_id], [place.parent_id], known=known)
    elif place.level == Level.COUNTY:
        found = _read(_in_a_county, [place.pk], [place.parent_id], [place.parent_id], known=known)
    else:
        found = _read(_in_a_state, [place.pk], [place.pk], known=known)
    return [one for _, one in found]


def tribes_around(places: Iterable[Jurisdiction], known: datetime) -> dict[int, tuple[Jurisdiction, ...]]:
    """Return by the key of each place the tribes with rules of their own in the state that it is, or is in."""
    states = {one.pk: one.parent_id if one.level in BELOW_A_STATE else one.pk for one in places}
    found = _read(_tribes, set(states.values()), set(states.values()), known=known)
    return {
        place: tuple(one for around, one in found if around == state and one.pk != place)
        for place, state in states.items()
    }


def _read(build: Build, *keys: Collection[object], known: datetime) -> list[tuple[int, Jurisdiction]]:
    """Return by name the governments that are found, each behind the key of that which it lies in."""
    found = [(int(around), placed(row)) for around, *row in ask(build, *keys, moment=known)]
    return sorted(found, key=lambda pair: pair[1].name)


def _in_a_state(moment: datetime) -> Values:
    return _below(moment).union(_across(moment, level=Level.TRIBAL), all=True)


def _in_a_county(moment: datetime) -> Values:
    return _across(moment, level=Level.PLACE).union(
        _below(moment, level=Level.TRIBAL), _across(moment, level=Level.TRIBAL), all=True
    )


def _tribes(moment: datetime) -> Values:
    return _below(moment, level=Level.TRIBAL).union(_across(moment, level=Level.TRIBAL), all=True)


def _below(moment: datetime, **more: object) -> Values:
    """Ask for what lies right below governments and has rules of its own."""
    own = Rule.objects.held(moment).filter(jurisdiction=OuterRef("pk"))
    inside = Jurisdiction.objects.order_by().filter(Exists(own), parent__in=[0], **more)
    return inside.values_list("parent_id", *COLUMNS)


def _across(moment: datetime, level: Level) -> Values:
    """Ask for the places of counties, or the tribes that have land in several states, that have rules of their own."""
    own = Rule.objects.held(moment).filter(jurisdiction=OuterRef("from_jurisdiction"))
    inside = LIES_IN.objects.filter(Exists(own), to_jurisdiction__in=[0], from_jurisdiction__level=level)
    return inside.values_list("to_jurisdiction_id", *(f"from_jurisdiction__{column}" for column in COLUMNS))


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
