"""Massachusetts' classes of controlled substances, A to E, by which crimes are punished.

Who: The General Court of the Commonwealth of Massachusetts. Where: https://malegislature.gov/Laws/GeneralLaws/PartI/
TitleXV/Chapter94C/Section31, under the chapter's address, which was seen in a stored copy; another section's page was
seen with its markup in a public archive of state codes (August 2026), this section's words in a copy elsewhere.
How it words things: "Section 31: Classes of controlled substances; ..." in `h2.genLawHeading`, then paragraphs beside
it, the first of which says "Section 31." again; a class is a line of its own, its lists numbered (a), then (1).
What is odd: no note closes a section; a page is whole when the script behind the text is there that draws the contents.
What may be had at all, the Department of Public Health says by rule (105 CMR 700.002), which is not here. A name in
Class E, that of other prescription drugs, would read as forbidden: a person sees where it stands.
How often it changes: rarely, at any time of the year. What makes it fail: another heading, half a page, fewer entries.
"""

from datetime import timedelta
from itertools import dropwhile

from scrapers.errors import Incomplete, LandmarkMissing
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, assembled, every, headings, refuse_merged, without
from scrapers.reading import Document, lines, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

BEHIND_THE_TEXT = b"initJsTree("


class Massachusetts(Schedule):
    parts = (
        Part(
            url="https://malegislature.gov/Laws/GeneralLaws/PartI/TitleXV/Chapter94C/Section31",
            number="31",
            heading=(
                "Classes of controlled substances; establishment of criminal penalties for violations of this chapter"
            ),
            opening="For the purposes of establishing criminal penalties",
            entries=Between(low=120, high=600),
        ),
    )
    source = Source(
        slug="us_ma_general_laws",
        jurisdiction="ocd-division/country:us/state:ma",
        publisher="The General Court of the Commonwealth of Massachusetts",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Mass. Gen. Laws ch. 94C, § {number}"
    last_note = ""

    def section(self, document: Document, part: Part) -> Section:
        if BEHIND_THE_TEXT not in document.body:
            raise Incomplete(f"section {part.number} breaks off before the page's last script")
        page = document.html()
        found = every(page, "h2.genLawHeading") or headings(page, f"Section {part.number}: {part.heading}")
        if len(found) != 1:
            raise LandmarkMissing(f"section {part.number} is headed {len(found)} times on the page", part.heading)
        heading, text = words(found[0]), without(found[0].getparent(), "button, .btn-toolbar")
        refuse_merged(text)
        number, _, title = heading.partition(": ")
        first, *law = list(dropwhile(lambda line: line != heading, lines(text)))[1:] or [""]
        if not number == f"Section {part.number}" == first.partition(". ")[0]:
            raise LandmarkMissing(f"the page is not section {part.number}", heading, first)
        return assembled(part, title, [first.partition(". ")[2], *law])
