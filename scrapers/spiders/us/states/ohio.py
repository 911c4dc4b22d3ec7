"""Ohio's rule on what is related to mitragynine: 7-hydroxymitragynine is in Schedule I, mitragynine is excluded.

Who: Ohio Legislative Service Commission, which publishes the rules of the State of Ohio Board of Pharmacy.
Where: https://codes.ohio.gov/ohio-administrative-code/rule-4729:9-1-01.1, read on 2025-12-16 while an emergency filing
of 2025-12-12 was in effect.
How it words things: `h1` holds "Rule NUMBER | Title."; labels and days stand in `laws-section-info`, the rule in
`section.laws-body`, a paragraph a passage, with a `laws-notice` that is no law. Compounds are named in one sentence,
divided by semicolons; what follows "do not include" is excluded from the schedule.
What is odd: a rule that is not there answers 200 with the title "Number Not Found". The page says that a filing is an
emergency's and not when it ends (after 180 days, Ohio Revised Code 119.03), so its last day is for a person to enter.
What makes it fail: another title, the same compounds in other words, struck words.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, assembled, every, one, refuse_merged, without
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
        page = document.html()
        number, _, title = words(one(page, "h1")).partition(" | ")
        body = one(page, ".laws-body")
        refuse_merged(body)
        days = [words(label) for label in every(page, ".laws-section-info-module")]
        told = [line for line in lines(without(body, ".laws-notice")) if not EMERGENCY.fullmatch(line)]
        return assembled(
            part, title if number == f"Rule {part.number}" else number, [*unfolded(told), "History", *days]
        )

    def kind_of(self, document: Document) -> InstrumentKind:
        return InstrumentKind.EMERGENCY_RULE if EMERGENCY.search(document.text()) else self.instrument_kind


def unfolded(told: Sequence[str]) -> Iterator[str]:
    """Yield the passages, the items of a list that stands in one sentence each as a passage of its own."""
    for passage in told:
        if found := IN_A_SENTENCE.fullmatch(passage):
            yield found["lead"]
            yield from re.split(r"; (?:and )?", found["items"])
            yield from filter(None, [found["rest"]])
        else:
            yield passage
