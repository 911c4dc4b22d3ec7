"""Florida's emergency rules on 7-hydroxymitragynine, which a person must look at: each has an address of its own.

Who: the Florida Department of State, which publishes the Florida Administrative Register; the Attorney General, who
makes the rules under section 893.035. Where: the notices of the Department of Legal Affairs (2) at
https://www.flrules.org/; a notice of 2011 in that form (gateway/notice_Files.asp?ID=...) was seen, those on
7-hydroxymitragynine were not.
How it words things: "Notice of Emergency Rule", "2ER26-1: Addition of ... to Schedule I, Subsection 893.03(1), F.S.",
findings, text, effective date. What is odd: since August 2025 each rule superseded the one before; that of June 22,
2026 excepts what has at most 1 mg per gram or milliliter, and a hundred times more mitragynine. An act (HB 309 of
2026) would have made it statute.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class FloridaRules(ManualCheck):
    source = Source(
        slug="us_fl_administrative_register",
        jurisdiction="ocd-division/country:us/state:fl",
        publisher="Florida Department of State",
        authority=Authority.PRIMARY,
        every=timedelta(days=14),
        addresses=(Address(url="https://www.flrules.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "a newer emergency rule on 7-hydroxymitragynine, its limits and first and last day, or kratom in "
            "section 893.03"
        ),
    )
