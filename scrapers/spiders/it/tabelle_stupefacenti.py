"""Italy's tables of narcotic and psychotropic substances; a person must look at it.

Who: the ministry of health, by decrees in the Gazzetta Ufficiale. Where: the front pages of both; the tables were not
seen, decrees of later years were, in part. How it words things: a decree adds substances to Table I of D.P.R. 309/1990;
kratom by one of 2016-08-01. What is odd: Italian spells mitraginina.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class TabelleStupefacenti(ManualCheck):
    source = Source(
        slug="it_tabelle_stupefacenti",
        jurisdiction="ocd-division/country:it",
        publisher="Ministero della Salute",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.salute.gov.it/", landmark=""),
            Address(url="https://www.gazzettaufficiale.it/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa, mitraginina and 7-idrossimitraginina in Table I, and new decrees",
    )
