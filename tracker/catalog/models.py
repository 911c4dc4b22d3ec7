"""What the record is about: governments and substances; and what people call a government by."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q, QuerySet

from tracker.catalog.under import Under
from tracker.substances import COMMON_NAMES
from tracker.vocabulary import STATE_LEVELS, Level
from tracker.wording import choices

Keys = QuerySet[Any, Any]
UNITED_STATES = "ocd-division/country:us"
UPPER_LEVELS = (Level.COUNTRY, *STATE_LEVELS, Level.TRIBAL)
"""All but counties and places. Of these every government is known and few are, so that one is found by name first."""

LONGEST_CITY_GEOID = 7
"""Digits of a city's GEOID: its state's two and five of its own. A county subdivision's has the county's three, too."""


class Substance(models.Model):
    """A watched substance and its products. The names a text calls it by are in `tracker.substances`."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name

    @property
    def common_name(self) -> str:
        """What people call it, as a column of a table has room for: `7-OH`."""
        return COMMON_NAMES.get(self.slug, self.name)


class Jurisdiction(models.Model):
    """A government whose law applies somewhere, identified by its Open Civic Data division id.

    The id holds its parents (`ocd-division/country:us/state:la`), so what is above or below a place is read off it.
    The parent of a county or a place is its state, also where the id nests a township under a county: the counties
    that a place lies in are a relation of their own. So are the states of a tribe that has land in several, whose
    parent is the country. `kind` is what a place calls itself (city, township, borough),
    and `zip_count`, the number of ZIP codes that answer for it, stands for how big it is.
    """

    ocd_id = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=choices(Level))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    counties = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="places")
    time_zone = models.CharField(max_length=40)
    iso_3166 = models.CharField(max_length=6, blank=True)
    geoid = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=30, blank=True)
    zip_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("name",)
        # SQLite has no use for the indexes of the conditional constraints below where the code is a bound value
        indexes = [
            models.Index(fields=["iso_3166"]),
            models.Index(fields=["geoid"]),
            models.Index(fields=["parent", "level"]),  # the few tribes among the thousands of places of a state
            models.Index(fields=["level"]),  # the states among all places
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Level.COUNTRY, parent=None) | (~Q(level=Level.COUNTRY) & Q(parent__isnull=False)),
                name="only_a_country_has_no_parent",
            ),
            models.CheckConstraint(condition=Q(level__in=Level), name="a_jurisdiction_has_a_known_level"),
            models.UniqueConstraint(fields=["iso_3166"], condition=~Q(iso_3166=""), name="one_place_per_iso_3166_code"),
            models.UniqueConstraint(fields=["geoid"], condition=~Q(geoid=""), name="one_place_per_geoid"),
        ]

    def __str__(self) -> str:
        return self.name

    def in_full(self, counties: Sequence[str] | None = None) -> str:
        """Return the name that tells this place from its namesakes: `Boston township, Summit County, Ohio`.

        A city needs no county to be told apart, a township does. Reads the parent, and for a township the counties
        where their names are not given.
        """
        if self.parent is None or self.parent.level == Level.COUNTRY:
            return self.name
        if self.kind in ("", "city"):
            return f"{self.name}, {self.parent.name}"
        if not self.nests_in_county:
            counties = ()
        elif counties is None:
            counties = [county.name for county in self.counties.all()]
        return ", ".join([f"{self.name} {self.kind}", *counties[:1], self.parent.name])

    @property
    def nests_in_county(self) -> bool:
        """Whether this is a part of one county, as townships are: its GEOID begins with the county's."""
        return len(self.geoid) > LONGEST_CITY_GEOID

    def above(self) -> list[str]:
        """Return the OCD ids of this place and of all that it lies in, the country first."""
        country, *parts = self.ocd_id.removeprefix("ocd-division/").split("/")
        ids = [f"ocd-division/{country}"]
        for part in parts:
            ids.append(f"{ids[-1]}/{part}")
        return ids

    def below(self) -> Q:
        """Return what makes a government one that lies in this one: of a county its cities, of a state its tribes, too.

        They do so by their ids, or by the relation to their counties.
        """
        return _either(Q(ocd_id__under=self.ocd_id), self._inside())

    def at_or_below(self) -> Q:
        """Return what makes a government this one, or one that lies in it."""
        return _either(Q(pk=self.pk) | Q(ocd_id__under=self.ocd_id), self._inside())

    def at_or_above(self) -> Q:
        """Return what makes a government this one, or one that it lies in: of a city its counties, too."""
        return _either(Q(ocd_id__in=self.above()), self._around())

    def above_or_below(self) -> Q:
        """Return what makes a government this one, one that it lies in, or one that lies in it."""
        named = Q(ocd_id__in=self.above()) | Q(ocd_id__under=self.ocd_id)
        return _either(named, self._around(), self._inside())

    def _inside(self) -> Keys:
        return Jurisdiction.counties.through.objects.filter(to_jurisdiction=self).values("from_jurisdiction")

    def _around(self) -> Keys:
        return Jurisdiction.counties.through.objects.filter(from_jurisdiction=self).values("to_jurisdiction")

    def local_day(self, moment: datetime) -> date:
        """Return the day that the moment falls on in this place's own time zone."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()


Jurisdiction._meta.get_field("ocd_id").register_lookup(Under)


def _either(named: Q, *related: Keys) -> Q:
    """Return what makes a government one of either: as a union, for with OR a database reads the whole gazetteer."""
    return Q(pk__in=Jurisdiction.objects.order_by().filter(named).values("pk").union(*related, all=True))


class Name(models.Model):
    """One spelling that a government is found by, its words run together as `fold` compares them.

    A borrowed name is not its own (a post office in it, or `Marin` for Marin County) and counts only where nothing
    bears the name itself.
    """

    text = models.CharField(max_length=120)
    jurisdiction = models.ForeignKey(Jurisdiction, models.CASCADE, related_name="names")
    borrowed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "jurisdiction"], name="one_name_per_text_and_jurisdiction")
        ]

    def __str__(self) -> str:
        return self.text


class ZipCode(models.Model):
    """A ZIP code, its post office's city, and the city, county or state that it answers for.

    ZIP codes cross lines. Where one is known to lie in several counties, or their equals, they are its `counties`.
    """

    code = models.CharField(max_length=5, primary_key=True)
    city = models.CharField(max_length=60)
    jurisdiction = models.ForeignKey(Jurisdiction, models.CASCADE, related_name="zips")
    counties = models.ManyToManyField(Jurisdiction, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.code


class Loaded(models.Model):
    """Which edition of the data files each part of the gazetteer was loaded from: a hash of them and their reader."""

    part = models.CharField(max_length=12, primary_key=True)
    edition = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.part
