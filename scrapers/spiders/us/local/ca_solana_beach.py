"""Solana Beach's chapter on kratom: no sale to anyone under 21.

Who: the city; Code Publishing publishes its Municipal Code. Where:
https://codepublishing.com/CA/SolanaBeach/html/SolanaBeach06/SolanaBeach0640.html, the words of which were seen up to
the definitions; its markup was not.
How it words things: "Chapter 6.40", its name, a list of its sections, then the sections themselves, each closed by
"(Ord. 537 § 3, 2024)".
What is odd: the name of section 6.40.030 says the age; its text was not seen, so that no rule is made of it by machine.
What makes it fail: a page without the section on the purpose, or one that no longer names kratom.
"""

from datetime import timedelta

from scrapers.law.mention import Mention, Words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class SolanaBeach(Mention):
    laws = (
        Words(
            url="https://codepublishing.com/CA/SolanaBeach/html/SolanaBeach06/SolanaBeach0640.html",
            citation="Solana Beach Municipal Code ch. 6.40",
            title="Regulation of the Sale and Distribution of Kratom",
            begins="Chapter 6.40",
        ),
    )
    source = Source(
        slug="us_ca_solana_beach_law",
        jurisdiction="ocd-division/country:us/state:ca/place:solana_beach",
        publisher="City of Solana Beach",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=tuple(law.address for law in laws),
        observations=Between(low=1, high=1),
        first_read=None,
    )
