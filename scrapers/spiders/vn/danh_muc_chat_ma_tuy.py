"""Viet Nam's lists of narcotic substances; a person must look at it.

Who: the Government, by decree. Where: the front page of the Government's register of documents; the lists were not
seen. How it words things: Decree 57/2022 with lists I to IV. What is odd: only weak reports say that kratom is
forbidden.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class DanhMucChatMaTuy(ManualCheck):
    source = Source(
        slug="vn_danh_muc_chat_ma_tuy",
        jurisdiction="ocd-division/country:vn",
        publisher="Government of Viet Nam",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://vanban.chinhphu.vn/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="mitragynine and Mitragyna speciosa in the lists in force",
    )
