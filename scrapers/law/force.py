"""From when to when a section is law, as its own heading and words say it.

A day that is spoken of and not understood is trouble, never left out: a rule without its first day would count too
early, one without its last too long.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scrapers.errors import UnknownPhrase
from scrapers.law.dates import DAY, FROM_A_DAY, law_day
from scrapers.law.history import first_day
from scrapers.naming import substances_in
from tracker.contract import PartialDay

BRACKETED = re.compile(r"[\[({]([^\])}]*)[\])}]")
SPEAKS = re.compile(
    r"\b(?:eff\.|(?:effective|operative|in force|until|through|void|takes? effect|versions?|reserved|delayed|stayed"
    r"|transferred|renumbered|redesignated|superseded|vetoed|temporary|emergency|unconstitutional"
    r"|(?:expir|sunset|repeal|contingen|suspend|enjoin|invalid|terminat|abrogat)\w*)\b)",
    re.IGNORECASE,
)
"""Words in a heading's brackets that say whether or when the section is law."""

PARTS = r"(?:sub)?(?:section|division|paragraph)"
SENTENCE = re.compile(
    rf"\bthis (?:{PARTS}|(?:emergency )?rule|act|chapter|article|title|part|law|ordinance|order|regulation)"
    r"(?: \w+){0,3} (?:(?:effective|operative|in (?:full )?force|in effect|expires?|takes? effect|sunsets?|void"
    rf"|(?:is|be|stands?) repealed|terminates?|lapses?)\b[^.;]*|appl(?:y|ies) [^.;]*{DAY})",
    re.IGNORECASE,
)
LABELLED = re.compile(rf"(?:effective|operative)(?: date)?:? ({DAY})\.?", re.IGNORECASE)
IN_DOUBT = re.compile(
    r"\b(?:contingent\w*|delayed (?:effective|repeal)|by its own (?:terms|provisions)|enjoined|stayed|suspended"
    r"|unconstitutional|expires?|expiration|sunsets?|effective until)\b|^(?:history:? |source:? )?repealed (?:by|eff)",
    re.IGNORECASE,
)
"""Words in the notes behind a section that leave open whether, or how long, it is law."""

TEXT = r"(?:text (?:of \w+ )?)?"
FROM = (
    rf"{TEXT}(?:shall )?(?:(?:be(?:comes?)?|is) )?(?:effective|eff\.|operative|takes? effect)(?: date)?:?"
    rf"(?: on| from| beginning| on and after)? (?P<since>{DAY})"
)
UNTIL = (
    rf"(?:{TEXT}(?:effective |operative )?until|(?:is |shall be )?repealed(?: effective| eff\.)?(?: on)?)"
    rf" (?P<until>{DAY})"
)
THROUGH = rf"(?:effective |operative )?through (?P<through>{DAY})"
EXPIRES = rf"(?:shall )?(?:expires?|sunsets?)(?: on)? (?P<last>{DAY})"
ENDS = rf"(?:shall )?remain in effect (?:only )?until (?P<until>{DAY}),? and as of that date is repealed"
WORDS = tuple(
    re.compile(rf"(?:this (?:emergency )?\w+ )?(?:{pattern})\.?", re.IGNORECASE)
    for pattern in (FROM, UNTIL, THROUGH, EXPIRES, ENDS, rf"{FROM},?(?: and)? (?:{UNTIL}|{THROUGH}|{EXPIRES})")
)
OF_A_PART = re.compile(r"this (?:sub\w+|division|paragraph)\b", re.IGNORECASE)
SHORTENED = re.compile(r"\b(\w{3,4})\. (?=\d{1,2}, \d{4})")


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

    Read are the brackets of its title, sentences of its passages that begin "This section ...", lines that are a label
    and a day ("Operative Date: July 1, 2025"), and the history of one act. Raises UnknownPhrase for words on force that
    say anything else, for a passage on a watched substance with a day of its own, and where two days differ.
    """
    law, behind = list(passages), list(notes)
    if doubts := [*_with_a_day_of_its_own(law), *(note for note in behind if IN_DOUBT.search(note))]:
        raise UnknownPhrase("words on when the law holds that we cannot read", *doubts)
    told = [said for said in BRACKETED.findall(title) if SPEAKS.search(said)]
    told += [found[0] for passage in law for found in SENTENCE.finditer(SHORTENED.sub(r"\1 ", passage))]
    found = [_read(said) for said in told]
    found += [Force(since=law_day(label[1])) for line in (*law, *behind) if (label := LABELLED.fullmatch(line))]
    found.append(Force(since=first_day(behind)))
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


def _with_a_day_of_its_own(passages: Iterable[str]) -> Iterator[str]:
    """Yield the passages on a watched substance that hold from a day, or up to one, of which the section is silent."""
    for passage in passages:
        if substances_in(passage) and FROM_A_DAY.search(SENTENCE.sub("", passage)):
            yield passage


def _read(said: str) -> Force:
    for pattern in () if OF_A_PART.match(said) else WORDS:
        if found := pattern.fullmatch(said.strip()):
            named = {name: law_day(words) for name, words in found.groupdict().items() if words}
            through = named.pop("through", "")
            return Force(**named | ({"until": after(through)} if through else {}))
    raise UnknownPhrase("words on when the law holds that we cannot read", said)


def _agreed(days: list[PartialDay], told: list[str]) -> PartialDay:
    named = sorted(set(days) - {""})
    if len(named) > 1:
        raise UnknownPhrase(f"the section says several days: {', '.join(named)}", *told)
    return named[0] if named else ""
