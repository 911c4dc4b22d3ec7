"""Colorado's sections on kratom, which a person must look at: the code comes as one PDF for each title.

Who: the Office of Legislative Legal Services of the Colorado General Assembly. Where: titles 6 (6-1-740), 18
(18-13-132) and 44 (44-1-105); the form of address was seen in use by several, with the year in it, these files were
not.
How it words things: of 6-1-740 the bill SB25-072 (2025) says that 7-hydroxymitragynine may be at most two percent of
the alkaloids, nothing may be for children, and nobody under 21 may buy. What is odd: the year in the address moves on
each autumn; the first day of the act of 2025 is not known to us. How often it changes: in the session, January to
May.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Colorado(ManualCheck):
    source = Source(
        slug="us_co_revised_statutes",
        jurisdiction="ocd-division/country:us/state:co",
        publisher="Colorado Office of Legislative Legal Services",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(
                url="https://content.leg.colorado.gov/sites/default/files/images/olls/crs2024-title-06.pdf", landmark=""
            ),
            Address(
                url="https://content.leg.colorado.gov/sites/default/files/images/olls/crs2024-title-18.pdf", landmark=""
            ),
            Address(
                url="https://content.leg.colorado.gov/sites/default/files/images/olls/crs2024-title-44.pdf", landmark=""
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "an age of 21, the cap of two percent, synthetic alkaloids, labels, the act's first day, and anything "
            "new on 7-OH"
        ),
    )
