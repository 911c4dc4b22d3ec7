"""Ireland's Misuse of Drugs Regulations, which list mitragynine and 7-hydroxymitragynine; a person must look at it.

Who: the Office of the Attorney General, which publishes statutory instruments as they were made. Where: the regulations
of 2017, in the form of address that the statute book gives to all, and S.I. 552 of 2011, the text of which was seen.
How it words things: by its chemical name, "(otherwise known as Mitragynine)", in paragraph 1(a) of Schedule 1. What is
odd: an instrument never changes: what amends it is another one, with a number of its own.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class MisuseOfDrugsRegulations(ManualCheck):
    source = Source(
        slug="ie_misuse_of_drugs_regulations",
        jurisdiction="ocd-division/country:ie",
        publisher="Office of the Attorney General (irishstatutebook.ie)",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://www.irishstatutebook.ie/eli/2017/si/173/made/en/print", landmark=""),
            Address(url="http://www.irishstatutebook.ie/2011/en/si/0552.html", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="instruments that amend Schedule 1 of S.I. 173 of 2017, and both alkaloids in it",
    )
