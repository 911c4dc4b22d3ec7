"""Pennsylvania's schedules, by rule of the Department of Health; by reports they do not name kratom.

Who: the Legislative Reference Bureau, which publishes the Pennsylvania Code. Where:
https://www.pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/028/chapter25/s25.72.html, the form of address
that the site's own links have; the section's beginning was seen in a stored copy of the page, as words without its
marks.
How it words things: "§ 25.72. Schedules of controlled substances.", "(a) General.", "(b) Schedule I." with lists
numbered (1) and (i), and so on to Schedule V; behind it "Authority", "Source" and "Cross References".
What is odd: all five schedules are one section. Only (b) is read as a list; what follows it, which must begin with
Schedule II, is no part of the list, and a name there stops the reading. The act has a list of its own (35 P.S.
780-104), older than the rule; bills to schedule kratom were filed in 2025 and 2026 (HB 2058).
How often it changes: by final rule in the Bulletin, every few years.
What makes it fail: another heading, (b) without a Schedule II behind it, other words above its first list.
"""

import re
from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, before_next_schedule
from scrapers.reading import Document
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, InstrumentKind

OPIATES = (
    "The following opiates, including their isomers, esters, ethers, salts, and salts of isomers, esters, and ethers, "
    "unless specifically excepted whenever the existence of the isomers, esters, ethers, and salts is possible within "
    "the specific chemical designation:"
)
NEXT = re.compile(r"\(c\) ?Schedule II\b.*")


class Pennsylvania(Schedule):
    parts = (
        Part(
            url="https://www.pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/028/chapter25/s25.72.html",
            number="25.72",
            heading="Schedules of controlled substances",
            entries=Between(low=70, high=600),
            leads=(OPIATES,),
        ),
    )
    source = Source(
        slug="us_pa_code",
        jurisdiction="ocd-division/country:us/state:pa",
        publisher="Pennsylvania Legislative Reference Bureau",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "28 Pa. Code § {number}"
    instrument_kind = InstrumentKind.REGULATION
    text_at = "body"

    def section(self, document: Document, part: Part) -> Section:
        return before_next_schedule(super().section(document, part), NEXT)
