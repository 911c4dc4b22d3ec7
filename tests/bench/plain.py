"""Bare Django beside ours, for the same server: a hello world, and a page of one query over the same database.

Its middleware is the least that a public site would have. `gunicorn tests.bench.plain` serves it.
"""

from os import environ

import dj_database_url
from django.conf import settings

settings.configure(
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": dj_database_url.parse(environ["DATABASE_URL"], conn_max_age=None)},
    USE_TZ=True,
    LOGGING_CONFIG=None,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402 - these read the settings
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

QUERY = """
    SELECT j.name, r.substance_id, r.activity, r.effect, r.valid_from, i.citation, i.url
    FROM catalog_jurisdiction j JOIN record_rule r ON r.jurisdiction_id = j.id
    JOIN record_instrument i ON i.id = r.instrument_id WHERE j.ocd_id = %s AND r.superseded_at IS NULL
"""
PAGE = """<!doctype html><html lang="en"><head><title>{{ name }}</title></head><body><main><h1>{{ name }}</h1><table>
<tr><th>Substance</th><th>Activity</th><th>Effect</th><th>Since</th><th>Source</th></tr>
{% for row in rows %}<tr><td>{{ row.1 }}</td><td>{{ row.2 }}</td><td>{{ row.3|title }}</td><td>{{ row.4 }}</td>
<td><a href="{{ row.6 }}">{{ row.5 }}</a></td></tr>{% empty %}<tr><td>No record</td></tr>{% endfor %}
</table><p>Not legal advice.</p></main></body></html>"""

application = get_wsgi_application()
template = engines["django"].from_string(PAGE)


def hello(_request: HttpRequest) -> HttpResponse:
    """Say hello."""
    return HttpResponse("hello world")


def one_query(_request: HttpRequest, ocd_id: str) -> HttpResponse:
    """Show the rules of a place."""
    with connection.cursor() as cursor:
        cursor.execute(QUERY, [ocd_id])
        rows = cursor.fetchall()
    return HttpResponse(template.render({"name": rows[0][0] if rows else ocd_id, "rows": rows}))


urlpatterns = [path("hello", hello), path("place/<path:ocd_id>/", one_query)]
