"""What a law says, told so that a person can read it: its own words, or where others report it, theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.lookup.answer import PlaceAnswer
from tracker.lookup.claims import ClaimRow
from tracker.lookup.links import web_address
from tracker.lookup.spoken import law_in_words
from tracker.record.rows import RuleRow
from tracker.review.baseline.claim import parts_of


@dataclass(frozen=True, kw_only=True)
class Report:
    """Who reports the law, in which words beside its days, and where: `url` is a link or ""."""

    claim: ClaimRow
    words: str
    url: str


def reports_of(answer: PlaceAnswer, rule: RuleRow) -> tuple[Report, ...]:
    """Return the reports that the rule was taken from, where its words are rows of a report's file; else none.

    One law may be read from several rows, one a line. Those about other substances are not for this answer.
    """
    found = [claim for line in rule.words.splitlines() for claim in answer.reports.get(line, ())]
    citation = f"{rule.instrument.citation}; "  # it stands above the report
    return tuple(
        Report(claim=claim, words=parts_of(claim.words)[2].replace(citation, ""), url=web_address(claim.url))
        for claim in found
    )


def text_of(answer: PlaceAnswer, rule: RuleRow, rules: Sequence[RuleRow]) -> str:
    """Return the law's own words, or the words of those who report it, or what its rules say in ours."""
    reported = [report.claim.words for report in reports_of(answer, rule)]
    return "\n".join(dict.fromkeys(filter(None, reported))) or rule.words or "; ".join(_sayings(rules))


def _sayings(rules: Iterable[RuleRow]) -> list[str]:
    return [saying.words for saying in law_in_words(rules)]
