"""The bulk files, their codebook and their licence."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import re_accepts_gzip
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers

from tracker.lookup.bulk import FILES, LICENCE, MEDIA_TYPES, about, about_all_now, bulk, codebook, package
from tracker.lookup.flags import Flag
from tracker.lookup.geojson import LABELS
from tracker.lookup.markup import data_block, dataset
from tracker.lookup.shelf import Busy
from tracker.lookup.tables import TABLES
from tracker.lookup.views.pages import reading_page
from tracker.lookup.words import FLAGS

AGAIN_IN = "30"  # seconds
View = Callable[..., HttpResponseBase]


def or_later(view: View) -> View:
    """Answer 503, and when to come again, while the files are made for others."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: str) -> HttpResponseBase:
        try:
            return view(request, **parts)
        except Busy:
            words = "The files are being made. Try again in half a minute.\n"
            return HttpResponse(words, status=503, content_type="text/plain", headers={"Retry-After": AGAIN_IN})

    return answer


@reading_page
def data_page(request: HttpRequest) -> HttpResponse:
    """Show which files there are, what their columns mean, and what one may do with them."""
    files = [
        (name, about(name), [form for other, form in FILES if other == name], codebook(name))
        for name in (LABELS, *TABLES)
    ]
    downloads = {f"{name}.{form}": MEDIA_TYPES[form].partition(";")[0] for name, form in FILES}
    described = about_all_now(settings.PUBLIC_BASE_URL)
    markup = data_block(dataset(settings.PUBLIC_BASE_URL, described, downloads))
    shown = {"files": files, "licence": LICENCE, "dataset": markup, "cited": described["citation"]}
    return render(request, "lookup/data.html", {**shown, "flags": [(one, FLAGS[one]) for one in Flag]})


@reading_page
@or_later
def bulk_file(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """Hand over a whole file, under the hash of its bytes as its ETag; who has it already is not sent it again."""
    if (name, form) not in FILES:
        raise Http404
    file = bulk(name, form)
    packed = re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")) is not None
    etag = f'"{file.sha256}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = FileResponse((file.packed if packed else file.path).open("rb"), content_type=MEDIA_TYPES[form])
        response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
        if packed:
            response["Content-Encoding"] = "gzip"
    response["ETag"] = f"W/{etag}" if packed else etag  # the same file in other bytes (RFC 9110, 8.8.3.3)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@reading_page
@or_later
def datapackage(_request: HttpRequest) -> HttpResponseBase:
    """Describe all files, with their hashes, for a program that wants them."""
    return JsonResponse(package(settings.PUBLIC_BASE_URL))
