"""Beside: what else is on record of the cells that a change speaks of, so that whoever decides sees them together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tracker.contract import Absence
from tracker.evidence.models import Observation
from tracker.record.models import Claim, Rule
from tracker.review.models import Change, Decision
from tracker.review.publish import substances_of
from tracker.vocabulary import ChangeState, SubjectKind


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one law on record or one claimant says: who, what in a few words, how surely, and where, or ""."""

    who: str
    what: str
    confidence: str
    url: str


def laws_beside(change: Change) -> list[Said]:
    """Return what other laws on record say of the change's place and substances, a law a line."""
    rules = (
        Rule.objects.held()
        .filter(jurisdiction=change.jurisdiction, substance__slug__in=substances_of(change))
        .exclude(instrument__citation=change.subject)
        .select_related("instrument", "substance")
        .order_by("pk")
    )
    by_law: dict[str, list[Rule]] = {}
    for rule in rules:
        by_law.setdefault(rule.instrument.citation, []).append(rule)
    return [
        Said(who=citation, what=_effects(of_law), confidence=of_law[0].confidence, url=of_law[0].instrument.url)
        for citation, of_law in by_law.items()
    ]


def claims_beside(change: Change) -> list[Said]:
    """Return what others claim of the change's place and substances, and what other sources' open changes say."""
    claims = Claim.objects.held().filter(
        jurisdiction=change.jurisdiction, substance__slug__in=substances_of(change)
    )  # fmt: skip
    said = [
        Said(
            who=one.claimant, what=f"{one.says.replace('_', ' ')}: {one.words}", confidence=one.confidence, url=one.url
        )
        for one in claims.exclude(key=change.subject).order_by("pk")
    ]
    return said + [_proposed(other) for other in _others_open(change)]


def previous_reading(change: Change) -> Observation | None:
    """Return what the source showed of the subject in the last published change of it, or None."""
    last = (
        Change.objects.filter(source=change.source, kind=change.kind, subject=change.subject)
        .filter(state=ChangeState.PUBLISHED)
        .exclude(Q(pk=change.pk) | Q(observation=change.observation))
        .select_related("observation__page")
        .order_by("published_at")
        .last()
    )
    return last.observation if last else None


def decisions_before(change: Change) -> QuerySet[Decision]:
    """Return the decisions on this change and on all earlier ones of its subject, the newest first."""
    of_subject = Q(change__jurisdiction=change.jurisdiction, change__kind=change.kind, change__subject=change.subject)
    return Decision.objects.filter(of_subject).select_related("person", "change").order_by("-pk")


def _claimed(claim: Claim) -> str:
    return f"{claim.says.replace('_', ' ')}: {claim.words}"


def _effects(rules: Iterable[Rule]) -> str:
    """Return what the rules say: `sale of Kratom: prohibited; possession of Kratom: allowed`."""
    said = [f"{rule.activity} of {rule.substance}: {rule.effect.replace('_', ' ')}" for rule in rules]
    return "; ".join(dict.fromkeys(said))


def _others_open(change: Change) -> QuerySet[Change]:
    """Return what other sources' open changes say: of the same subject, and of a law, of any law of the place."""
    open_here = Change.objects.awaiting_review().filter(jurisdiction=change.jurisdiction, kind=change.kind)
    if change.kind != SubjectKind.INSTRUMENT:
        open_here = open_here.filter(subject=change.subject)
    return open_here.exclude(source=change.source).select_related("source", "observation")


def _proposed(change: Change) -> Said:
    reading = change.reading()
    url = "" if isinstance(reading, Absence) else reading.url
    who = f"{change.source.publisher} (waits on the desk)"
    return Said(who=who, what=change.observation.quote, confidence=change.source.authority, url=url)
