"""Romania's law on plants and substances under national control; a person must look at it.

Who: the Ministry of Justice, which publishes the law as amended. Where: the front page of the portal; the law was not
seen. How it words things: Law 143/2000 and its tables, and Law 339/2005 on plants and preparations. What is odd:
trackers give no day.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PlanteSiSubstante(ManualCheck):
    source = Source(
        slug="ro_plante_si_substante",
        jurisdiction="ocd-division/country:ro",
        publisher="Portal Legislativ",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://legislatie.just.ro/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom, mitraginina and 7-hidroximitraginina in the tables in force",
    )
