"""How names are compared: without case, accents, marks and spaces, and with their usual short forms made one."""

import re
import unicodedata

SHORT_FORMS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
APOSTROPHES_AND_STOPS = str.maketrans("", "", ".'’ʻ‘`´")


def fold(text: str) -> list[str]:
    """Return the words of a text as they are compared: `St. John's, Cañon` gives `["st", "johns", "canon"]`."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+|&", bare.translate(APOSTROPHES_AND_STOPS))
    return [SHORT_FORMS.get(word, word) for word in words]


def key(text: str) -> str:
    """Return the words of a text run together, so that `De Kalb` is `DeKalb` and `O Fallon` is `O'Fallon`."""
    return "".join(fold(text))
