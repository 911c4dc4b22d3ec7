"""Sarasota County's article on designer drugs, which bans kratom; a person must look at it.

Who: the county, whose code Municode publishes. Where: sections 62-348 and 62-351 of the Code of Ordinances (chapter 62,
article XIII), an address found in a survey of local bans of 2026-06-08; Municode's pages are drawn by a script. How it
words things: kratom stands among designer drugs, since 2014. What is odd: nobody has yet said whether the state's later
acts leave it standing.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class SarasotaCounty(ManualCheck):
    source = Source(
        slug="us_fl_sarasota_county_law",
        jurisdiction="ocd-division/country:us/state:fl/county:sarasota",
        publisher="Sarasota County Board of County Commissioners",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(
                url="https://library.municode.com/fl/sarasota_county/codes/code_of_ordinances?nodeId=PTIICOOR_CH62HESA_ARTXIIIDEDR_S62-351REDEDRMICOCO",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether sections 62-348 and 62-351 still name kratom, and any repeal",
    )
