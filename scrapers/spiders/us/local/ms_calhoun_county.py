"""Calhoun County's ban of kratom; a person must look at it.

Who: the county's board of supervisors, whose ordinances stand in its minutes. Where: Municode's list of Mississippi's
codes, and House Bill 1077 of 2025; the ordinance was not seen, only counted in a survey of local bans of 2026-06-08.
How it words things: a ban of 2017 to 2019, as the survey has it. What is odd: the state's act of 2025 saves local bans
made before July 1, 2025, and a board may take its own back.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class CalhounCounty(ManualCheck):
    source = Source(
        slug="us_ms_calhoun_county_law",
        jurisdiction="ocd-division/country:us/state:ms/county:calhoun",
        publisher="Calhoun County Board of Supervisors",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://library.municode.com/ms", landmark=""),
            Address(url="https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the ordinance of Calhoun County in the board's minutes: its day, what it forbids, and any repeal",
    )
