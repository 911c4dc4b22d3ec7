"""Russia's list of narcotic drugs, in which a person must look for kratom; a person must look at it.

Who: the Government, by decree No. 681 of 1998 and its amendments. Where: the front page of the official portal; the
list was not seen. How it words things: lists I to IV; plants are in a decree of their own. What is odd: trackers do not
agree on whether the plant or mitragynine is listed.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Perechen(ManualCheck):
    source = Source(
        slug="ru_perechen",
        jurisdiction="ocd-division/country:ru",
        publisher="Official Internet Portal of Legal Information",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="http://pravo.gov.ru/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="mitragynine (митрагинин) and the plant (Mitragyna speciosa) in list I and among the plants",
    )
