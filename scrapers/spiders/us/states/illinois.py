"""Illinois' Kratom Control Act: no kratom to anybody under 18, and none in their hands.

Who: the Legislative Reference Bureau of the Illinois General Assembly. Where:
https://www.ilga.gov/ftp/ILCS/Ch%200720/Act%200642/072006420K5.html, a file a section; the form of address and the order
of the words were seen for other sections (720 ILCS 5/9-2), the section's words in the amendment that became the act
(HB 5526 of the 98th General Assembly). The law: P.A. 98-1004.
How it words things: "(720 ILCS 642/5)", "Sec. 5. Kratom sale to or possession by minors.", passages numbered (a),
"(Source: P.A. ...)". What is odd: a law is sometimes shown here before it takes effect. Many cities add a ban.
How often it changes: acts and bans are filed every session (642/10 was one). What makes it fail: another heading.
"""

import re
from dataclasses import replace
from datetime import timedelta

from scrapers.errors import LandmarkMissing
from scrapers.law.act import KratomAct
from scrapers.law.section import Part, Section, addresses, noted, one, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

SOURCE = re.compile(r"\(Source: P\.A\. .+\)")


class Illinois(KratomAct):
    parts = (
        Part(
            url="https://www.ilga.gov/ftp/ILCS/Ch%200720/Act%200642/072006420K5.html",
            number="642/5",
            heading="Kratom sale to or possession by minors",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_il_compiled_statutes",
        jurisdiction="ocd-division/country:us/state:il",
        publisher="Illinois General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "720 ILCS {number}"
    last_note = SOURCE.pattern

    def section(self, document: Document, part: Part) -> Section:
        body = one(document.html(), "body")
        refuse_merged(body)
        told = lines(body)
        cited = f"({self.citation(part)})"
        if sum(line.startswith(cited) for line in told) != 1:
            raise LandmarkMissing("the file is not the act's section", cited)
        return section_from(noted(told, SOURCE), replace(part, number=part.number.partition("/")[2]))
