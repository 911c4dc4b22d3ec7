"""The United Kingdom's Psychoactive Substances Act 2016; a person must look at it.

Who: The National Archives, which publish the law as revised. Where: the act's own address in the register; the page was
not seen. How it words things: it forbids to make, supply, import or export any psychoactive substance that is not
exempted, and lists none. What is odd: kratom falls under it by what it does, so that only a court's judgement or an
exemption would change anything.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PsychoactiveSubstancesAct(ManualCheck):
    source = Source(
        slug="gb_psychoactive_substances_act",
        jurisdiction="ocd-division/country:gb",
        publisher="The National Archives (legislation.gov.uk)",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.legislation.gov.uk/ukpga/2016/2/contents", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="changes of section 2 and schedule 1 (exemptions), and whether kratom has been exempted or scheduled",
    )
