"""What the page of one change shows, gathered for its template."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.catalog.models import Substance
from tracker.contract import Absence, Claim, Law, Notice
from tracker.evidence.models import Observation
from tracker.evidence.passage import passage
from tracker.evidence.store import Damaged, fetch
from tracker.evidence.word_diff import word_diff
from tracker.record import models as record
from tracker.review.admin.decide import goes_out
from tracker.review.admin.step import step
from tracker.review.admin.words import CAUSES, KINDS, VERDICTS
from tracker.review.context import decision_history, other_claims, other_laws, previous_observation
from tracker.review.decision import check_source_stands
from tracker.review.difference import Difference, gives_way, of_change, of_instrument
from tracker.review.errors import SourceMoved
from tracker.review.hold import current_hold
from tracker.review.models import Change
from tracker.review.queue import neighbours
from tracker.review.rehearse import reached_by, rehearse
from tracker.review.same_action import maybe_same_action
from tracker.review.superseded import reported_rules, superseded_of
from tracker.review.vanished import no_longer_seen
from tracker.vocabulary import ChangeState, Outcome, SubjectKind
from tracker.wording import words_for

READINGS = {Outcome.OK: _("good"), Outcome.SAME: _("good, and nothing new"), "unread": _("none")}


def change_page(change: Change, person: User) -> dict[str, Any]:
    """Return all that the page of the change shows to this person."""
    names = dict(Substance.objects.values_list("slug", "name"))
    reading, before, previous = change.reading(), change.reading_before(), previous_observation(change)
    return {
        "title": str(change),
        "subtitle": None,
        "reading": reading,
        "about": gettext(KINDS[change.kind]),
        "cause": gettext(CAUSES[change.cause]),
        "is_mention": isinstance(reading, Law) and not reading.cells and change.state == ChangeState.OPEN,
        "is_claim": change.kind == SubjectKind.CLAIM,
        "health": _health(change.source.health),
        "law_url": "" if isinstance(reading, Absence) else link(reading.url),
        "live_url": link(change.observation.page.url),
        "page": change.observation.page,
        "differences": of_change(change, names) + of_instrument(before, reading),
        "gives_way": gives_way(superseded_of(change), names),
        "reported": _reported(change, names),
        "passage": passage(change.observation),
        "diff": previous and word_diff(_text(previous), _text(change.observation)),
        "previous": previous and passage(previous),
        "previous_page": previous and previous.page,
        "others": [replace(one, url=link(one.url)) for one in other_laws(change, names) + other_claims(change)],
        "decisions": [(one, gettext(VERDICTS[one.verdict])) for one in decision_history(change)],
        "goes_out": goes_out(change),
        "no_longer_seen": no_longer_seen(change),
        "alike": _alike(change),
        "near": neighbours(change, person),
        "may_edit": not isinstance(reading, Absence | Claim),
        **(_effects(change, person) if change.state == ChangeState.OPEN else {}),
    }


def _health(outcome: str) -> str:
    """Return how the last reading of a source went, in words."""
    return gettext(READINGS[outcome]) if outcome in READINGS else words_for(outcome)


def _reported(change: Change, names: Mapping[str, str]) -> list[tuple[int, bool, Difference]]:
    """Return what is reported beside an open change and stays unless a person ticks it: its key, whether one has."""
    stays = reported_rules(change).stays if change.state == ChangeState.OPEN else []
    ticked = {one.rule for one in superseded_of(change) if one.ticked}
    return [(one.rule, one.rule in ticked, gives_way([one], names)[0]) for one in stays]


def _alike(change: Change) -> list[record.Notice]:
    """Return the notices that may be of the same action, for a person to tell."""
    reading = change.reading()
    return maybe_same_action(change.jurisdiction, reading, change.source) if isinstance(reading, Notice) else []


def link(url: str) -> str:
    """Return the address if a person may follow it, else "": no script and no file hides behind a link here."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def _text(observation: Observation) -> str:
    """Return the stored text that mattered, or "" where it is damaged, which the passage tells."""
    try:
        return fetch(observation.text_sha256).decode()
    except Damaged:
        return ""


def _effects(change: Change, person: User) -> dict[str, Any]:
    """Return what an open change would move, and what this person can do about it."""
    return {
        "turns": rehearse(change),
        "below": reached_by(change.jurisdiction) - 1,
        "step": step(change, person),
        "hold": current_hold(change),
        "moved": _moved(change),
    }


def _moved(change: Change) -> bool:
    """Whether the source shows something newer, so that nobody can accept it now."""
    try:
        check_source_stands(change)
    except SourceMoved:
        return True
    return False
