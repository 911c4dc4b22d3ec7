"""Words of English that are names of places, too, and read as such only where they are written as one."""

ENGLISH = frozenset(
    {
        *("alpine", "baker", "bend", "bishop", "boulder", "bountiful", "canyon", "clearwater", "commerce"),
        *("concord", "dinosaur", "early", "enterprise", "flint", "globe", "golden", "grove", "hazard"),
        *("holland", "homestead", "hope", "humble", "independence", "largo", "laurel", "liberal", "liberty"),
        *("magnolia", "marks", "mass", "media", "mentor", "mission", "miss", "mobile", "normal"),
        *("orange", "paradise", "pearl", "price", "reading", "redlands", "roundup", "rule", "sandy"),
        *("sledge", "sparks", "sulphur", "summit", "superior", "surprise", "temple", "valley", "vista"),
        *("walls", "walnut", "wash"),
    }
)
ENGLISH_CODES = frozenset({"id", "ok"})
"""Codes of states that are words in capitals as well: `I have no ID, is that OK?`"""
SHOUTED_CODES = ENGLISH_CODES | {"hi", "in", "me", "oh", "or"}
"""Those that are words where all of the sentence is in capitals."""
SMALL_CODES = SHOUTED_CODES | {"al", "co", "de", "la", "ma", "pa"}
"""Those that are words where they are in small letters."""
