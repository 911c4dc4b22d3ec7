"""The page where a subscriber manages everything. GET shows, POST acts."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tracker.alerts import manage
from tracker.alerts.forms import FREQUENCY_CHOICES, AddressForm
from tracker.alerts.manage import ask_for_link
from tracker.alerts.models import Subscriber, Webhook
from tracker.alerts.unsubscribe import end, end_everything
from tracker.alerts.views.even import evenly
from tracker.alerts.webhooks.owner import UnfitAddress, enable_webhook, remove_webhook, rotate_secret, set_webhook
from tracker.alerts.webhooks.sign import secret_of
from tracker.alerts.words import Frequency

READ_AND_POST = ["GET", "HEAD", "POST"]
DONE = _("Done.")
NO_ZONE = _("We do not know this time zone. Choose one from the list.")


@never_cache
@require_http_methods(READ_AND_POST)
def ask_page(request: HttpRequest) -> HttpResponse:
    """Mail a link to whoever has alerts, and tell everyone the same."""
    form = AddressForm(request.POST if request.method == "POST" else None, label_suffix="")
    asked = form.is_valid()
    if asked:
        with evenly(), suppress(ValueError):  # a domain that cannot be has no alerts either
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
    if subscriber is None:  # what was done ended the link as well
        return render(request, "alerts/ended.html", {"forgotten": request.POST.get("do") == "forget"})
    live = subscriber.subscriptions.filter(ended_at=None).select_related("jurisdiction", "substance").order_by("pk")
    webhook = Webhook.objects.filter(subscriber=subscriber).first()
    context = {
        "subscriber": subscriber,
        "subscriptions": live,
        "frequencies": FREQUENCY_CHOICES,
        "time_zones": sorted(available_timezones()),
        "webhook": webhook,
        "secret": secret_of(webhook) if webhook else "",
        "done": done,
    }
    return render(request, "alerts/manage.html", context)


def _do(asked: QueryDict, subscriber: Subscriber) -> str:
    """Do what a button says, and return what was done in words."""
    what = asked.get("do", "")
    if what in WHOLE:
        WHOLE[what](subscriber)
        return gettext(DONE)
    if what == "time_zone":
        is_one = manage.set_time_zone(subscriber, asked.get("time_zone", ""))
        return gettext(DONE if is_one else NO_ZONE)
    if what == "webhook":
        return _set_webhook(subscriber, asked.get("url", "").strip())
    return _do_with_one(what, asked, subscriber)


def _set_webhook(subscriber: Subscriber, url: str) -> str:
    try:
        set_webhook(subscriber, url)
    except UnfitAddress as trouble:
        return gettext(str(trouble))
    return gettext(DONE)


def _do_with_one(what: str, asked: QueryDict, subscriber: Subscriber) -> str:
    number = asked.get("subscription", "")
    subscription = subscriber.subscriptions.filter(pk=number).first() if number.isdecimal() else None
    if subscription is None:
        return ""
    if what == "stop":
        end(subscriber, [subscription])
    elif what == "change" and (often := str(asked.get("frequency"))) in list(Frequency):
        manage.change(subscription, Frequency(often))
    return gettext(DONE)


WHOLE: dict[str, Callable[[Subscriber], object]] = {
    "pause": manage.pause,
    "resume": manage.resume,
    "neutral": partial(manage.set_neutral, neutral=True),
    "telling": partial(manage.set_neutral, neutral=False),
    "rotate_secret": rotate_secret,
    "enable_webhook": enable_webhook,
    "remove_webhook": remove_webhook,
    "stop_all": end_everything,
    "forget": manage.forget,
}
