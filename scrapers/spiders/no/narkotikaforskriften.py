"""Norway's regulation on narcotics; a person must look at it.

Who: the Ministry of Health; Lovdata publishes regulations as amended. Where: the regulation's own address, the
beginning of which was seen as of 2016; the list at its end was not. How it words things: section by section, with the
list of narcotics as an annex. What is odd: besides names the list has eleven groups of substances, and what falls under
one is listed without its name.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Narkotikaforskriften(ManualCheck):
    source = Source(
        slug="no_narkotikaforskriften",
        jurisdiction="ocd-division/country:no",
        publisher="Lovdata",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://lovdata.no/dokument/SF/forskrift/2013-02-14-199", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa, mitragynin and 7-hydroksymitragynin in the list",
    )
