"""What a page says to whoever reads it from its beginning to its end."""

import re

from django.test import Client
from lxml import html


def words_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status
    words = " ".join(html.fromstring(response.content.decode()).xpath("//main//text()[not(parent::script)]"))
    return re.sub(r" (?=[.,:;)])|(?<=\() ", "", " ".join(words.split()))
