"""Poland's list of psychotropic, narcotic and new psychoactive substances; a person must look at it.

Who: the Sejm's chancellery, which keeps the register of laws; the minister of health makes the list. Where: the
register's front page; the list (regulation of 2018-08-17, text of 2022, item 1665) was seen in part with a private
publisher. How it words things: three annexes by groups, a number, an international name, other names and a chemical one
in each row. What is odd: the plant came onto a list by the act of 2009, among 17 plants.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class WykazSubstancji(ManualCheck):
    source = Source(
        slug="pl_wykaz_substancji",
        jurisdiction="ocd-division/country:pl",
        publisher="Kancelaria Sejmu (ISAP)",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://isap.sejm.gov.pl/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa, mitragynina and 7-hydroksymitragynina in annex 2, and amending regulations",
    )
