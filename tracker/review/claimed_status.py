"""Claimed status: what a claimant's word for the law means, said as a person says it."""

from collections.abc import Mapping
from types import MappingProxyType

from tracker.review.baseline.claim import IN_WORDS
from tracker.review.baseline.row import Status

CLAIMED: Mapping[str, str] = MappingProxyType(
    {
        Status.SCHEDULE_I: "prohibited as a scheduled drug",
        Status.PROHIBITED: "prohibited",
        Status.KCPA: "regulated by a consumer protection act",
        Status.AGE_ONLY: "limited by age alone",
        Status.REGULATED: "regulated otherwise",
        Status.UNREGULATED: "legal and not regulated",
    }
)


def claimed_status(says: str) -> str:
    """Return what the claim's word means, or "" where it has none and its words stand for themselves."""
    if says == IN_WORDS:
        return ""
    return " or ".join(CLAIMED.get(status, status.replace("_", " ")) for status in says.split())
