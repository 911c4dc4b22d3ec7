"""Myanmar's list of narcotic drugs; a person must look at it.

Who: the Central Committee for Drug Abuse Control. Where: the committee's own site; no list was seen. How it words
things: the Narcotic Drugs and Psychotropic Substances Law of 1993 lets the ministry name substances. What is odd: only
foreign reports say that kratom is forbidden.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NarcoticDrugsLaw(ManualCheck):
    source = Source(
        slug="mm_narcotic_drugs_law",
        jurisdiction="ocd-division/country:mm",
        publisher="Central Committee for Drug Abuse Control",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://www.ccdac.gov.mm/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom (beinsa) and mitragynine among narcotic drugs and plants",
    )
