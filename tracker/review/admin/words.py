"""What the desk calls things: one term each, on the list, on the page of a change and in the audit."""

from collections.abc import Mapping
from types import MappingProxyType

from tracker.vocabulary import Cause, SubjectKind, Verdict

KINDS: Mapping[str, str] = MappingProxyType(
    {
        SubjectKind.INSTRUMENT: "a law",
        SubjectKind.NOTICE: "a notice",
        SubjectKind.BILL: "a bill",
        SubjectKind.CLAIM: "what somebody says",
    }
)
CAUSES: Mapping[str, str] = MappingProxyType(
    {
        Cause.CRAWL: "seen by a crawl",
        Cause.REREAD: "seen when a stored page was read again",
        Cause.BASELINE: "known before the first crawl",
        Cause.HAND: "written by a person",
    }
)
VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        Verdict.ACCEPT: "accepted",
        Verdict.REJECT: "rejected",
        Verdict.RECALL: "recalled",
        Verdict.ENDORSE: "first yes of two",
        Verdict.ASK: "second person asked for",
        Verdict.HOLD: "put on hold",
        Verdict.RELEASE: "released",
    }
)
