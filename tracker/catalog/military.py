"""Military mail: addresses of the armed forces and of embassies, which lie in no state whatever they look like.

The post office writes them with APO, FPO or DPO for a city and AA, AE or AP for a state, and gives them ZIP codes of
their own (USPS Publication 28, section 225).
"""

import re
from dataclasses import replace

from django.utils.translation import gettext

from tracker.catalog.found import NOTHING, Found

ZIP = re.compile(r"09\d{3}|340\d{2}|96[2-6]\d{2}", re.ASCII)
OFFICE = re.compile(r"\b[AFD]\.?P\.?O\b\.?", re.IGNORECASE)
REGION = re.compile(r"\b(?:AA|AE|AP)\b", re.IGNORECASE)


def is_military_zip(code: str) -> bool:
    """Whether a ZIP code of five digits is one of military mail."""
    return ZIP.fullmatch(code) is not None


def is_military_address(text: str) -> bool:
    """Whether the text is the end of a military address: `APO AE`, `FPO`."""
    office = OFFICE.search(text)
    return office is not None and (office.group() == text or REGION.search(text, office.end()) is not None)


def military() -> Found:
    """Return a search that came to a military address, and so to no place."""
    told = gettext(
        "This is a military or diplomatic address (APO, FPO or DPO). It lies in no state, so no state’s law is told "
        "for it. Which law holds there, and what such mail may carry, nobody here knows."
    )
    return replace(NOTHING, note=told)
