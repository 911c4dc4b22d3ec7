"""Context: what else is on record of the cells that a change speaks of, so that whoever decides sees them together."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from tracker.contract import Absence
from tracker.evidence.models import Observation
from tracker.record.models import Claim, Rule
from tracker.review.cell import cell_of
from tracker.review.claimed_status import claimed_status
from tracker.review.difference import cells_in_words
from tracker.review.models import Change, Decision
from tracker.vocabulary import ChangeState, SubjectKind
from tracker.wording import all_of, words_for


@dataclass(frozen=True, kw_only=True)
class OtherStatement:
    """What one law on record or one claimant says: who, what in a few words, when, how surely, and where, or "".

    `waiting` is the key of the change that would put it on record, where it still waits on the desk.
    """

    who: str
    what: str
    on: str
    confidence: str
    url: str
    waiting: int | None


def other_laws(change: Change, names: Mapping[str, str]) -> list[OtherStatement]:
    """Return what other laws on record say of the change's place and substances, a law a line.

    `names` are the substances' by their slugs.
    """
    rules = (
        Rule.objects.held()
        .filter(jurisdiction=change.jurisdiction, substance__slug__in=change.substances())
        .exclude(instrument__citation=change.subject)
        .select_related("instrument", "substance")
        .order_by("pk")
    )
    by_law: dict[str, list[Rule]] = {}
    for rule in rules:
        by_law.setdefault(rule.instrument.citation, []).append(rule)
    return [
        OtherStatement(
            who=gettext("%(law)s (on record)") % {"law": citation},
            what=cells_in_words(map(cell_of, of_law), names),
            on=f"{change.jurisdiction.local_day(of_law[0].recorded_at)}",
            confidence=words_for(of_law[0].confidence),
            url=of_law[0].instrument.url,
            waiting=None,
        )
        for citation, of_law in by_law.items()
    ]


def other_claims(change: Change) -> list[OtherStatement]:
    """Return what others claim of the change's place and substances, the newest first, and what still waits.

    What one of them says alike of several substances is said once.
    """
    claims = Claim.objects.held().filter(jurisdiction=change.jurisdiction, substance__slug__in=change.substances())
    alike: dict[tuple[str, ...], list[Claim]] = {}
    for one in claims.exclude(key=change.subject).select_related("substance").order_by("-made_on", "pk"):
        alike.setdefault((one.claimant, one.says, one.words, one.made_on, one.confidence, one.url), []).append(one)
    return [_claimed(of_claim) for of_claim in alike.values()] + [_proposed(other) for other in _others_open(change)]


def previous_observation(change: Change) -> Observation | None:
    """Return what the source showed of the subject in the last published change of it, or None."""
    last = (
        Change.objects.on_the_subject_of(change)
        .filter(state=ChangeState.PUBLISHED)
        .exclude(Q(pk=change.pk) | Q(observation=change.observation))
        .select_related("observation__page")
        .order_by("published_at")
        .last()
    )
    return last.observation if last else None


def decision_history(change: Change) -> QuerySet[Decision]:
    """Return the decisions on this change and on all earlier ones of its subject, the newest first."""
    of_subject = Q(change__jurisdiction=change.jurisdiction, change__kind=change.kind, change__subject=change.subject)
    return Decision.objects.filter(of_subject).select_related("person", "change").order_by("-pk")


def _claimed(claims: list[Claim]) -> OtherStatement:
    """Return what is claimed alike of one substance or of several: `of kratom: regulated or age restricted; …`."""
    one, of = claims[0], all_of([claim.substance.name for claim in claims])
    what = "; ".join(filter(None, (claimed_status(one.says), one.words)))
    return OtherStatement(
        who=one.claimant,
        what=gettext("of %(substances)s: %(what)s") % {"substances": of, "what": what},
        on=one.made_on,
        confidence=words_for(one.confidence),
        url=one.url,
        waiting=None,
    )


def _others_open(change: Change) -> QuerySet[Change]:
    """Return what other open changes say: of a law, of any law of the place; of another source, of the same subject."""
    open_here = Change.objects.awaiting_review().filter(jurisdiction=change.jurisdiction, kind=change.kind)
    if change.kind != SubjectKind.INSTRUMENT:
        open_here = open_here.filter(subject=change.subject)
    return open_here.exclude(source=change.source, subject=change.subject).select_related(
        "source", "observation", "jurisdiction"
    )


def _proposed(change: Change) -> OtherStatement:
    reading = change.reading()
    url = "" if isinstance(reading, Absence) else reading.url
    return OtherStatement(
        who=f"{change.source.publisher}: {change.subject}",
        what=change.observation.quote,
        on=f"{change.jurisdiction.local_day(change.opened_at)}",
        confidence=words_for(change.source.authority),
        url=url,
        waiting=change.pk,
    )
