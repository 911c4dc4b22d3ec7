"""What sorts of things are called, for people; `_` marks the words for translation."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from tracker.lookup.phrases import Phrases
from tracker.vocabulary import Level, NoticeKind, SubjectKind

LEVELS: Mapping[Level, str] = Phrases(
    {
        Level.COUNTRY: _("country"),
        Level.STATE: _("state"),
        Level.DISTRICT: _("district"),
        Level.TERRITORY: _("territory"),
        Level.TRIBAL: _("tribal land"),
        Level.COUNTY: _("county"),
        Level.PLACE: _("place"),
    }
)
NOTICES: Mapping[NoticeKind, str] = Phrases(
    {
        NoticeKind.IMPORT_ALERT: _("import alert"),
        NoticeKind.RECALL: _("recall"),
        NoticeKind.WARNING_LETTER: _("warning letter"),
        NoticeKind.SEIZURE: _("seizure"),
        NoticeKind.PRESS_RELEASE: _("press release"),
        NoticeKind.SCHEDULING: _("scheduling"),
        NoticeKind.CONSUMER_UPDATE: _("consumer update"),
        NoticeKind.MANDATORY_RECALL: _("mandatory recall"),
        NoticeKind.SAFETY_ADVISORY: _("safety advisory"),
        NoticeKind.STATEMENT: _("statement"),
    }
)
ACRONYM = "DWPE"  # what import alerts write for it
DETENTION = _("detention without physical examination")
SUBJECTS: Mapping[SubjectKind, str] = Phrases(
    {
        SubjectKind.INSTRUMENT: _("law"),
        SubjectKind.NOTICE: _("notice"),
        SubjectKind.BILL: _("bill"),
        SubjectKind.CLAIM: _("claim"),
    }
)
