"""Show a quote where it stands: the words before it, the words themselves, the words after."""

from dataclasses import dataclass

from tracker.evidence.models import Observation
from tracker.evidence.store import Damaged, fetch

AROUND = 600  # characters on either side


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A quote in its place. `damaged` says why the stored text cannot be shown, where it cannot."""

    before: str
    quote: str
    after: str
    damaged: str = ""


def passage(observation: Observation) -> Passage:
    """Return the observation's quote within the stored text that it was read from."""
    try:
        text = fetch(observation.text_sha256).decode()
    except Damaged as damage:
        return Passage(before="", quote=observation.quote, after="", damaged=str(damage))
    before, found, after = text.partition(observation.quote)
    if not found:
        return Passage(before="", quote=observation.quote, after="")
    cut = "… " if len(before) > AROUND else ""
    return Passage(before=cut + before[-AROUND:], quote=found, after=after[:AROUND])
