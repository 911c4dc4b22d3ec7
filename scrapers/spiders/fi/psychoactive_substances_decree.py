"""Finland's decree on psychoactive substances banned from the consumer market; a person must look at it.

Who: the Ministry of Justice, which publishes the law as amended. Where: decree 1130/2014, in the form of address that
the register gives to decrees; it was not seen, the ministry of health's announcement of 2016 was. How it words things:
on 2016-04-01 kratom and Salvia divinorum came from the list of medicines onto this one: making, import, storage and
sale are forbidden, possession and use are not. What is odd: trackers have it as a medicine on prescription, which it
was before.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PsychoactiveSubstancesDecree(ManualCheck):
    source = Source(
        slug="fi_psychoactive_substances_decree",
        jurisdiction="ocd-division/country:fi",
        publisher="Finlex, Ministry of Justice",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.finlex.fi/fi/laki/ajantasa/2014/20141130", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa and mitragyniini in the annex, and any move to the decree on narcotics (543/2008)",
    )
