"""What stands around every answer of the site, where a catalogue of another language than English is here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override

from tracker.languages import language_of


class ReadersLanguage:
    """Middleware: answer in the reader's language, and tell the caches on the way what the answer hangs on.

    Django's own would follow a cookie as well, of which these caches are not told.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the language."""
        language = language_of(request.headers.get("Accept-Language", ""))
        with override(language):
            response = self.get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", language)
        return response
