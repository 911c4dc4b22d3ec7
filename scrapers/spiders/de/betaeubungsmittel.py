"""The three annexes of Germany's Betäubungsmittelgesetz, which have not listed kratom.

Who: the Federal Ministry of Justice and the Federal Office of Justice. Where:
https://www.gesetze-im-internet.de/btmg_1981/anlage_i.html and so on to III; the beginning of the third was seen, and
programs that read all three.
How it words things: a table of three columns, "INN", "andere nicht geschützte oder Trivialnamen" and "chemische Namen
(IUPAC)", a substance a row, with "-" for a name that it has not; exceptions stand below a chemical name.
What is odd: the pages are in ISO 8859-1, and German names lose an e: "Mitragynin". New substances are also listed in
groups by the Neue-psychoaktive-Stoffe-Gesetz, which names none.
What makes it fail: a page without its table, or with far fewer rows than its annex.
"""

from datetime import timedelta

from scrapers.law.substance_list import Listed, SubstanceList
from scrapers.reading import Document, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

LAW = "https://www.gesetze-im-internet.de/btmg_1981"
COLUMNS = 3


def annex(numeral: str, about: str, entries: Between, *must_name: str) -> Listed:
    """Return one annex as a list; `about` is what stands under its number."""
    return Listed(
        url=f"{LAW}/anlage_{numeral.lower()}.html",
        citation=f"BtMG, Anlage {numeral}",
        title=f"Betäubungsmittelgesetz, Anlage {numeral}: {about}",
        landmark=about,
        entries=entries,
        must_name=must_name,
    )


class Betaeubungsmittel(SubstanceList):
    lists = (
        annex("I", "nicht verkehrsfähige Betäubungsmittel", Between(low=120, high=1500), "Acetorphin", "Allylprodin"),
        annex("II", "verkehrsfähige, aber nicht verschreibungsfähige", Between(low=60, high=1500)),
        annex("III", "verkehrsfähige und verschreibungsfähige", Between(low=50, high=600), "Alfentanil", "Alprazolam"),
    )
    source = Source(
        slug="de_betaeubungsmittelgesetz",
        jurisdiction="ocd-division/country:de",
        publisher="Bundesministerium der Justiz",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=tuple(listed.address for listed in lists),
        observations=Between(low=3, high=3),
        first_read=None,
    )

    def entries(self, document: Document) -> list[str]:
        named = (row for row in document.html().iter("tr") if row.find("td") is not None)  # not the columns' headings
        rows = ([words(cell) for cell in row.iter("th", "td")] for row in named)
        return [" ".join(cells) for cells in rows if len(cells) == COLUMNS]
