"""Where a law stands in its life on a day: not yet, in force, or no longer, each by its own word."""

from collections.abc import Iterable
from datetime import date

from tracker.record.models import Instrument, Rule
from tracker.record.rows import InstrumentRow, RuleRow
from tracker.vocabulary import Standing


def standing(law: Instrument | InstrumentRow, rules: Iterable[Rule | RuleRow], day: date) -> Standing | None:
    """Return where the law stands on the day by these of its rules; None where it has none and nobody says.

    A law is in force while one of its rules is. One that has yet to begin is *enacted*; of one that is over, the rule
    that ended last says how. A law without rules, a proposal or one withdrawn before its day, stands as it was read.
    """
    of_law = list(rules)
    if not of_law:
        return Standing(law.standing) if law.standing else None
    begun = [rule for rule in of_law if rule.counts_from is None or rule.counts_from <= day]
    if any(rule.counts_to is None or day < rule.counts_to for rule in begun):
        return Standing.IN_FORCE
    if len(begun) < len(of_law):
        return Standing.ENACTED
    return Standing(max(of_law, key=lambda rule: rule.counts_to or date.max).ending)
