"""Australia's Poisons Standard, which has kratom in Schedule 9; a person must look at it.

Who: the Therapeutic Goods Administration, which makes the standard anew several times a year, and the Federal Register
of Legislation, which publishes it. Where: the administration's page of the standard and the front page of the register;
the standard in force was not seen, a compilation of 2010 was. How it words things: Mitragyna speciosa and mitragynine,
decided at the committee's meetings of 2003 and 2004. What is odd: each new standard has a number and an address of its
own; states and territories make it law.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PoisonsStandard(ManualCheck):
    source = Source(
        slug="au_poisons_standard",
        jurisdiction="ocd-division/country:au",
        publisher="Therapeutic Goods Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.tga.gov.au/publication/poisons-standard-susmp", landmark=""),
            Address(url="https://www.legislation.gov.au/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa and mitragynine in Schedule 9, and 7-hydroxymitragynine anywhere",
    )
