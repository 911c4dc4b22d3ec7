"""Vermont's Regulated Drugs Rule, which a person must look at: a PDF whose address could not be had.

Who: the Vermont Department of Health, which designates regulated drugs under 18 V.S.A. 4201 and 4202; the Secretary of
State lists proposed and adopted rules. Where: the rules of https://www.healthvermont.gov/ and, for changes under way,
https://secure.vermont.gov/SOS/rules/ (rule pages of 2012 were seen there, "Regulated Drugs Rule").
How it words things: the rule of July 15, 2019 was seen in a public copy: "Chapter 8 - Alcohol and Drug Abuse,
Subchapter 9, Regulated Drug Rule", sections numbered 1.0 to 5.0 and on, the drugs of each kind in alphabetical lists.
What is odd: by reports only the rule names kratom, since 2016, and not the statute.
How often it changes: every few years, and by emergency rule in between.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Vermont(ManualCheck):
    source = Source(
        slug="us_vt_regulated_drugs_rule",
        jurisdiction="ocd-division/country:us/state:vt",
        publisher="Vermont Department of Health",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.healthvermont.gov/", landmark=""),
            Address(url="https://secure.vermont.gov/SOS/rules/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=("that the newest Regulated Drugs Rule still lists mitragynine and 7-hydroxymitragynine, and its day"),
    )
