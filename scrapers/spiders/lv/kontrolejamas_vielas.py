"""Latvia's rules on controlled substances; a person must look at it.

Who: the Cabinet of Ministers; Latvijas Vēstnesis publishes its rules as amended. Where: the front page of the register;
the rules were not seen. How it words things: rules No. 847 of 2005 with lists I to III, plants among them. What is odd:
trackers give no day.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class KontrolejamasVielas(ManualCheck):
    source = Source(
        slug="lv_kontrolejamas_vielas",
        jurisdiction="ocd-division/country:lv",
        publisher="Latvijas Vēstnesis (likumi.lv)",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://likumi.lv/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom (Mitragyna speciosa) and its alkaloids in list I",
    )
