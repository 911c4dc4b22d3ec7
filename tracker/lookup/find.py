"""Find: from what someone typed to the places it can mean."""

import re
import unicodedata

from django.db.models import Q

from tracker.catalog.models import Jurisdiction

LONGEST = 200
COUNTRY_NAMES = {"usa": "US", "united states of america": "US", "america": "US"}


def find(words: str) -> list[Jurisdiction]:
    """Return the places that the words name exactly, by id, code or name; several where they are ambiguous.

    An id is an Open Civic Data id, an ISO 3166 code (`US-LA`), the part of one that people write (`LA`), or a GEOID
    (`22`). Two letters mean a state before they mean a country: `LA` is Louisiana, not Laos. A name is compared
    without case, accents and marks. Words longer than `LONGEST` name nothing.
    """
    asked = fold(words)
    if not asked or len(words) > LONGEST:
        return []
    return _by_code(words.strip(), asked) or _by_name(asked)


def fold(words: str) -> str:
    """Return the words as they are compared: no case, no accents, marks and space alike one space."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in ".'’")
    return " ".join(re.findall(r"\w+", bare))


def _by_code(words: str, asked: str) -> list[Jurisdiction]:
    if not words.isascii() or not words.isprintable():
        return []
    code = COUNTRY_NAMES.get(asked, asked.upper().replace(" ", "-"))
    named = Jurisdiction.objects.filter(Q(ocd_id=words.lower()) | Q(iso_3166=code) | Q(geoid=code))
    return list(Jurisdiction.objects.filter(iso_3166=f"US-{code}")) or list(named)


def _by_name(asked: str) -> list[Jurisdiction]:
    """Compare in Python: neither database folds accents without an extension."""
    keys = [key for key, name in Jurisdiction.objects.values_list("pk", "name") if fold(name) == asked]
    return list(Jurisdiction.objects.filter(pk__in=keys)) if keys else []
