"""Michigan's Schedule 1 of controlled substances.

Who: Michigan Legislature, Legislative Service Bureau. Where: https://www.legislature.mi.gov/Laws/MCL?objectName=
mcl-333-7212, the form of address that the site's own chapters link to; the neighbours 7211 and 7213 were seen there in
a stored copy, and other sections with their markup in a public archive of state codes (captures of 2024 to 2026).
How it words things: `#main` names chapter and act, then "333.7212 Schedule 1; controlled substances included." in bold,
"Sec. 7212.", a passage a `div`, and "History: ...", "Popular Name: Act 368" in small print.
What is odd: the host has answered machines with a challenge (403); then the source is blocked, and says so. The
Department of Licensing and Regulatory Affairs may add substances by rule (R 338.3101 ff.), which is not here. HB 5537
of 2026 would have banned kratom; the House passed it.
What makes it fail: another heading, no closing note, fewer entries than half the list.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class Michigan(Schedule):
    parts = (
        Part(
            url="https://www.legislature.mi.gov/Laws/MCL?objectName=mcl-333-7212",
            number="333.7212",
            heading="Schedule 1; controlled substances included",
            opening="Sec. 7212.",
            entries=Between(low=60, high=900),
        ),
    )
    source = Source(
        slug="us_mi_compiled_laws",
        jurisdiction="ocd-division/country:us/state:mi",
        publisher="Michigan Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Mich. Comp. Laws § {number}"
    text_at = "#main"
