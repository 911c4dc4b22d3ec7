"""What Ohio's Board of Pharmacy announces; a person must look at it.

Who: the Ohio Board of Pharmacy, which schedules by emergency rule (R.C. 3719.45) and by rule. Where: the board's own
site; its notice to retailers was not seen, news of it was. How it words things: rule 4729:9-1-01.1, in force
2025-12-12 for 180 days, lists 7-hydroxymitragynine, mitragynine pseudoindoxyl and others; kratom in its vegetation
form is exempt. What is odd: an emergency rule ends by itself, on 2026-06-10, unless a permanent one has come; the
governor also asked for mitragynine.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class OhBoardOfPharmacy(ManualCheck):
    source = Source(
        slug="us_oh_board_of_pharmacy",
        jurisdiction="ocd-division/country:us/state:oh",
        publisher="Ohio Board of Pharmacy",
        authority=Authority.OFFICIAL,
        every=timedelta(days=7),
        addresses=(Address(url="https://www.pharmacy.ohio.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="a permanent rule, its first day, and anything on mitragynine or the leaf",
    )
