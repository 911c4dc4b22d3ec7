"""A label worked out from the bulk files alone, as the page of the data says that it follows from the rules.

It shares no code with the program: it is what a stranger writes who has nothing but the files.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
ACTIVITIES = ("possession", "sale", "shipment", "manufacture", "serving", "import", "export")
CITY_GEOID = 7  # digits
STRICTEST_FIRST = ("prohibited", "prescription_only", "conditional", "allowed", "unknown")


@dataclass(frozen=True, kw_only=True)
class Files:
    """The rows of the files: jurisdictions and substances by their ids, the rules that are not superseded."""

    jurisdictions: Mapping[str, Row]
    substances: Mapping[str, Row]
    rules: tuple[Row, ...]

    def label(self, place: str, substance: str, day: str) -> str:
        """Return the label on a day, 2025-08-01."""
        rules = [rule for rule in self._reaching(place, substance, day) if self._decides(rule, place)]
        effects = {activity: self._effect(rules, activity, self._decider(place)) for activity in ACTIVITIES}
        held = [rule for rule in rules if rule["effect"] == effects[rule["activity"]]]
        return word(effects, held)

    def _reaching(self, place: str, substance: str, day: str) -> Iterator[Row]:
        around = {*self._above(place), *self.jurisdictions[place]["counties"]}
        forms = ("any", self.substances[substance]["reference_form"])
        near = [rule for rule in self.rules if rule["jurisdiction"] in around and rule["substance"] == substance]
        for rule in near:
            assert rule["threshold"] is None, "none of the baseline has one, and none is worked out here"
            end = _end(rule, near)
            is_about = rule["form"] in forms and (rule["reach"] == "whole" or not self._is_other_city(place, rule))
            if is_about and (rule["counts_from"] or "") <= day and (end is None or day < end):
                yield rule

    def _is_other_city(self, place: str, rule: Row) -> bool:
        """Whether it is a city, not a part of a county as its GEOID would show, and the rule not its own."""
        asked = self.jurisdictions[place]
        return asked["level"] == "place" and len(asked["geoid"]) <= CITY_GEOID and rule["jurisdiction"] != place

    def _above(self, place: str) -> Iterator[str]:
        above: str | None = place
        while above:
            yield above
            above = self.jurisdictions[above]["parent"]

    def _decider(self, place: str) -> str | None:
        if self.jurisdictions[place]["level"] == "tribal":
            return place
        *below, country = self._above(place)
        if country != "ocd-division/country:us":
            return country
        return below[-1] if below else None

    def _decides(self, rule: Row, place: str) -> bool:
        """Whether it is more than the position of an agency from above the government that decides."""
        decider = self._decider(place)
        from_above = decider is None or rule["jurisdiction"] in list(self._above(decider))[1:]
        return not (rule["instrument_kind"] == "agency_position" and from_above)

    def _effect(self, rules: Iterable[Row], activity: str, decider: str | None) -> str:
        about = [rule for rule in rules if rule["activity"] == activity]
        strictest = min((rule["effect"] for rule in about), key=STRICTEST_FIRST.index, default="unknown")
        is_said = any(rule["jurisdiction"] == decider and rule["effect"] != "unknown" for rule in about)
        return strictest if is_said or strictest == "prohibited" else "unknown"


def word(effects: Mapping[str, str], rules: Iterable[Row]) -> str:
    """Return the one word for these effects of the activities, which these rules have."""
    possession, sale, said = effects["possession"], effects["sale"], set(effects.values())
    if "prohibited" in (possession, sale):
        return "sale_prohibited" if possession in ("allowed", "conditional") else "prohibited"
    if "prescription_only" in (possession, sale) or sale == "unknown":
        return "unknown" if "prescription_only" not in (possession, sale) else "prescription_only"
    if said & {"prohibited", "conditional"}:
        asked = {one["kind"] for rule in rules for one in rule["conditions"]}
        return "age_restricted" if asked == {"minimum_age"} and "prohibited" not in said else "regulated"
    if said != {"allowed"}:
        return "unknown"
    return "unregulated" if any(rule["instrument_kind"] == "finding" for rule in rules) else "regulated"


def _end(rule: Row, others: Iterable[Row]) -> str | None:
    """Return the first day that the rule no longer counts, as the codebook has it of `counts_to`."""
    end, last = rule["counts_to"], _last_day(rule["valid_to"])
    if end is None or rule["effect"] == "prohibited" or last in (None, end):
        return end
    following = [
        other["counts_from"]
        for other in others
        if (other["jurisdiction"], other["activity"]) == (rule["jurisdiction"], rule["activity"])
        and end <= (other["counts_from"] or "") <= last
    ]
    return min(following, default=end)


def _last_day(partial: str) -> str | None:
    year, _, rest = partial.partition("-")
    month, _, day = rest.partition("-")
    if not year or day:
        return partial or None
    month = month or "12"
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"
