"""Japan's designated substances, among them kratom; a person must look at it.

Who: the Ministry of Health, Labour and Welfare, by ordinance. Where: the front page of the ministry; the ordinance was
not seen. How it words things: a list of designated substances under the Act on pharmaceuticals and medical devices, by
chemical names, plants among them. What is odd: the list grows several times a year.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class ShiteiYakubutsu(ManualCheck):
    source = Source(
        slug="jp_shitei_yakubutsu",
        jurisdiction="ocd-division/country:jp",
        publisher="Ministry of Health, Labour and Welfare",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.mhlw.go.jp/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa, mitragynine and 7-hydroxymitragynine among the designated substances",
    )
