"""The addresses of the look-up, from the site's root."""

from django.urls import path, re_path

from tracker.lookup.views import coming, data, evidence, feeds, health, lists, maps, pages, place, signs, suggest, trips

app_name = "lookup"
urlpatterns = [
    path("", pages.front_page, name="front"),
    # only what an Open Civic Data id may hold: a NUL, say, would trouble the database
    re_path(r"^place/(?P<ocd_id>ocd-division/[\w.~:/-]+)/$", place.place_page, name="place"),
    path("suggest", suggest.suggestions, name="suggest"),
    path("near", suggest.near, name="near"),
    path("compare/", trips.compare_page, name="compare"),
    path("ship/", trips.ship_page, name="ship"),
    path("map/", maps.map_page, name="map"),
    path("notices/", lists.notices_page, name="notices"),
    path("notices/<int:notice_id>/", lists.notice_page, name="notice"),
    path("coming/", coming.coming_page, name="coming"),
    path("about/", pages.about_page, name="about"),
    path("changes/", lists.changes_page, name="changes"),
    path("disagreements/", lists.disagreements_page, name="disagreements"),
    path("sources/", lists.sources_page, name="sources"),
    path("feeds/changes.atom", feeds.changes_feed, name="feed"),
    path("calendar.ics", feeds.effective_days_calendar, name="calendar"),
    path("data/", data.data_page, name="data"),
    path("data/datapackage.json", data.datapackage, name="datapackage"),
    path("data/<slug:name>.<slug:form>", data.bulk_file, name="bulk"),
    path("evidence/<int:page_id>/", evidence.stored_page, name="page"),
    path("evidence/<int:page_id>/bytes", evidence.stored_bytes, name="bytes"),
    path("robots.txt", signs.robots, name="robots"),
    path("sitemap.xml", signs.sitemap, name="sitemap"),
    path("opensearch.xml", signs.search_description, name="search_description"),
    path("favicon.ico", signs.icon, name="icon"),
    path("healthz", health.healthz, name="healthz"),
]
