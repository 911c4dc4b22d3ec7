"""Rankin County's ordinance on synthetic products and kratom.

Who: the county's Board of Supervisors. Where:
https://www2.rankincounty.org/ordinances/prohibiting-use-sale-distribution-synthetic-products-kratom.html, the words of
which were seen from their beginning on, not to the end; its markup was not.
How it words things: "Click here to view the original (PDF)", "BEFORE THE BOARD OF SUPERVISORS", a title that prohibits
"the use, purchase, possession, distribution, sale or offering for sale" of kratom, and one WHEREAS after another.
What is odd: a WHEREAS says that kratom is not controlled by the nation or the state. It has no day that was seen; the
state's House Bill 1077 of 2025 saves local bans made before 2025-07-01.
What makes it fail: a page without that beginning, or one that no longer names kratom.
"""

from datetime import timedelta

from scrapers.law.mention import Mention, Words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class RankinCounty(Mention):
    laws = (
        Words(
            url="https://www2.rankincounty.org/ordinances/prohibiting-use-sale-distribution-synthetic-products-kratom.html",
            citation="Rankin County Ordinance on Synthetic Products and Kratom",
            title="An Ordinance Prohibiting the Use, Purchase, Possession, Distribution, Sale or Offering for Sale of "
            "Synthetic Cocaine, Other Synthetic Products, or Kratom",
            begins="BEFORE THE BOARD OF SUPERVISORS",
        ),
    )
    source = Source(
        slug="us_ms_rankin_county_law",
        jurisdiction="ocd-division/country:us/state:ms/county:rankin",
        publisher="Rankin County Board of Supervisors",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=tuple(law.address for law in laws),
        observations=Between(low=1, high=1),
        first_read=None,
    )
