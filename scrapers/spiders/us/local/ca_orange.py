"""The City of Orange's chapter against kratom; a person must look at it.

Who: the city's council. Where: the file of Ordinance 01-26 in the council's calendar, where its first reading was seen.
How it words things: it adds chapter 9.45 to the Orange Municipal Code. What is odd: the second reading was not seen, so
that nobody knows whether it is law.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Orange(ManualCheck):
    source = Source(
        slug="us_ca_orange_law",
        jurisdiction="ocd-division/country:us/state:ca/place:orange",
        publisher="City of Orange",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(
                url="https://cityoforange.legistar.com/LegislationDetail.aspx?FullText=1&GUID=D074FDB5-6E1E-44B8-87CF-D569F8B2ACFA&ID=7798592",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether Ordinance 01-26 was adopted, and its first day",
    )
