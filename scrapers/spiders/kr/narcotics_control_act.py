"""South Korea's temporary and permanent narcotics, among them kratom; a person must look at it.

Who: the Ministry of Food and Drug Safety, by notice; the Ministry of Government Legislation publishes the law. Where:
the front pages of both; the list was not seen. How it words things: groups of temporary narcotics, renewed every three
years, and the annexes of the act's decree. What is odd: a temporary listing ends by itself.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NarcoticsControlAct(ManualCheck):
    source = Source(
        slug="kr_narcotics_control_act",
        jurisdiction="ocd-division/country:kr",
        publisher="Ministry of Government Legislation",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://www.law.go.kr/", landmark=""),
            Address(url="https://www.mfds.go.kr/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="mitragynine and 7-hydroxymitragynine in the notice in force and its last day",
    )
