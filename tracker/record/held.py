"""What we held, at a moment, of some places and substances: the rules and preemptions, each read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.models import Preemption, Rule

Key = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Held:
    """Rules and preemptions by (OCD id, substance's key), and for each place its own id and those it lies in."""

    rules: dict[Key, list[Rule]]
    preemptions: dict[Key, list[Preemption]]
    around: dict[int, list[str]]

    def rules_of(self, place: Jurisdiction, substance: Substance) -> Iterator[Rule]:
        """Yield the rules of the place and of all that it lies in, on any day."""
        for ocd_id in self.around[place.pk]:
            yield from self.rules.get((ocd_id, substance.pk), ())

    def preemptions_of(self, place: Jurisdiction, substance: Substance) -> Iterator[Preemption]:
        """Yield the preemptions of all that the place lies in, on any day."""
        for ocd_id in self.around[place.pk]:
            yield from self.preemptions.get((ocd_id, substance.pk), ())

    def turns(self, place: Jurisdiction, substance: Substance, *, after: date) -> list[date]:
        """Return, sorted, the later days on which something begins or ends to count."""
        rows: list[Rule | Preemption] = [*self.rules_of(place, substance), *self.preemptions_of(place, substance)]
        return sorted({day for row in rows for day in (row.counts_from, row.counts_to) if day and day > after})


def held_for(places: Iterable[Jurisdiction], substances: Iterable[Substance], known: datetime) -> Held:
    """Return what we held of the places and all that they lie in, at the moment, in at most four queries."""
    chosen, wanted = list(places), list(substances)
    around = _around(chosen)
    asked = {ocd_id for ids in around.values() for ocd_id in ids}
    governments = {place.pk: place for place in Jurisdiction.objects.filter(ocd_id__in=asked)}
    rules: dict[Key, list[Rule]] = defaultdict(list)
    preemptions: dict[Key, list[Preemption]] = defaultdict(list)
    of_these = {"jurisdiction__in": governments, "substance__in": wanted}
    for rule in Rule.objects.held(known).filter(**of_these).select_related("instrument"):
        rule.jurisdiction = governments[rule.jurisdiction_id]
        rules[rule.jurisdiction.ocd_id, rule.substance_id].append(rule)
    for preemption in Preemption.objects.held(known).filter(**of_these):
        preemption.jurisdiction = governments[preemption.jurisdiction_id]
        preemptions[preemption.jurisdiction.ocd_id, preemption.substance_id].append(preemption)
    return Held(rules=rules, preemptions=preemptions, around=around)


def _around(places: list[Jurisdiction]) -> dict[int, list[str]]:
    """Return for each place the OCD ids of itself, of what it lies in by its id, and of its counties."""
    counties: dict[int, list[str]] = defaultdict(list)
    lies_in = Jurisdiction.counties.through.objects.filter(from_jurisdiction__in=places)
    for place, county in lies_in.values_list("from_jurisdiction_id", "to_jurisdiction__ocd_id"):
        counties[place].append(county)
    return {place.pk: list(dict.fromkeys((*place.above(), *counties[place.pk]))) for place in places}
