"""New Hampshire's Controlled Drug Act, which a person must look at: it has no list, and its host refuses machines.

Who: New Hampshire General Court. Where: https://gc.nh.gov/rsa/html/XXX/318-B/318-B-mrg.htm, the whole chapter; read in
a stored copy at the earlier host gencourt.state.nh.us. How it words things: "Section 318-B:1-a", then "318-B:1-a
Scheduling by the Commissioner. –", paragraphs numbered I, II, and "Source.".
What is odd: drugs are scheduled by rule of the Commissioner of Health and Human Services, who follows the federal
schedules (318-B:1-a, 318-B:1-b): silence here says nothing of kratom. No state age limit is known, though some claim
18.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NewHampshire(ManualCheck):
    source = Source(
        slug="us_nh_revised_statutes",
        jurisdiction="ocd-division/country:us/state:nh",
        publisher="New Hampshire General Court",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://gc.nh.gov/rsa/html/XXX/318-B/318-B-mrg.htm", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "kratom or 7-hydroxymitragynine in the Controlled Drug Act, a rule of the commissioner (He-C 501) that "
            "schedules either, and what became of SB 557 of 2026"
        ),
    )
