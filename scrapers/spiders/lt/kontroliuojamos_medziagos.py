"""Lithuania's lists of narcotic and psychotropic substances; a person must look at it.

Who: the ministry of health; the register of legal acts publishes its orders. Where: the front page of the register; the
lists were not seen. How it words things: lists I to III of an order of 2000, plants among them. What is odd: trackers
give no day.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class KontroliuojamosMedziagos(ManualCheck):
    source = Source(
        slug="lt_kontroliuojamos_medziagos",
        jurisdiction="ocd-division/country:lt",
        publisher="Teisės aktų registras",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.e-tar.lt/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom and mitraginin in list I",
    )
