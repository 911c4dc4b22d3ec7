"""Others: substances that people ask about and nobody here watches, so that no answer is taken for one on them."""

import re

from tracker.substances import SUBSTANCES

OTHERS = (
    *("tianeptine", "phenibut", "kava", "kanna", "akuamma", "blue lotus", "salvia", "ibogaine"),
    *("cbd", "cannabidiol", "thc", "thca", "hhc", "delta 8", "delta 9", "delta 10", "hemp", "cannabis", "marijuana"),
    *("weed", "psilocybin", "magic mushrooms", "shrooms", "amanita", "lsd", "dmt", "mdma", "ketamine", "xylazine"),
    *("nitrous oxide", "whippets", "poppers", "nicotine", "vapes", "alcohol", "tobacco", "khat", "coca"),
    *("opium", "heroin", "fentanyl", "oxycodone", "tramadol", "gabapentin", "cocaine", "methamphetamine"),
    *("pseudoindoxyl", "mitragynine pseudoindoxyl", "MGM 15", "MGM 16", "dihydro 7 OH", "11 fluoro 7 OH"),
    *("speciogynine", "speciociliatine", "paynantheine", "mitraphylline", "mitragyna parvifolia", "mitragyna hirsuta"),
)
"""What people take for the same, buy at the same counter, or make of the same leaf."""
WATCHED = frozenset(name.casefold() for names in SUBSTANCES.values() for name in names)
SPELT = (
    re.escape(name).replace(r"\ ", r"[\s-]?")
    for name in sorted(OTHERS, key=len, reverse=True)
    if name.casefold() not in WATCHED
)
OTHER = re.compile(rf"(?<!\w)(?:{'|'.join(SPELT)})(?!\w)", re.IGNORECASE)


def others_in(text: str) -> list[str]:
    """Return the names of substances that nobody here watches, as the text writes them, each once."""
    return list(dict.fromkeys(OTHER.findall(text)))
