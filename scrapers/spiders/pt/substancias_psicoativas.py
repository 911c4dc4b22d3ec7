"""Portugal's list of new psychoactive substances; a person must look at it.

Who: the Government; the Diário da República publishes its laws, and the medicines agency Infarmed watches over them.
Where: the front pages of both; the list was not seen. How it words things: Portaria 154/2013 lists new psychoactive
substances, plants among them. What is odd: a law of 2023 let the list be kept otherwise.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class SubstanciasPsicoativas(ManualCheck):
    source = Source(
        slug="pt_substancias_psicoativas",
        jurisdiction="ocd-division/country:pt",
        publisher="Diário da República",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://diariodarepublica.pt/", landmark=""),
            Address(url="https://www.infarmed.pt/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom (Mitragyna speciosa) and mitraginina in the list in force",
    )
