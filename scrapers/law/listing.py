"""What a schedule does to the watched substances: lists them, excludes them, or names them in words of doubt.

Listed is only what stands as an entry of its own, a name and its synonyms, under words that we know to put what follows
on the list. An entry under words that exclude reverses the meaning. A name anywhere else (beside a threshold, in an
exception, in a sentence) leaves a doubt, and so does an exception that names an entry by its number alone; then the
whole section is for a person to read.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scrapers.law.commands import EXCEPTS
from scrapers.law.provisions import Provision
from scrapers.naming import lone_name, substances_in
from scrapers.text import comparable

ELSEWHERE = re.compile(
    r",? ?\bunless (?:specifically )?(?:except|exempt)(?:ed)?(?: elsewhere)?"
    r"(?:,? or (?:unless )?listed in another schedule)?(?:,|(?= whenever))",
    re.IGNORECASE,
)
"""How it says that another provision may except what is listed: nothing is excepted here."""

LISTED = re.compile(
    r"(?P<before>.*?)"
    r"\bany (?:of the following"
    r"|material, compound, (?:or )?mixture,? or preparation (?:(?:which|that) contains|containing) any quantity "
    r"of (?:any of )?the following)\b(?P<after>.*)[:\u2014]",
    re.DOTALL | re.IGNORECASE,
)
"""How the Uniform Controlled Substances Act, and every code made after it, opens a list."""

LEAD_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an analogs analogues and any are central chemical class contains depressant depressants derivatives
        description designation effect esters ethers existence for geometric hallucinogenic hallucinogens having
        heterocyclic homologues if includes including is isomer isomers its narcotic narcotics nervous nitrogen
        of on only opiates opioids opium optical or paragraph position positional possible precursors purposes salts
        section specific stimulant stimulants subsection substances such system term that the their
        theoretically these this those when whenever which within
        """,
    )
)
"""All that the words above a list may say beside `LISTED`: a day, an exception or a buyer leaves doubt."""

EXCLUDED = re.compile(
    r"[\w -]*\b"
    r"(?:(?:do|does|shall) not include|(?:are|is) (?:not included|excluded|excepted|exempt(?:ed)?)|excludes?)\b[^:]*:",
    re.IGNORECASE,
)

TAKES_BACK = re.compile(
    rf"{EXCEPTS.pattern}|\b(?:exclud\w+|not (?:include|control)\w*|deleted|removed)\b", re.IGNORECASE
)
REFERENCE = (
    r"\b(?:(?:sub)?(?:section|division|paragraph|item|clause|part)|entr(?:y|ie)|number|line|subd\.|par\.|no\.)s? "
)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The provisions on a watched substance, by what they do: each provision stands in one of the three."""

    listed: tuple[Provision, ...]
    excluded: tuple[Provision, ...]
    doubtful: tuple[Provision, ...]

    @property
    def scheduled(self) -> tuple[str, ...]:
        """The slugs that are on the list beyond doubt: none where anything in the section leaves one."""
        out = {lone_name(provision.words) for provision in self.excluded}
        named = tuple(dict.fromkeys(lone_name(provision.words) for provision in self.listed))
        return () if self.doubtful or out & set(named) else named


def listing(told: Sequence[Provision], leads: Collection[str] = ()) -> Listing:
    """Sort the provisions that name a watched substance; `leads` are words, known in full, that open a list.

    What a known lead itself names is its own matter: a person has read it and put it down.
    """
    known = {comparable(lead) for lead in leads}
    naming = [one for one in told if substances_in(one.words) and not _opens_known(one, known)]
    listed = [one for one in naming if _is_alone(one) and opens_a_schedule(one.lead, known)]
    excluded = [one for one in naming if _is_alone(one) and any(map(EXCLUDED.fullmatch, one.leads))]
    return Listing(
        listed=tuple(one for one in listed if one not in excluded),
        excluded=tuple(one for one in excluded if one not in listed),
        doubtful=(
            *(one for one in naming if (one in listed) == (one in excluded)),
            *(one for one in told if one not in naming and _takes_back(one, listed)),
        ),
    )


def opens_a_schedule(lead: str, known: Collection[str] = ()) -> bool:
    """Tell whether these words put what follows on a schedule, and say nothing else."""
    if comparable(lead) in known:
        return True
    found = LISTED.fullmatch(ELSEWHERE.sub("", lead, count=1))
    return found is not None and set(re.findall(r"[a-z]+", f"{found['before']} {found['after']}".lower())) <= LEAD_WORDS


def _opens_known(provision: Provision, known: Collection[str]) -> bool:
    """Tell whether the provision only opens a list of which we know what it does."""
    return provision.opens and bool(comparable(provision.words) in known or EXCLUDED.fullmatch(provision.words))


def _takes_back(provision: Provision, listed: Sequence[Provision]) -> bool:
    """Tell whether the provision excepts a listed one that it names by its number alone: "paragraph (mk) is exempt"."""
    if not TAKES_BACK.search(provision.words):
        return False
    numbers = {number for one in listed for number in re.findall(r"[\w-]+", one.number)}
    return any(re.search(_reference_to(number), provision.words, re.IGNORECASE) for number in numbers)


def _reference_to(number: str) -> str:
    return rf"{REFERENCE}(?:[^;:]{{0,60}}?\({number}\)(?!\()|{number}\b(?!\())"


def _is_alone(provision: Provision) -> bool:
    return not provision.opens and lone_name(provision.words) != ""
