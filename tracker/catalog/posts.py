"""Posts: what ZIP codes answer for, and into which other counties they reach; and governments by GEOID with them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Value
from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction, ZipCode
from tracker.catalog.read import ANY_DAY, COLUMNS, placed
from tracker.catalog.spellings import state_of
from tracker.prepared import Values, ask

NOTHING = Value(None, output_field=CharField())
NO_GEOID = ""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A ZIP code, its post office's city, the place it answers for, and the other counties that it is known to reach.

    They are counties or their equals, such as an independent city, those of another state than the place's first.
    """

    code: str
    city: str
    place: Jurisdiction
    reaches: tuple[Jurisdiction, ...]

    @property
    def sides(self) -> tuple[Jurisdiction, ...]:
        """The places that somebody with this ZIP code may be in."""
        return (self.place, *self.reaches)

    @property
    def crosses_a_state_line(self) -> bool:
        """Whether it reaches into another state than the one that it answers for."""
        return any(state_of(one.ocd_id) != state_of(self.place.ocd_id) for one in self.reaches)

    @property
    def note(self) -> str:
        """What a reader must know of an answer for the ZIP code."""
        office = "" if self.city == self.place.name else f" ({self.city})"
        told = gettext("ZIP %(code)s: answered for %(place)s.") % {
            "code": f"{self.code}{office}",
            "place": self.place.in_full(),
        }
        return f"{told} {self.warning}"

    @property
    def warning(self) -> str:
        """What a reader must know of the ZIP code's borders."""
        if not self.reaches:
            return gettext(
                "A ZIP code can reach into another city, county or even state. To be sure, ask for the city or county."
            )
        told = (
            gettext("It crosses a state line: it reaches into %s as well.")
            if self.crosses_a_state_line
            else gettext("It reaches into %s as well.")
        )
        asked = gettext("The law may differ there. To be sure, ask for the city or county.")
        return f"{told % '; '.join(one.in_full() for one in self.reaches)} {asked}"


def posts(codes: Collection[str]) -> dict[str, Post]:
    """Return the posts of those of the ZIP codes, of five digits each, that are known."""
    return posts_and_geoid(codes, NO_GEOID)[0]


def posts_and_geoid(codes: Collection[str], geoid: str) -> tuple[dict[str, Post], Jurisdiction | None]:
    """Return the posts of the ZIP codes, and what has the GEOID ("" is none), in one query."""
    named: dict[str, tuple[str, Jurisdiction]] = {}
    reached: dict[str, list[Jurisdiction]] = {}
    numbered = None
    for code, city, *row in ask(_rows, codes or [NO_GEOID], codes or [NO_GEOID], [geoid], moment=ANY_DAY):
        place = placed(row)
        if code is None:
            numbered = place
        elif city is None:
            reached.setdefault(code, []).append(place)
        else:
            named[code] = (city, place)
    return {code: _post(code, *named[code], reached.get(code, ())) for code in named}, numbered


def _post(code: str, city: str, place: Jurisdiction, reached: Sequence[Jurisdiction]) -> Post:
    others = (one for one in reached if one.pk != place.pk)
    home = state_of(place.ocd_id)
    reaches = sorted(others, key=lambda one: (state_of(one.ocd_id) == home, one.in_full()))
    return Post(code=code, city=city, place=place, reaches=tuple(reaches))


def _rows(_moment: datetime) -> Values:
    """Ask for places by ZIP code, behind the code and the office's city; for counties, behind the code; by GEOID."""
    of_zips = ZipCode.objects.filter(code__in=[""]).values_list("code", "city", *_of("jurisdiction"))
    lies_in = ZipCode.counties.through.objects.filter(zipcode__in=[""])
    by_geoid = Jurisdiction.objects.order_by().filter(geoid__in=[NO_GEOID]).exclude(geoid=NO_GEOID)
    return of_zips.union(
        lies_in.values_list("zipcode_id", NOTHING, *_of("jurisdiction")),
        by_geoid.values_list(NOTHING, NOTHING, *COLUMNS),
        all=True,
    )


def _of(relation: str) -> list[str]:
    return [f"{relation}__{column}" for column in COLUMNS]
