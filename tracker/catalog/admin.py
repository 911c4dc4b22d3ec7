"""The gazetteer and the substances, for staff to look at. They are loaded from the project's own files."""

from django.contrib import admin

from tracker.catalog.models import Jurisdiction, Substance
from tracker.read_only import ReadOnlyAdmin


@admin.register(Jurisdiction)
class JurisdictionAdmin(ReadOnlyAdmin):
    list_display = ("name", "level", "ocd_id", "iso_3166", "geoid", "time_zone")
    list_filter = ("level",)
    search_fields = ("name", "ocd_id")


@admin.register(Substance)
class SubstanceAdmin(ReadOnlyAdmin):
    list_display = ("slug", "name")
