"""Washington's Schedule I, by rule, which a person must look at: its page was not seen.

Who: the Pharmacy Quality Assurance Commission, in the Washington Administrative Code of the Code Reviser. Where:
https://app.leg.wa.gov/WAC/default.aspx?cite=246-945-051, which the Department of Health lists as Schedule I; the words
of the neighbouring section 246-945-050 were seen in a stored page.
How it words things: since 2019 the rule lists only what the statute (RCW 69.50.204) does not; "[Statutory Authority:
... WSR ...]" behind it. What is odd: so neither the rule nor the statute is the whole list.
How often it changes: by rule, also an emergency rule of 120 days, at any time.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class WashingtonRules(ManualCheck):
    source = Source(
        slug="us_wa_administrative_code",
        jurisdiction="ocd-division/country:us/state:wa",
        publisher="Washington State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://app.leg.wa.gov/WAC/default.aspx?cite=246-945-051", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the rule adds mitragynine or 7-hydroxymitragynine to Schedule I",
    )
