"""The pages around a subscription: ask for it, confirm it, end it. GET shows, POST acts."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from ipaddress import ip_address, ip_network

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tracker.alerts import manage
from tracker.alerts.confirm import confirm
from tracker.alerts.forms import FREQUENCY_CHOICES, AddressForm, SubscribeForm
from tracker.alerts.manage import ask_for_link
from tracker.alerts.models import Subscriber
from tracker.alerts.reach import reach
from tracker.alerts.subscribe import subscribe
from tracker.alerts.token import sign_up_of, stop_of
from tracker.alerts.unsubscribe import unsubscribe, unsubscribe_from_everything
from tracker.alerts.volume import mails_a_month
from tracker.alerts.wish import wish_of
from tracker.alerts.words import Frequency
from tracker.review.models import Change

READ_AND_POST = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_POST)
def subscribe_page(request: HttpRequest) -> HttpResponse:
    """Show the sign-up form, and note what it asks for."""
    written = request.POST if request.method == "POST" else None
    form = SubscribeForm(written, initial={"place": request.GET.get("place", "")}, label_suffix="")
    if not form.is_valid():
        return render(request, "alerts/subscribe.html", {"form": form})
    if "preview" in request.POST:
        expected = mails_a_month(form.wish(), timezone.now())
        return render(request, "alerts/subscribe.html", {"form": form, "mails_a_month": expected})
    if not form.cleaned_data["website"]:
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


@never_cache
@require_http_methods(READ_AND_POST)
def ask_page(request: HttpRequest) -> HttpResponse:
    """Mail a link to whoever has alerts, and tell everyone the same."""
    form = AddressForm(request.POST if request.method == "POST" else None, label_suffix="")
    asked = form.is_valid()
    if asked:
        with suppress(ValueError):  # a domain that cannot be has no alerts either
            ask_for_link(form.cleaned_data["address"])
    return render(request, "alerts/ask.html", {"form": form, "asked": asked})


@never_cache
@require_http_methods(READ_AND_POST)
def manage_page(request: HttpRequest, word: str) -> HttpResponse:
    """Show what a subscriber has, and do what they say."""
    subscriber = manage.subscriber_of(word)
    if subscriber is None:
        return render(request, "alerts/dead_link.html", status=404)
    done = _do(request.POST, subscriber) if request.method == "POST" else ""
    subscriber = manage.subscriber_of(word)
    if subscriber is None:
        return render(request, "alerts/forgotten.html")
    live = subscriber.subscriptions.filter(ended_at=None).select_related("jurisdiction", "substance").order_by("pk")
    context = {"subscriber": subscriber, "subscriptions": live, "frequencies": FREQUENCY_CHOICES, "done": done}
    return render(request, "alerts/manage.html", context)


def _do(asked: QueryDict, subscriber: Subscriber) -> str:
    """Do what a button says, and return what was done in words."""
    what = asked.get("do", "")
    if what in WHOLE:
        WHOLE[what](subscriber)
        return "Done."
    number = asked.get("subscription", "")
    subscription = subscriber.subscriptions.filter(pk=number).first() if number.isdecimal() else None
    if subscription is None:
        return ""
    if what == "stop":
        manage.stop(subscription)
    elif what == "change" and (often := str(asked.get("frequency"))) in list(Frequency):
        manage.change(subscription, Frequency(often))
    return "Done."


WHOLE: dict[str, Callable[[Subscriber], None]] = {
    "pause": manage.pause,
    "resume": manage.resume,
    "neutral": partial(manage.set_neutral, neutral=True),
    "telling": partial(manage.set_neutral, neutral=False),
    "stop_all": manage.stop_all,
    "forget": manage.forget,
}


def _network(request: HttpRequest) -> str:
    """Return the network that a request came from: the first 24 bits of its IPv4 address, 64 of its IPv6 one."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    return str(ip_network((address, 24 if address.version == 4 else 64), strict=False))


@csrf_exempt
@never_cache
@require_http_methods(READ_AND_POST)
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what to end, and end it: for a mail program's one click (RFC 8058) too, which has no cookie and no page."""
    stop = stop_of(token)
    if stop is None:
        return render(request, "alerts/dead_link.html", status=404)
    if request.method != "POST":
        return render(request, "alerts/stop.html", {"stop": stop})
    everything = "everything" in request.POST
    if not everything:
        unsubscribe(stop)
    elif not unsubscribe_from_everything(stop):
        return render(request, "alerts/dead_link.html", status=404)
    return render(request, "alerts/stopped.html", {"stop": stop, "everything": everything})


@staff_member_required
@require_safe
def reach_page(request: HttpRequest, change_id: int) -> HttpResponse:
    """Tell the desk how many subscribers a change would reach."""
    change = get_object_or_404(Change.objects.select_related("jurisdiction"), pk=change_id)
    return render(request, "alerts/reach.html", {"change": change, "subscribers": reach(change)})
