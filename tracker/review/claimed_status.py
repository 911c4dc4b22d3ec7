"""Claimed status: what a claimant's word for the law means, said as a person says it."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.review.baseline.claim import IN_WORDS
from tracker.review.baseline.row import Status
from tracker.wording import one_of, words_for

CLAIMED: Mapping[str, str] = MappingProxyType(
    {
        Status.SCHEDULE_I: _("prohibited as a scheduled drug"),
        Status.PROHIBITED: _("prohibited"),
        Status.KCPA: _("regulated by a consumer protection act"),
        Status.AGE_ONLY: _("limited by age alone"),
        Status.REGULATED: _("regulated otherwise"),
        Status.UNREGULATED: _("legal and not regulated"),
    }
)


def claimed_status(says: str) -> str:
    """Return what the claim's word means, or "" where it has none and its words stand for themselves."""
    if says == IN_WORDS:
        return ""
    return one_of([gettext(CLAIMED[one]) if one in CLAIMED else words_for(one) for one in says.split()])
