"""San Diego's ban of kratom; a person must look at it.

Who: the city clerk, who publishes the Municipal Code as PDF files by chapter. Where: the clerk's page of the code; the
section was not seen. How it words things: vendors say that sale and possession are banned. What is odd: one of them
says that only its use in public is; the state's health department acts against all of it since October 2025.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class SanDiego(ManualCheck):
    source = Source(
        slug="us_ca_san_diego_law",
        jurisdiction="ocd-division/country:us/state:ca/place:san_diego",
        publisher="City of San Diego",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.sandiego.gov/city-clerk/officialdocs/municipal-code", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the code names kratom, and what it forbids",
    )
