"""The bulk files, their codebook and their licence."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from tracker.lookup.bulk import LICENCE, MEDIA_TYPES, bulk, codebook, package
from tracker.lookup.markup import data_block
from tracker.lookup.tables import TABLES
from tracker.lookup.views.pages import reading_page


@reading_page
def data_page(request: HttpRequest) -> HttpResponse:
    """Show which files there are, what their columns mean, and what one may do with them."""
    tables = [(name, table.record.__doc__, codebook(name)) for name, table in TABLES.items()]
    dataset = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "The legal status of kratom and its alkaloids",
        "description": "Law, notices and bills by jurisdiction and day, each with its source. No legal advice.",
        "url": f"{settings.PUBLIC_BASE_URL}/data/",
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{settings.PUBLIC_BASE_URL}/data/{name}.{form}",
                "encodingFormat": media_type.partition(";")[0],
            }
            for name in TABLES
            for form, media_type in MEDIA_TYPES.items()
        ],
    }
    return render(request, "lookup/data.html", {"tables": tables, "licence": LICENCE, "dataset": data_block(dataset)})


@reading_page
def bulk_file(_request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Hand over a whole table."""
    if name not in TABLES or form not in MEDIA_TYPES:
        raise Http404
    response = HttpResponse(bulk(name, form), content_type=MEDIA_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@reading_page
def datapackage(_request: HttpRequest) -> HttpResponse:
    """Describe all files, with their hashes, for a program that wants them."""
    response = JsonResponse(package(settings.PUBLIC_BASE_URL))
    response["Access-Control-Allow-Origin"] = "*"
    return response
