"""From when to when a section is law, as its own heading and words say it.

A day that is spoken of and not understood is trouble, never left out: a rule without its first day would count too
early, one without its last too long.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from scrapers.days import MONTHS, day
from scrapers.errors import UnknownPhrase
from tracker.contract import PartialDay

MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|{MONTH} \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
BRACKETED = re.compile(r"[\[(]([^\])]*)[\])]")
SPEAKS = re.compile(
    r"\b(?:effective|operative|expire[sd]?|until|sunsets?|repealed|contingent|takes? effect)\b", re.IGNORECASE
)
SENTENCE = re.compile(
    r"\bthis (?:section|rule|act|chapter|article|regulation)(?: \w+){0,3} "
    r"(?:effective|expires?|takes? effect|is repealed)\b[^.;]*",
    re.IGNORECASE,
)
LABELLED = re.compile(rf"(?:effective|operative)(?: date)?: ({DAY})\.?", re.IGNORECASE)

FROM = (
    r"(?:shall )?(?:(?:be(?:comes?)?|is) )?(?:effective|operative|takes? effect)(?: date)?:?(?: on| from| beginning)? "
    rf"(?P<since>{DAY})"
)
UNTIL = rf"(?:(?:effective |operative )?until|(?:is )?repealed(?: effective)?(?: on)?) (?P<until>{DAY})"
THROUGH = rf"(?:effective |operative )?through (?P<through>{DAY})"
EXPIRES = rf"(?:shall )?expires?(?: on)? (?P<last>{DAY})"
WORDS = tuple(
    re.compile(rf"(?:this \w+ )?(?:{pattern})\.?", re.IGNORECASE)
    for pattern in (FROM, UNTIL, THROUGH, EXPIRES, rf"{FROM},?(?: and)? (?:{UNTIL}|{THROUGH}|{EXPIRES})")
)


@dataclass(frozen=True, kw_only=True)
class Force:
    """The days of a section: from `since` on; before `until`; or up to a day `last` on which it expires.

    Whether a law that expires on a day still holds on it, texts leave open.
    """

    since: PartialDay = ""
    until: PartialDay = ""
    last: PartialDay = ""

    def ends(self, *, strict: bool) -> PartialDay:
        """Return the day from which it holds no more: for a prohibition the latest possible, else the earliest."""
        if self.last:
            return after(self.last) if strict else self.last
        return self.until


def force(title: str, passages: Iterable[str] = (), notes: Iterable[str] = ()) -> Force:
    """Return the days that a section names for itself.

    Read are the brackets of its title, sentences of its passages that begin "This section ...", and lines of its notes
    that are a label and a day ("Operative Date: July 1, 2025"). Raises UnknownPhrase for words on force that say
    anything else, and where two of them say different days.
    """
    told = [said for said in BRACKETED.findall(title) if SPEAKS.search(said)]
    told += [found[0] for passage in passages for found in SENTENCE.finditer(passage)]
    found = [_read(said) for said in told]
    found += [Force(since=day(label[1])) for note in notes if (label := LABELLED.fullmatch(note))]
    return Force(
        since=_agreed([one.since for one in found], told),
        until=_agreed([one.until for one in found], told),
        last=_agreed([one.last for one in found], told),
    )


def after(partial: PartialDay) -> PartialDay:
    """Return what follows a day, a month or a year: the next of its kind."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + 1:04}"
    if len(parts) == 2:
        return (date(parts[0], parts[1], monthrange(*parts)[1]) + timedelta(days=1)).isoformat()[:7]
    return (date(*parts) + timedelta(days=1)).isoformat()


def _read(said: str) -> Force:
    for pattern in WORDS:
        if found := pattern.fullmatch(said.strip()):
            named = {name: day(words) for name, words in found.groupdict().items() if words}
            through = named.pop("through", "")
            return Force(**named | ({"until": after(through)} if through else {}))
    raise UnknownPhrase("words on when the law holds that we cannot read", said)


def _agreed(days: list[PartialDay], told: list[str]) -> PartialDay:
    named = sorted(set(days) - {""})
    if len(named) > 1:
        raise UnknownPhrase(f"the section says several days: {', '.join(named)}", *told)
    return named[0] if named else ""
