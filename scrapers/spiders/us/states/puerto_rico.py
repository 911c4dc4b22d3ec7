"""Puerto Rico's Controlled Substances Act, which a person must look at: PDFs in Spanish.

Who: the Oficina de Gerencia y Presupuesto, whose virtual library compiles the laws in force. Where: the library at
https://bvirtualogp.pr.gov/, whose files lie under ogp/Bvirtual/leyesreferencia/PDF/; those of other laws were seen
named, that of Ley 4-1971 was not.
How it words things: Ley Núm. 4 of June 23, 1971, article 202 (24 L.P.R.A. 2202) lists the substances of five
classifications; the Secretary adds to them and takes from them by rule or order. A reader needs the Spanish names:
mitraginina, 7-hidroximitraginina. What is odd: an order of the Secretary changes the list without the text. None of
our sources says whether kratom is on the list.
How often it changes: seldom.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PuertoRico(ManualCheck):
    source = Source(
        slug="us_pr_controlled_substances_act",
        jurisdiction="ocd-division/country:us/territory:pr",
        publisher="Oficina de Gerencia y Presupuesto de Puerto Rico",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://bvirtualogp.pr.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=("Ley 4-1971, article 202: whether Clasificación I names kratom, mitraginina or Mitragyna speciosa"),
    )
