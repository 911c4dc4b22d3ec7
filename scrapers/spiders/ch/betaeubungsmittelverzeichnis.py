"""Switzerland's ordinance on the lists of narcotics; a person must look at it.

Who: the Federal Department of Home Affairs; the Federal Chancellery publishes its ordinances. Where: the ordinance SR
812.121.11, by its address in the register; it was not seen, and the register is drawn by a script. How it words things:
lists a to e of names, and groups of raw materials and products. What is odd: trackers date the listing to 2017.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Betaeubungsmittelverzeichnis(ManualCheck):
    source = Source(
        slug="ch_betaeubungsmittelverzeichnis",
        jurisdiction="ocd-division/country:ch",
        publisher="Fedlex, Federal Chancellery",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.fedlex.admin.ch/eli/cc/2011/363/de", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa, Mitragynin and 7-Hydroxymitragynin in lists d and e",
    )
