"""What a feed or a calendar is about: all that concerns a place, of one substance or of every one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.asked import place_asked, substances_asked
from tracker.lookup.queries import substances


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A place or (None) everywhere; the substances; and whether they are fewer than all that are watched."""

    place: Jurisdiction | None
    substances: tuple[Substance, ...]
    is_narrowed: bool

    def concerned(self) -> Q:
        """Return what makes a row with a `jurisdiction` concern the place: it lies above, in or below it."""
        if self.place is None:
            return Q()
        return Q(jurisdiction__in=Jurisdiction.objects.filter(self.place.above_or_below()))

    def speaking(self) -> Q:
        """Return what makes a row with a list of `substances` speak of one of these."""
        if not self.is_narrowed:
            return Q()
        named = Q()
        for one in self.substances:
            named |= Q(substances__icontains=f'"{one.slug}"')
        return named

    def __str__(self) -> str:
        """Return what it is about, in words: `kratom in Louisiana`."""
        named = ", ".join(one.name for one in self.substances) if self.is_narrowed else gettext("all substances")
        if self.place is None:
            return gettext("%(substances)s, everywhere") % {"substances": named}
        return gettext("%(substances)s in %(place)s") % {"substances": named, "place": self.place.in_full()}


def scope_asked(asked: Mapping[str, str]) -> Scope:
    """Return what the question's `place` and `substance` ask for.

    Raises:
        BadQuestion: nobody here knows that place or substance.
    """
    return Scope(
        place=place_asked(asked.get("place", "")),
        substances=tuple(substances_asked(asked.get("substance", ""), substances())),
        is_narrowed=bool(asked.get("substance")),
    )
