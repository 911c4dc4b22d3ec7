"""What the record is about: governments and substances."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from tracker.vocabulary import Level, choices


class Substance(models.Model):
    """A watched substance and its products. The names a text calls it by are in the vocabulary."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class Jurisdiction(models.Model):
    """A government whose law applies somewhere, identified by its Open Civic Data division id.

    The id holds its parents (`ocd-division/country:us/state:la`), so what is above or below a place is read off it.
    """

    ocd_id = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=choices(Level))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    counties = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="places")
    time_zone = models.CharField(max_length=40)
    iso_3166 = models.CharField(max_length=6, blank=True)
    geoid = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Level.COUNTRY, parent=None) | (~Q(level=Level.COUNTRY) & Q(parent__isnull=False)),
                name="only_a_country_has_no_parent",
            ),
            models.CheckConstraint(condition=Q(level__in=Level), name="a_jurisdiction_has_a_known_level"),
            models.UniqueConstraint(fields=["iso_3166"], condition=~Q(iso_3166=""), name="one_place_per_iso_3166_code"),
        ]

    def __str__(self) -> str:
        return self.name

    def above(self) -> list[str]:
        """Return the OCD ids of this place and of all that it lies in, the country first."""
        country, *parts = self.ocd_id.removeprefix("ocd-division/").split("/")
        ids = [f"ocd-division/{country}"]
        for part in parts:
            ids.append(f"{ids[-1]}/{part}")
        return ids

    def local_day(self, moment: datetime) -> date:
        """Return the day that the moment falls on in this place's own time zone."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()
