"""Nebraska's schedules of controlled substances, I to V in one section.

Who: Nebraska Legislature. Where: https://nebraskalegislature.gov/laws/statutes.php?statute=28-405, the form of address
that the site's own chapter index links to; the page's form is that of the kratom act's sections, this section's words
were seen in copies elsewhere.
How it words things: one section a page in `div.statute`: the number in `h2`, the catchline in `h3`, a paragraph a
passage, "Schedule I" a line of its own, lists numbered (a), then (1); then a block headed "Source".
What is odd: cross references and annotations may follow the sources; all that follows is no law.
How often it changes: most sessions (January to May or June). What makes it fail: another catchline, no sources.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class NebraskaSchedules(Schedule):
    parts = (
        Part(
            url="https://nebraskalegislature.gov/laws/statutes.php?statute=28-405",
            number="28-405",
            heading="Controlled substances; schedules; enumerated",
            opening="The following are the schedules of controlled substances",
            entries=Between(low=200, high=1500),
        ),
    )
    source = Source(
        slug="us_ne_schedules",
        jurisdiction="ocd-division/country:us/state:ne",
        publisher="Nebraska Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Neb. Rev. Stat. § {number}"
    text_at = "div.statute"
