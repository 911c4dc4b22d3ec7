"""Ohio's rule on what is related to mitragynine: 7-hydroxymitragynine is in Schedule I, mitragynine is excluded.

Who: Ohio Legislative Service Commission, which publishes the rules of the State of Ohio Board of Pharmacy.
Where: https://codes.ohio.gov/ohio-administrative-code/rule-4729:9-1-01.1, read on 2025-12-16 while an emergency filing
of 2025-12-12 was in effect.
How it words things: `h1` holds "Rule NUMBER | Title."; labels and days stand in `laws-section-info`, the rule in
`section.laws-body`, a paragraph a passage, with a `laws-notice` that is no law. Compounds are named in one sentence,
divided by semicolons; what follows "do not include" is excluded from the schedule.
What is odd: a rule that is not there answers 200 with the title "Number Not Found". The page says that a filing is an
emergency's and not when it ends (after 180 days, Ohio Revised Code 119.03), so its last day is for a person to enter.
What makes it fail: another title, the same compounds in other words, struck words, no day since when it is law.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from lxml.html import HtmlElement

from scrapers.errors import Incomplete, LandmarkMissing
from scrapers.law.force import LABELLED
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, assembled, bare, every, refuse_merged, without
from scrapers.reading import Document, lines, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, InstrumentKind

RELATED = (
    "Mitragynine-related compounds, whether synthetic or naturally occurring substances contained in the plant, or in "
    "the resinous extractives of mitragyna speciosa (also known as kratom) and/or synthetic substances, derivatives, "
    "prodrugs, isomers, esters, ethers, salts and salts of isomers, esters and ethers with similar chemical structure."
)
INCLUDED = "Mitragynine-related compounds include, but are not limited to, the following:"
IN_A_SENTENCE = re.compile(r"(?P<lead>[^:;]+:) (?P<items>[^:]+?; [^:]+?)\.(?: (?P<rest>[A-Z][^;]*:))?")
EMERGENCY = re.compile(r"An Emergency Filing is currently in effect for this rule\.")
BEHIND_THE_TEXT = re.compile(r"Last updated .+")


class Ohio(Schedule):
    parts = (
        Part(
            url="https://codes.ohio.gov/ohio-administrative-code/rule-4729:9-1-01.1",
            number="4729:9-1-01.1",
            heading="Mitragynine-related compounds",
            entries=Between(low=5, high=40),
            leads=(RELATED, INCLUDED),
        ),
    )
    source = Source(
        slug="us_oh_administrative_code",
        jurisdiction="ocd-division/country:us/state:oh",
        publisher="Ohio Legislative Service Commission",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Ohio Admin. Code {number}"
    instrument_kind = InstrumentKind.REGULATION

    def section(self, document: Document, part: Part) -> Section:
        page = bare(document.html())
        titles = [line for line in lines(page) if line.startswith(f"Rule {part.number} | ")]
        if len(titles) != 1:
            raise LandmarkMissing(f"rule {part.number} begins {len(titles)} times on the page", *titles)
        law, days = by_names(page) or by_words(page, titles[0])
        if not any(map(LABELLED.fullmatch, days)):
            raise LandmarkMissing("the rule says no day since when it is law", *days)
        told = [line for line in law if not EMERGENCY.match(line)]
        return assembled(part, titles[0].partition(" | ")[2], [*unfolded(told), "History", *days])

    def kind_of(self, document: Document) -> InstrumentKind:
        return InstrumentKind.EMERGENCY_RULE if EMERGENCY.search(document.text()) else self.instrument_kind


def by_names(page: HtmlElement) -> tuple[list[str], list[str]] | None:
    """Return the lines of the rule and its days from the blocks of their names, or None where a name is gone."""
    bodies, days = every(page, ".laws-body"), every(page, ".laws-section-info-module")
    if len(bodies) != 1 or not days:
        return None
    refuse_merged(bodies[0])
    return lines(without(bodies[0], ".laws-notice")), [words(day) for day in days]


def by_words(page: HtmlElement, title: str) -> tuple[list[str], list[str]]:
    """Return the same from the words alone: title, what is said of the rule up to its day, the rule, a last line."""
    refuse_merged(page)
    told = lines(page)
    told = told[told.index(title) + 1 :]
    end = next((index for index, line in enumerate(told) if BEHIND_THE_TEXT.fullmatch(line)), None)
    if end is None:
        raise Incomplete("the rule breaks off before the line that closes it")
    if "Effective:" not in told[:end]:
        raise LandmarkMissing("the rule says no day since when it is law")
    label = told.index("Effective:")
    return told[label + 2 : end], [" ".join(told[label : label + 2])]


def unfolded(told: Sequence[str]) -> Iterator[str]:
    """Yield the passages, the items of a list that stands in one sentence each as a passage of its own."""
    for passage in told:
        if found := IN_A_SENTENCE.fullmatch(passage):
            yield found["lead"]
            yield from re.split(r"; (?:and )?", found["items"])
            yield from filter(None, [found["rest"]])
        else:
            yield passage
