"""What a jurisdiction is called by: its own names, and those that it borrows."""

import re
from collections.abc import Iterable

from tracker.catalog.fold import key
from tracker.catalog.models import Jurisdiction, Name
from tracker.catalog.upsert import BATCH

COUNTY = re.compile(r"(?P<bare>.+) (?P<kind>County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio)")


class NameCollector:
    """Collects the names of jurisdictions, each spelling once; an own name wins over a borrowed one."""

    def __init__(self, stored: Iterable[tuple[str, int]] = ()) -> None:
        """Begin without names; what is `stored`, each as its text and its place's key, is not to be stored again."""
        self._stored = frozenset(stored)
        self._borrowed: dict[tuple[str, int], bool] = {}

    def own(self, place: Jurisdiction, names: Iterable[str]) -> None:
        """Add names that are the place's own. The place must be stored."""
        for name in names:
            self._borrowed[key(name), place.pk] = False

    def borrow(self, place: Jurisdiction, name: str) -> None:
        """Add a name that counts only where nothing bears it itself. The place must be stored."""
        self._borrowed.setdefault((key(name), place.pk), True)

    def county(self, place: Jurisdiction) -> None:
        """Add what people say for a county or its equal: Orleans County for Orleans Parish, and Orleans alone.

        In Puerto Rico, which has no cities beside its municipios, the name alone is their own.
        """
        if parts := COUNTY.fullmatch(place.name):
            self.own(place, [f"{parts['bare']} County"])
            if parts["kind"] == "Municipio":
                self.own(place, [parts["bare"]])
            else:
                self.borrow(place, parts["bare"])

    def store(self) -> None:
        """Write the names. Raises IntegrityError where one is there already that was not told as stored."""
        names = [
            Name(text=text, jurisdiction_id=place, borrowed=borrowed)
            for (text, place), borrowed in self._borrowed.items()
            if (text, place) not in self._stored
        ]
        Name.objects.bulk_create(names, batch_size=BATCH)
