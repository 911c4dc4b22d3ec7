"""Wyoming's act on kratom, which a person must look at: each title of the statutes is one PDF.

Who: the Wyoming Legislative Service Office. Where: https://wyoleg.gov/statutes/compress/title35.pdf, title 35; the form
of address was seen in public repositories for several titles, and this file is named in one; it was not seen itself.
How it words things: "35-7-1014. Catchline.", passages numbered (a), (i), (A). The act is SF 56 of 2026 (W.S. 35-7-2201
to 35-7-2203), in effect from July 1, 2026.
What is odd: whether the file already has the act was not seen. Schedule I is W.S. 35-7-1014.
How often it changes: in the session, February to March.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Wyoming(ManualCheck):
    source = Source(
        slug="us_wy_statutes",
        jurisdiction="ocd-division/country:us/state:wy",
        publisher="Wyoming Legislative Service Office",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://wyoleg.gov/statutes/compress/title35.pdf", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "sections 35-7-2201 to 35-7-2203: the age of 21, adulterated and synthesized products, labels; 35-7-1014"
        ),
    )
