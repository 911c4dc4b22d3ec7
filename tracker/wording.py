"""Wording: the closed words and lists of things as people read them, in the language of who reads.

`_` marks words for translation, so that `makemessages` finds them.
"""

from collections.abc import Sequence
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _

CLOSED_WORDS = (
    _("country"), _("state"), _("district"), _("territory"), _("tribal"), _("county"), _("place"), _("possession"),
    _("sale"), _("shipment"), _("manufacture"), _("serving"), _("import"), _("export"), _("prohibited"),
    _("prescription only"), _("conditional"), _("allowed"), _("unknown"), _("any"), _("leaf"), _("extract"),
    _("concentrate"), _("semi synthetic"), _("semi-synthetic"), _("synthetic"), _("sale prohibited"), _("regulated"),
    _("age restricted"),
    _("unregulated"), _("confirmed"), _("reported"), _("high"), _("medium"), _("low"), _("unclear"), _("fresh"),
    _("due"), _("stale"), _("unverified"), _("minimum age"), _("cap"), _("label"), _("test"), _("licence"),
    _("registration"), _("tax"), _("form"), _("venue"), _("online age check"), _("further duties"), _("statute"),
    _("regulation"), _("emergency rule"), _("ordinance"), _("tribal law"), _("agency position"), _("court order"),
    _("finding"), _("proposed"), _("enacted"), _("in force"), _("stayed"), _("expired"), _("repealed"),
    _("withdrawn"), _("whole"), _("unincorporated"), _("more than"), _("at least"), _("at most"), _("less than"),
    _("all"), _("scheduled"), _("mentioned"), _("import alert"), _("recall"), _("warning letter"), _("seizure"),
    _("press release"), _("scheduling"), _("consumer update"), _("mandatory recall"), _("safety advisory"),
    _("statement"), _("introduced"), _("in committee"), _("passed one chamber"), _("passed both chambers"),
    _("vetoed"), _("primary"), _("official"), _("secondary"), _("ok"), _("same"), _("unreachable"), _("gone"),
    _("blocked"), _("robots"), _("incomplete"), _("too large"), _("redirects"), _("budget"), _("suspect"),
    _("waiting"), _("failed"), _("instrument"), _("notice"), _("bill"), _("claim"), _("crawl"), _("reread"),
    _("baseline"), _("hand"), _("open"), _("accepted"), _("rejected"), _("published"), _("accept"), _("reject"),
    _("endorse"), _("ask"), _("hold"), _("release"), _("publishing"), _("sending"), _("coming up"), _("lapsed"),
    _("corrected"), _("status"), _("bills"), _("notices"), _("coming"), _("notice kind"), _("reference"), _("title"),
    _("firm"), _("product"), _("charge"), _("issued on"), _("updated on"), _("effective on"), _("comments until"),
    _("stage"), _("introduced on"), _("latest action"), _("latest action on"), _("instrument kind"), _("standing"),
    _("adopted on"), _("signed on"), _("filed on"), _("substance"), _("says"), _("words"), _("claimant"),
    _("made on"), _("confidence"), _("at once"), _("daily"), _("weekly"), _("mail"), _("webhook"), _("pending"),
    _("leased"), _("deferred"), _("bounced"), _("suppressed"), _("parked"), _("joined"), _("stopped"), _("left"),
    _("forgotten"), _("complained"),
)  # fmt: skip
"""Every word of the vocabularies, and every part of a reading, that may be asked for."""


def words_for(word: str) -> str:
    """Return a closed word, or the name of a part, as a person reads it: `prescription only`."""
    return gettext(word.replace("_", " "))


def choices(words: type[StrEnum]) -> list[tuple[str, str | Promise]]:
    """Return the words as (value, human form) pairs, as a Django field or a form wants them."""
    return [(word.value, gettext_lazy(word.replace("_", " "))) for word in words]


def all_of(words: Sequence[str]) -> str:
    """Return the words as a list that holds together: `a, b and c`. There is at least one."""
    *most, last = words
    return gettext("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def one_of(words: Sequence[str]) -> str:
    """Return the words as a list of which one is enough: `a, b or c`. There is at least one."""
    *most, last = words
    return gettext("%(most)s or %(last)s") % {"most": ", ".join(most), "last": last} if most else last
