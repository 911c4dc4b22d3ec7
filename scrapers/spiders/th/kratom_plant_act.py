"""Thailand's Kratom Plant Act B.E. 2565 (2022); a person must look at it.

Who: the Office of the Narcotics Control Board; the Royal Gazette publishes the law. Where: the front pages of both; the
act was not seen, a law firm's account of it was. How it words things: in force since 2022-08-27: no sale to those under
18, to pregnant or breast-feeding women, in schools, dormitories, parks, from machines; a licence to import and export.
What is odd: further rules on places and ways of sale hold since 2025-10-12.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class KratomPlantAct(ManualCheck):
    source = Source(
        slug="th_kratom_plant_act",
        jurisdiction="ocd-division/country:th",
        publisher="Office of the Narcotics Control Board",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.oncb.go.th/", landmark=""),
            Address(url="https://ratchakitcha.soc.go.th/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the act, the ministerial rules under it, and anything on 7-hydroxymitragynine or extracts",
    )
