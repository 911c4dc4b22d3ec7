"""New Zealand's Medicines Regulations 1984, which list kratom as a prescription medicine; a person must look at it.

Who: the Parliamentary Counsel Office, which publishes the law as reprinted. Where: the regulations in the form of
address that the office gives to all; they were not seen, a reprint of 2020 was, in part. How it words things: Schedule
1 lists prescription medicines by name. What is odd: the page refuses some machines.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class MedicinesRegulations(ManualCheck):
    source = Source(
        slug="nz_medicines_regulations",
        jurisdiction="ocd-division/country:nz",
        publisher="Parliamentary Counsel Office",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://www.legislation.govt.nz/regulation/public/1984/0143/latest/whole.html", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa and mitragynine in Schedule 1, and in those of the Misuse of Drugs Act 1975",
    )
