"""Czechia's list of psychomodulating substances, on which kratom stands; a person must look at it.

Who: the Government, by regulation under Act 167/1998; the ministry of health gives the licences. Where: the front pages
of the collection of laws and of the ministry; the regulation was not seen, the ministry's words about it were. How it
words things: since 2025-11-12 kratom and kratom extract may be made, imported and sold only under a licence (section
33c (1)). What is odd: the first class of licensed substances in the record; section 33c asks for age and labels too.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PsychomodulacniLatky(ManualCheck):
    source = Source(
        slug="cz_psychomodulacni_latky",
        jurisdiction="ocd-division/country:cz",
        publisher="Ministerstvo zdravotnictví",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.e-sbirka.cz/", landmark=""),
            Address(url="https://mzd.gov.cz/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the list itself, what licences ask for, and 7-hydroxymitragynine in the list of narcotics",
    )
