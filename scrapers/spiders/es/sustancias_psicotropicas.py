"""Spain's lists, in which kratom has not been found; a person must look at it.

Who: the medicines agency and the Official Gazette (BOE). Where: the front pages of both; no list was seen. How it words
things: the sale of toxic plants to the public was limited by an order of 2004, which the trackers do not agree on. What
is odd: what was found is only that nobody found kratom listed.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class SustanciasPsicotropicas(ManualCheck):
    source = Source(
        slug="es_sustancias_psicotropicas",
        jurisdiction="ocd-division/country:es",
        publisher="Agencia Española de Medicamentos y Productos Sanitarios",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(
            Address(url="https://www.aemps.gob.es/", landmark=""),
            Address(url="https://www.boe.es/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa and mitraginina in the lists of narcotics, psychotropics and toxic plants",
    )
