"""A summary of every state's law on kratom; a person must look at it.

Who: the Legislative Analysis and Public Policy Association (LAPPA), paid by the federal government. Where: its page on
controlled substances, the blurb of which was seen; the summary itself is a PDF behind it, and was not. How it words
things: "As of January 2026, 30 states and the District of Columbia regulate kratom"; the summary has a part for each.
What is odd: it comes anew about once a year, and is the most careful of all; the blurb says nothing of any one state.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Lappa(ManualCheck):
    source = Source(
        slug="secondary_lappa",
        jurisdiction="ocd-division/country:us",
        publisher="Legislative Analysis and Public Policy Association",
        authority=Authority.SECONDARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://legislativeanalysis.org/controlled-substances", landmark=""),
            Address(url="https://legislativeanalysis.org/topics", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="a new edition: its day, and every state where it says otherwise than our record",
    )
