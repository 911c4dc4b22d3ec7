"""The next step: what comes of it when this person accepts an open change, said before they do."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from tracker.review.decision import may_publish
from tracker.review.models import Change
from tracker.review.two_persons import endorsed_by, needs_two
from tracker.wording import all_of

YOURS_IS_THE_FIRST = {
    True: _("It takes two people: your yes is the first. It goes out once another person says yes too."),
    False: _("It takes two people: your yes is the first. It goes out once another person, a publisher, says yes too."),
}  # by whether the person is a publisher
YOU_SAID_IT = {
    True: _("You have said yes to just this. Another person says the second yes: go on to the next."),
    False: _("You have said yes to just this. Another person, a publisher, says the second yes: go on to the next."),
}
NOBODY_ELSE = _("There is nobody yet who may: it waits until an operator gives somebody the role (Home, Users).")


@dataclass(frozen=True, kw_only=True)
class Step:
    """What accepting leads to, in a sentence, and whether it and asking for a second person are open to the person."""

    says: str
    may_accept: bool
    may_ask: bool


def step(change: Change, person: User) -> Step:
    """Return the next step of the person on an open change. The verbs decide; this only foretells them."""
    if not needs_two(change):
        says = gettext("Once accepted it is published %(when)s.") % {"when": _goes_out()}
        return Step(says=says, may_accept=True, may_ask=True)
    first, is_publisher = endorsed_by(change), may_publish(person)
    if first is None or first == person:
        says = gettext((YOURS_IS_THE_FIRST if first is None else YOU_SAID_IT)[is_publisher])
        if not _may_another(person, "decide_change" if is_publisher else "publish_change"):
            says = f"{says} {gettext(NOBODY_ELSE)}"
        return Step(says=says, may_accept=first is None, may_ask=False)
    said = {"person": first, "when": _goes_out()}
    if not (is_publisher or may_publish(first)):
        says = gettext("%(person)s has said yes to just this. The second yes is a publisher’s: go on to the next.")
        return Step(says=says % said, may_accept=False, may_ask=False)
    says = gettext("%(person)s has said yes to just this. Yours is the second: with it, it is published %(when)s.")
    return Step(says=says % said, may_accept=True, may_ask=False)


def _may_another(person: User, permission: str) -> bool:
    """Whether somebody else could say the second yes."""
    others = User.objects.with_perm(f"review.{permission}").filter(is_staff=True)
    return others.exclude(pk=person.pk).exists()


def _goes_out() -> str:
    """Return how long an accepted change waits: `10 minutes later, and until then it can be recalled`."""
    if not settings.RECALL_SECONDS:
        return gettext("at once and cannot be recalled")
    minutes, seconds = divmod(settings.RECALL_SECONDS, 60)
    parts = [
        minutes and ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes},
        seconds and ngettext("%(number)d second", "%(number)d seconds", seconds) % {"number": seconds},
    ]
    wait = all_of([part for part in parts if part])
    return gettext("%(wait)s later, and until then it can be recalled") % {"wait": wait}
