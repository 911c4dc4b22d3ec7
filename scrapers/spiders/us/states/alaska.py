"""Alaska's schedules IA to VIA, which a person must look at: the host refuses machines with a challenge (403).

Who: the Alaska State Legislature. Where: AS 11.71.140 to 11.71.190, in the print form of the site; a stored copy of
the whole chapter in that form (secStart=11.71&secEnd=11.71.900) was seen, and so were single sections.
How it words things: "Sec. 11.71.140. Schedule IA.", then "(b) Schedule IA includes, unless specifically excepted or
listed in another schedule, any of the following substances ..."; six schedules, each with a degree of danger of its
own. None names kratom in the copies. What is odd: the attorney general may schedule in an emergency by regulation
(11.71.125), which is not here. How often it changes: in the session, January to May.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Alaska(ManualCheck):
    source = Source(
        slug="us_ak_statutes",
        jurisdiction="ocd-division/country:us/state:ak",
        publisher="Alaska State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(
                url="https://www.akleg.gov/basis/statutes.asp?media=print&secStart=11.71.140&secEnd=11.71.190",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "any mention of kratom or its alkaloids in the six schedules, and an emergency regulation under AS "
            "11.71.125"
        ),
    )
