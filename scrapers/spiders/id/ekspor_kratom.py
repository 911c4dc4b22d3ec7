"""Indonesia's rules on the export of kratom; a person must look at it.

Who: the ministry of trade, whose legal documents are its own. Where: the front page of the ministry's register; the
rules were not seen, many accounts of them were. How it words things: Permendag 20/2024 forbids the export of leaves and
coarse pieces, 21/2024 lets fine pieces and powder up to 600 microns go under licence; both of 2024-08-26, promulgated
2024-08-29. What is odd: at home nothing forbids it; the narcotics agency urges a listing.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class EksporKratom(ManualCheck):
    source = Source(
        slug="id_ekspor_kratom",
        jurisdiction="ocd-division/country:id",
        publisher="Kementerian Perdagangan",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://jdih.kemendag.go.id/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="rules that amend Permendag 20 and 21 of 2024, and kratom in the health ministry's lists of narcotics",
    )
