"""The door to the desk: a password, then a code. Nobody is signed in before both, so no other path has to ask."""

import time
from typing import Any

import segno
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tracker.review.staff.budget import spend
from tracker.review.staff.device import AGE, COOKIE, cookie_of, device_of
from tracker.review.staff.forms import SPENT, CodeForm, PasswordForm
from tracker.review.staff.second_factor import second_factor, secret_of, take
from tracker.review.staff.totp import address_of

HALF = "half_signed_in"
NOT_NOW = _("That is not the code of now, or it was used before. Wait for the next one.")
UNREADABLE = _("Your second factor cannot be read: the site has another secret key. Ask an operator to take it away.")
PATIENCE = 600  # seconds between password and code
BACKEND = "django.contrib.auth.backends.ModelBackend"


class PasswordView(LoginView):
    """The first half. Without STAFF_2FA it is all."""

    template_name = "admin/login.html"
    authentication_form = PasswordForm
    next_page = "admin:index"
    http_method_names = ("get", "head", "post")  # Django's would take a PUT for a POST

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        person, address = form.get_user(), self.get_success_url()
        if not settings.STAFF_2FA:
            return _let_in(self.request, person, address)
        stamp = person.get_session_auth_hash()
        self.request.session[HALF] = {"person": person.pk, "stamp": stamp, "at": time.time(), "next": address}
        return redirect("second_factor")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_view(request: HttpRequest) -> HttpResponse:
    """Ask for a code, the second half, and the first time show what to enrol an authenticator with."""
    half = request.session.get(HALF, {})
    person = _half_signed_in(half)
    if person is None:
        return redirect("admin:login")
    factor = second_factor(person)
    secret = secret_of(factor)
    if secret is None:
        unreadable = {**admin.site.each_context(request), "title": gettext(UNREADABLE)}
        return render(request, "admin/second_factor.html", unreadable)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name = person.get_username()
        if not spend(name, "code", device_of(request.COOKIES.get(COOKIE, ""), name)):
            form.add_error(None, SPENT)
        elif take(factor, form.cleaned_data["code"]):
            return _let_in(request, person, half["next"])
        else:
            form.add_error("code", gettext(NOT_NOW))
    shown: dict[str, Any] = {**admin.site.each_context(request), "form": form, "title": gettext("Second factor")}
    if factor.enrolled_at is None:
        qr = segno.make(address_of(secret, person.get_username()))
        shown |= {"secret": secret, "qr": mark_safe(qr.svg_inline(scale=4))}  # noqa: S308 - drawn here
    return render(request, "admin/second_factor.html", shown)


def _half_signed_in(half: dict[str, Any]) -> User | None:
    """Return who gave their password a while ago, if it is still theirs and they are still of the staff."""
    if not half or half["at"] < time.time() - PATIENCE:
        return None
    person = User.objects.filter(pk=half["person"], is_active=True, is_staff=True).first()
    return person if person and person.get_session_auth_hash() == half["stamp"] else None


def _let_in(request: HttpRequest, person: User, address: str) -> HttpResponse:
    request.session.pop(HALF, None)
    login(request, person, backend=BACKEND)
    response = HttpResponseRedirect(address)
    name = person.get_username()
    cookie = cookie_of(device_of(request.COOKIES.get(COOKIE, ""), name), name)
    response.set_cookie(
        COOKIE, cookie, AGE, path="/admin/", secure=request.is_secure(), httponly=True, samesite="Strict"
    )
    return response
