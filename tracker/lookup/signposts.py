"""Signposts: the questions of the front page that are not about one place, and the words they are asked in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Signpost:
    """A question, the page that answers it with what follows its address, and the words that ask for it."""

    question: Promise
    page: str
    more: str = ""
    asked: str

    def is_meant(self, words: str) -> bool:
        """Whether the words ask this."""
        return re.search(rf"\b(?:{self.asked})", words, re.IGNORECASE) is not None


SIGNPOSTS: Sequence[Signpost] = (
    Signpost(
        question=_("Which states forbid 7-OH but not the leaf?"),
        page="lookup:front",
        more="?7-oh=forbidden&kratom=not-forbidden#states",
        asked=r"7.?oh|7.?hydroxy|which states?|hydroxymitragynine",
    ),
    Signpost(
        question=_("Where is it forbidden? The map, today or on another day"),
        page="lookup:map",
        asked=r"where|map|which states?|forbid|banned|illegal|legal",
    ),
    Signpost(
        question=_("May I take it on my trip?"),
        page="lookup:compare",
        asked=r"trip|travel|driv|fly|flight|layover|stop.?over|airport|customs|truck|carry|take|bring|compare|road",
    ),
    Signpost(
        question=_("May I ship it to these ZIP codes?"),
        page="lookup:ship",
        asked=r"ship|mail|deliver|parcel|vendor|order|zips?\b|csv|online",
    ),
    Signpost(
        question=_("What changes in the next 90 days?"),
        page="lookup:coming",
        asked=r"when|start|begin|coming|upcoming|soon|next|will|effective|future|new law|take effect",
    ),
    Signpost(
        question=_("What changed lately?"),
        page="lookup:changes",
        asked=r"chang|new|latest|lately|recent|this (?:week|month|year)|last (?:week|month|year)|today|update|said",
    ),
    Signpost(
        question=_("Which recalls and warnings of the FDA concern a firm?"),
        page="lookup:notices",
        asked=r"fda|recall|warn|seiz|import|alert|brand|firm|company|product",
    ),
    Signpost(
        question=_("Write to me when it changes"),
        page="alerts:subscribe",
        asked=r"alert|notif|subscri|e-?mail|tell me|write",
    ),
    Signpost(
        question=_("What did you not check? Tribal land? Who decides?"),
        page="lookup:about",
        asked=r"trib|nation|reservation|native|indian|who decides|mean|unknown|federal|military|base\b",
    ),
    Signpost(
        question=_("Your page is wrong"), page="review:report", asked=r"wrong|error|mistake|correct|outdated|incorrect"
    ),
    Signpost(
        question=_("Download the data"),
        page="lookup:data",
        asked=r"data|download|csv|json|api\b|research|history|archive|as of|past",
    ),
)
CARE = re.compile(
    r"\b(?:withdraw|patient|overdos|poison|sick|ill\b|addict|detox|quit|stop taking|depend|safe|dangerous|pregnan|"
    r"child|son\b|daughter|kid|teen|baby|die|death|help\b)",
    re.IGNORECASE,
)


def meant(words: str) -> list[Signpost]:
    """Return the signposts that the words ask for, none for no words."""
    return [one for one in SIGNPOSTS if words and one.is_meant(words)]


def asks_for_care(words: str) -> bool:
    """Whether the words speak of somebody's health rather than of the law."""
    return CARE.search(words) is not None
