"""What the desk calls things: one term each, on the list, on the page of a change and in the audit.

They are English, marked for translation by `_`: who shows one calls `gettext`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from tracker.vocabulary import Cause, SubjectKind, Verdict

KINDS: Mapping[str, str] = MappingProxyType(
    {
        SubjectKind.INSTRUMENT: _("a law"),
        SubjectKind.NOTICE: _("a notice"),
        SubjectKind.BILL: _("a bill"),
        SubjectKind.CLAIM: _("what somebody says"),
    }
)
CAUSES: Mapping[str, str] = MappingProxyType(
    {
        Cause.CRAWL: _("seen by a crawl"),
        Cause.REREAD: _("seen when a stored page was read again"),
        Cause.BASELINE: _("known before the first crawl"),
        Cause.HAND: _("written by a person"),
    }
)
VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        Verdict.ACCEPT: _("accepted"),
        Verdict.REJECT: _("rejected"),
        Verdict.RECALL: _("recalled"),
        Verdict.ENDORSE: _("first yes of two"),
        Verdict.ASK: _("second person asked for"),
        Verdict.HOLD: _("put on hold"),
        Verdict.RELEASE: _("released"),
    }
)
