"""How one visit to one source ended, from all that it met. A source is all its pages, and the worst decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.errors import Suspect, Trouble
from tracker.vocabulary import Outcome

WORST_FIRST = (
    Outcome.FAILED,  # a bug of ours: nothing else said of this visit can be trusted
    Outcome.WAITING,  # nothing was asked, so nothing else can have happened
    Outcome.SUSPECT,  # a page was had and not understood: a person must look
    Outcome.BLOCKED,  # the publisher's will, which a retry only offends
    Outcome.ROBOTS,
    Outcome.TOO_LARGE,  # the source does what its declaration does not foresee
    Outcome.BUDGET,
    Outcome.REDIRECTS,
    Outcome.GONE,
    Outcome.INCOMPLETE,  # these two pass by themselves
    Outcome.UNREACHABLE,
)
"""The trouble that needs a person first, the passing one last."""

Met = Sequence[tuple[str, Exception]]


@dataclass(frozen=True, kw_only=True)
class Ending:
    """The outcome, why, and the words that stood where something else was expected."""

    outcome: Outcome
    reason: str
    suspect: tuple[str, ...]


def ending(met: Met, remarks: Sequence[str], *, same: bool) -> Ending:
    """Weigh what was met, each with its address; `same` says that every page was answered 304."""
    good = Outcome.SAME if same else Outcome.OK
    outcome = min((_outcome(error) for _, error in met), key=WORST_FIRST.index, default=good)
    decisive = [_told(url, error) for url, error in met if _outcome(error) is outcome]
    more = [f"and {len(met) - 1} more"] if len(met) > 1 else []
    words = dict.fromkeys(word for _, error in met if isinstance(error, Suspect) for word in error.words)
    return Ending(
        outcome=outcome,
        reason="; ".join([*decisive[:1], *more, *remarks]),
        suspect=tuple(words),
    )


def _outcome(error: Exception) -> Outcome:
    return error.outcome if isinstance(error, Trouble) else Outcome.FAILED


def _told(url: str, error: Exception) -> str:
    words = str(error) if isinstance(error, Trouble) else f"{type(error).__name__}: {error}"
    return f"{words} ({url})" if url else words
