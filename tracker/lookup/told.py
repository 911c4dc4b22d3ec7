"""What a law says, told so that a person can read it: its own words, or where others report it, theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.lookup.answer import PlaceAnswer
from tracker.lookup.links import web_address
from tracker.lookup.words import law_in_words
from tracker.record.models import Claim, Rule


@dataclass(frozen=True, kw_only=True)
class Report:
    """Who reports the law, in which words, and where: `url` is a link or ""."""

    claim: Claim
    url: str


def reports_of(answer: PlaceAnswer, rule: Rule) -> tuple[Report, ...]:
    """Return the reports that the rule was taken from, where its words are rows of a report's file; else none.

    One law may be read from several rows, one a line. Those about other substances are not for this answer.
    """
    found = [one.claim for line in rule.words.splitlines() for one in answer.reports.get(line, ()) if one.claim]
    return tuple(Report(claim=claim, url=web_address(claim.url)) for claim in found)


def text_of(answer: PlaceAnswer, rule: Rule, rules: Sequence[Rule]) -> str:
    """Return the law's own words, or the words of those who report it, or what its rules say in ours."""
    reported = [report.claim.words for report in reports_of(answer, rule)]
    return "\n".join(dict.fromkeys(filter(None, reported))) or rule.words or "; ".join(_sayings(rules))


def _sayings(rules: Iterable[Rule]) -> list[str]:
    return [saying.words for saying in law_in_words(rules)]
