"""Propose: from an observation to the open change that a person decides on, where it differs from what we hold."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from tracker.catalog.models import Jurisdiction
from tracker.contract import Absence, Bill, Claim, Law, Notice, reading_type
from tracker.evidence.models import Observation
from tracker.review.automatic import accept_by_rule, close_as_moot
from tracker.review.bill import bill_of, same_bill
from tracker.review.law import is_only_reported
from tracker.review.models import Change
from tracker.review.notice import tied_notice
from tracker.review.on_record import on_record
from tracker.review.superseded import supersede
from tracker.review.vanished import shown_without
from tracker.vocabulary import Authority, ChangeState, SubjectKind


def propose(observation: Observation) -> Change | None:
    """Open a change for what differs, or bring the open one up to date, and return it; None where nothing differs.

    The observation is claimed by compare-and-set on `proposed_at`, so a second run, at once or later, does nothing.
    """
    with transaction.atomic():
        awaiting = Observation.objects.awaiting_proposal().filter(pk=observation.pk)
        if not awaiting.update(proposed_at=timezone.now()) or shown_without(observation):
            return None
        open_change = Change.objects.on_the_subject_of(observation).undecided().first()
        if _says_nothing_new(observation):
            if open_change:
                close_as_moot(open_change, "the source shows again what we hold")
            return None
        change = _reopen(open_change, observation) if open_change else _open(observation)
        _retire_replaced(observation)
        accept_by_rule(change)
        return change


def _retire_replaced(observation: Observation) -> None:
    """Close what waits under a reference that the source itself has replaced: the newer change stands for it."""
    seen = reading_type.validate_python(observation.reading)
    replaced = [replace(seen, reference=one).subject for one in seen.replaces] if isinstance(seen, Notice) else []
    for subject in replaced:
        waiting = Change.objects.filter(source=observation.source, kind=observation.kind, subject=subject)
        for change in waiting.undecided():
            close_as_moot(change, f"the source shows it as {observation.subject} now")


def _says_nothing_new(observation: Observation) -> bool:
    """Whether we hold it already, or a person has rejected just this."""
    if _was_rejected(observation):
        return True
    held = _on_record(observation)
    if observation.absent:
        return held is None or (isinstance(held, Law) and not held.cells)
    if last := _last_decided(observation, ChangeState.PUBLISHED):
        return last.machine == observation.reading and last.observation.text_sha256 == observation.text_sha256
    if held is None or _is_first_read(observation):
        return False
    return _says_the_same(held, reading_type.validate_python(observation.reading))


def _was_rejected(observation: Observation) -> bool:
    """Whether the last word on the subject was a person's no to just this reading."""
    last = _last_decided(observation, ChangeState.PUBLISHED, ChangeState.REJECTED)
    if last is None or last.state != ChangeState.REJECTED:
        return False
    same = last.observation.quote == observation.quote and last.machine == observation.reading
    return same and last.decisions.filter(person__isnull=False).exists()


def _is_first_read(observation: Observation) -> bool:
    """Whether others only report the law, and this is the law itself: a person may confirm what we hold of it."""
    return observation.source.authority == Authority.PRIMARY and is_only_reported(
        _jurisdiction(observation), observation.subject
    )


def _says_the_same(held: Law | Notice | Bill | Claim, seen: Law | Notice | Bill | Claim | Absence) -> bool:
    """Two readings of a law say the same where all does that an answer rests on; of anything else, all fields."""
    if isinstance(held, Law) and isinstance(seen, Law):
        return set(held.cells) == set(seen.cells) and _facts(held) == _facts(seen)
    if isinstance(seen, Notice):
        return held == replace(seen, replaces=())
    return held == seen


def _on_record(observation: Observation) -> Law | Notice | Bill | Claim | None:
    """Return what we hold of the subject; of a notice or a bill, under whichever name."""
    seen = reading_type.validate_python(observation.reading)
    if isinstance(seen, Notice):
        return tied_notice(_jurisdiction(observation), seen, observation.source)
    if isinstance(seen, Bill):
        row = same_bill(_jurisdiction(observation), seen)
        return bill_of(row) if row else None
    return on_record(SubjectKind(observation.kind), _jurisdiction(observation), observation.subject)


def _facts(law: Law) -> tuple[object, ...]:
    return law.instrument_kind, law.reach, law.adopted_on, law.preemption


def _last_decided(observation: Observation, *states: ChangeState) -> Change | None:
    """Return the last change of what the page showed; a correction is of how it was read, maybe long before."""
    decided = Change.objects.on_the_subject_of(observation).filter(corrects=None, state__in=states)
    return decided.order_by("-decided_at", "-pk").first()


def _jurisdiction(observation: Observation) -> Jurisdiction:
    return Jurisdiction.objects.get(ocd_id=observation.reading["jurisdiction"])


def _before(observation: Observation) -> object:
    held = _on_record(observation)
    return held and reading_type.dump_python(held, mode="json")


def _open(observation: Observation) -> Change:
    now = timezone.now()
    change = Change.objects.create(
        kind=observation.kind,
        subject=observation.subject,
        source=observation.source,
        observation=observation,
        jurisdiction=_jurisdiction(observation),
        cause=observation.cause,
        before=_before(observation),
        machine=observation.reading,
        opened_at=now,
        updated_at=now,
    )
    supersede(change)
    return change


def _reopen(change: Change, observation: Observation) -> Change:
    """Put the newer reading into the change that waits. One that was accepted on the older reading waits again."""
    change.observation = observation
    change.before = _before(observation)
    change.machine = observation.reading
    change.human = None
    change.cause = observation.cause
    change.state = ChangeState.OPEN
    change.decided_at = None
    change.updated_at = timezone.now()
    change.version += 1
    change.save()
    supersede(change)
    return change
