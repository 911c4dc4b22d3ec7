"""Arkansas' List of Controlled Substances, which a person must look at: a PDF whose address changes each year.

Who: the Arkansas Department of Health, whose secretary adds to the schedules by rule (Ark. Code 5-64-201) and
publishes the list anew each year (5-64-216). Where: the Pharmacy Services pages of https://healthy.arkansas.gov/; the
address of this year's list was not seen, drafts of 2006, 2015 and 2017 were.
How it words things: a substance a line with its code number and the day on which it was put in its schedule. The
findings of a bill of 2025 (SB 534) say that mitragynine and 7-hydroxymitragynine are in Schedule I since February 1,
2016. What is odd: the list is anew each year at another address, which nobody can know beforehand.
How often it changes: once a year, and by emergency rules of 180 days at most.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Arkansas(ManualCheck):
    source = Source(
        slug="us_ar_controlled_substances_list",
        jurisdiction="ocd-division/country:us/state:ar",
        publisher="Arkansas Department of Health",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://healthy.arkansas.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="that the newest list still has mitragynine and 7-hydroxymitragynine in Schedule I, and its day",
    )
