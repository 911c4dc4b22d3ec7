"""The pages of the double opt-in: ask for alerts, confirm them. GET shows, POST acts."""

from ipaddress import ip_address, ip_network

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tracker.alerts.confirm import confirm
from tracker.alerts.forms import SubscribeForm
from tracker.alerts.subscribe import is_closed, subscribe
from tracker.alerts.token import sign_up_of
from tracker.alerts.views.even import evenly
from tracker.alerts.volume import mails_a_month
from tracker.alerts.wish import wish_of
from tracker.visitor import visitor

READ_AND_POST = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_POST)
def subscribe_page(request: HttpRequest) -> HttpResponse:
    """Show the sign-up form, and note what it asks for."""
    written = request.POST if request.method == "POST" else None
    form = SubscribeForm(written, initial={"place": request.GET.get("place", "")}, label_suffix="")
    is_preview = written is not None and "preview" in written
    form.fields["address"].required = not is_preview
    if not form.is_valid():
        return render(request, "alerts/subscribe.html", {"form": form})
    if is_preview:
        expected = mails_a_month(form.wish(), timezone.now())
        return render(request, "alerts/subscribe.html", {"form": form, "mails_a_month": expected})
    if is_closed(timezone.now()):  # whoever asks, so it tells nothing of an address
        return render(request, "alerts/closed.html", status=503)
    if not form.cleaned_data["website"]:
        with evenly():
            subscribe(form.cleaned_data["address"], form.wish(), _network(request))
    return redirect("alerts:asked")


@require_safe
def asked_page(request: HttpRequest) -> HttpResponse:
    """Say the one thing that everyone is told who has asked for alerts."""
    return render(request, "alerts/asked.html")


@never_cache
@require_http_methods(READ_AND_POST)
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the owner of the mailbox, and start what they confirm. A scanner that follows the link starts nothing."""
    sign_up = sign_up_of(token)
    if sign_up is None:
        return render(request, "alerts/dead_link.html", status=404)
    if request.method != "POST":
        expected = mails_a_month(wish_of(sign_up), timezone.now())
        return render(request, "alerts/confirm.html", {"sign_up": sign_up, "mails_a_month": expected})
    confirm(sign_up)
    return render(request, "alerts/confirmed.html", {"sign_up": sign_up})


def _network(request: HttpRequest) -> str:
    """Return the network that a request came from: the first 24 bits of its IPv4 address, 64 of its IPv6 one."""
    try:
        address = ip_address(visitor(request.META))
    except ValueError:
        return ""
    return str(ip_network((address, 24 if address.version == 4 else 64), strict=False))
