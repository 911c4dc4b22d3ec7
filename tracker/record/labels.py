"""Labels in bulk: one query for any number of places, on any day, as known at any moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.label import Answer, label
from tracker.record.models import Rule
from tracker.vocabulary import Label, Level

Key = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Dated:
    """An answer for a day, and the next day on which the label will be another by what we hold now, if any."""

    on: date
    answer: Answer
    next_change: tuple[date, Label] | None


def labels(
    places: Iterable[Jurisdiction], substances: Iterable[Substance], on: date | None, known: datetime
) -> dict[Key, Dated]:
    """Return, by (place's key, substance's slug), what the law was on a day by what we held at a moment.

    `on` is None for the day that `known` falls on in each place's own time zone.
    """
    chosen, wanted = list(places), list(substances)
    above = {place.pk: place.above() for place in chosen}
    levels, rules = _held({ocd_id for ids in above.values() for ocd_id in ids}, wanted, known)
    answers: dict[Key, Dated] = {}
    for place in chosen:
        day = on or place.local_day(known)
        chain = [levels[ocd_id] for ocd_id in above[place.pk] if ocd_id in levels]
        for substance in wanted:
            ours = [rule for ocd_id in above[place.pk] for rule in rules[ocd_id, substance.pk]]
            answers[place.pk, substance.slug] = _dated(chain, substance.slug, ours, day)
    return answers


def _held(
    ocd_ids: set[str], substances: list[Substance], known: datetime
) -> tuple[dict[str, Level], dict[tuple[str, int], list[Rule]]]:
    places = {place.pk: place for place in Jurisdiction.objects.filter(ocd_id__in=ocd_ids)}
    rules: dict[tuple[str, int], list[Rule]] = defaultdict(list)
    held = Rule.objects.held(known).filter(jurisdiction__in=places, substance__in=substances)
    for rule in held.select_related("instrument"):
        rule.jurisdiction = places[rule.jurisdiction_id]
        rules[rule.jurisdiction.ocd_id, rule.substance_id].append(rule)
    return {place.ocd_id: Level(place.level) for place in places.values()}, rules


def _dated(chain: list[Level], substance: str, rules: list[Rule], day: date) -> Dated:
    today = label(chain, substance, _in_force(rules, day))
    turns = {turn for rule in rules for turn in (rule.counts_from, rule.counts_to) if turn and turn > day}
    for turn in sorted(turns):
        then = label(chain, substance, _in_force(rules, turn)).label
        if then is not today.label:
            return Dated(on=day, answer=today, next_change=(turn, then))
    return Dated(on=day, answer=today, next_change=None)


def _in_force(rules: list[Rule], day: date) -> list[Rule]:
    begun = [rule for rule in rules if rule.counts_from is None or rule.counts_from <= day]
    return [rule for rule in begun if rule.counts_to is None or rule.counts_to > day]
