"""All spellings of the gazetteer in memory, sorted: for what an index cannot do, completing and correcting."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from tracker.catalog.found import rank
from tracker.catalog.models import UNITED_STATES, Jurisdiction, Loaded, Name

LAST = "\U0010ffff"  # sorts after every letter


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """Spellings in order, with the OCD id of what bears each, its rank, and where in the list each state's lie.

    Places are named by OCD id and not by key: the same edition has other keys in another database.
    """

    texts: list[str]
    ids: list[str]
    ranks: list[tuple[bool, int, bool, int, str]]
    of_state: dict[str, list[int]]

    def starting(self, prefix: str) -> range:
        """Return the positions of the spellings that start so."""
        return range(bisect_left(self.texts, prefix), bisect_right(self.texts, prefix + LAST))


def spellings() -> Spellings:
    """Return the spellings of the edition that is loaded; they are read again when another has been loaded."""
    return _read(tuple(Loaded.objects.order_by("part").values_list("edition", flat=True)))


def state_of(ocd_id: str) -> str:
    """Return the id of the state that an id lies in or is; of a country, its own."""
    return "/".join(ocd_id.split("/")[:3])


@lru_cache(maxsize=1)
def _read(_editions: tuple[str, ...]) -> Spellings:
    places = {place.pk: place for place in Jurisdiction.objects.only("ocd_id", "level", "geoid", "zip_count")}
    names = Name.objects.order_by("text").values_list("text", "jurisdiction_id", "borrowed")
    rows = sorted((text, places[key].ocd_id, (borrowed, *rank(places[key]))) for text, key, borrowed in names)
    of_state: dict[str, list[int]] = defaultdict(list)
    for position, (_, ocd_id, _) in enumerate(rows):
        if ocd_id.count("/") > 1 and ocd_id.startswith(UNITED_STATES):
            of_state[state_of(ocd_id)].append(position)
    return Spellings(
        texts=[text for text, _, _ in rows],
        ids=[ocd_id for _, ocd_id, _ in rows],
        ranks=[place for _, _, place in rows],
        of_state=dict(of_state),
    )
