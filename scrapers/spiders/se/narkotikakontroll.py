"""The annex of Sweden's ordinance on the control of narcotics, which lists kratom and its alkaloids.

Who: the Government; the Riksdag publishes its ordinances as amended. Where:
https://data.riksdagen.se/dokument/sfs-1992-1554.text, the form of address under which the Riksdag's open data give the
text of each ordinance; for this one it was not seen, so `first_read` is None.
How it words things: "Bilaga 1 ... Förteckning över substanser som ska anses som narkotika enligt narkotikastrafflagen",
a substance a line under headings such as "Centralstimulerande medel" (as amending ordinances of 2011 and 2021 have it).
What is odd: the Government put Mitragyna speciosa, the plant, on the list from 2025-03-11; its alkaloids stood in the
lists of narcotics before. Swedish names lose an e: "mitragynin".
What makes it fail: a text without that heading, a far shorter list, or one without the plant: plain text has no end
mark, so that half of it might else pass for the whole list that does not name it.
"""

from datetime import timedelta

from scrapers.errors import LandmarkMissing
from scrapers.law.substance_list import Listed, SubstanceList
from scrapers.reading import Document
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, InstrumentKind

HEADING = "Förteckning över substanser som ska anses som narkotika"


class Narkotikakontroll(SubstanceList):
    lists = (
        Listed(
            url="https://data.riksdagen.se/dokument/sfs-1992-1554.text",
            citation="SFS 1992:1554, bilaga 1",
            title="Förordning (1992:1554) om kontroll av narkotika",
            landmark="om kontroll av narkotika",
            entries=Between(low=100, high=3000),
            must_name=("fenetyllin", "propylhexedrin", "Mitragyna speciosa"),
        ),
    )
    instrument_kind = InstrumentKind.REGULATION
    source = Source(
        slug="se_narkotikakontroll",
        jurisdiction="ocd-division/country:se",
        publisher="Sveriges riksdag",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=tuple(listed.address for listed in lists),
        observations=Between(low=1, high=1),
        first_read=None,
    )

    def entries(self, document: Document) -> list[str]:
        lines = document.lines()
        starts = [index for index, line in enumerate(lines) if line.startswith(HEADING)]
        if len(starts) != 1:
            raise LandmarkMissing(f"the list's heading stands {len(starts)} times in the text", HEADING)
        return lines[starts[0] + 1 :]
