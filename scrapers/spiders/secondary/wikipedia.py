"""What Wikipedia says of kratom's legality; a person must look at it.

Who: its authors; anybody may change a page at any time. Where: the article on Mitragyna speciosa, old versions of
which were seen; its parts on regulation were not. How it words things: prose by region and country, each sentence with
its source. What is odd: its sources matter more than its sentences, since many are other trackers.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Wikipedia(ManualCheck):
    source = Source(
        slug="secondary_wikipedia",
        jurisdiction="ocd-division/country:us",
        publisher="Wikipedia",
        authority=Authority.SECONDARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://en.wikipedia.org/wiki/Mitragyna_speciosa", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="countries and states where it says otherwise than our record, and the law that it cites for it",
    )
