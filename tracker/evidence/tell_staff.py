"""Tell staff which sources are in trouble: one mail when they get there, one when they are well again, none between.

What is to be told when the clock rings goes into one mail: where our own network fails, that is every source.
"""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from tracker.evidence.models import Source

NAMED = 3  # sources in a subject; of more it has the number


def tell_staff(moment: datetime) -> int:
    """Mail staff once of every source that got into trouble or out of it; return of how many.

    One process tells at a time, and marks them as told once the mail server has the mail: what it did not take, or what
    a killed process left, is told at the next ring. Killed between the two it is told twice, under one Message-ID.
    Where nobody can be reached, the desk alone shows it. Raises OSError where the mail server took nothing.
    """
    recipients = _recipients()
    if not recipients:
        return 0
    with _the_only_one() as alone:
        waiting = list(Source.objects.awaiting_word()) if alone else []
        if not waiting:
            return 0
        _mail(waiting, recipients).send()
        for source in waiting:
            _mark_told(source, moment)
    return len(waiting)


@contextmanager
def _the_only_one() -> Iterator[bool]:
    """Yield whether no other process tells staff now. The kernel lets go of the lock of a dead one."""
    with (settings.DATA_DIR / "tell_staff.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _recipients() -> list[str]:
    """Return STAFF_MAIL, or the addresses of those who may sign in to the desk."""
    if settings.STAFF_MAIL:
        return list(settings.STAFF_MAIL)
    staff = get_user_model().objects.filter(is_staff=True, is_active=True).exclude(email="")
    return list(staff.order_by("email").values_list("email", flat=True).distinct())


def _mail(sources: Sequence[Source], recipients: list[str]) -> EmailMessage:
    troubled = [source for source in sources if source.trouble_told_at is None]
    well = [source for source in sources if source.trouble_told_at]
    body = "\n\n".join(map(_account, troubled + well))
    return EmailMessage(_subject(troubled, well), body, to=recipients, headers={"Message-ID": _message_id(sources)})


def _message_id(sources: Sequence[Source]) -> str:
    """Return the Message-ID of the word on these: the same while no other source joins them, and of no other word.

    A trouble is known by when the source was parked or was last read well, its end by when staff were told of it.
    """
    began = [source.trouble_told_at or source.parked_at or source.last_good_at for source in sources]
    known_by = [f"{source.slug} {moment}" for source, moment in zip(sources, began, strict=True)]
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{salted_hmac('evidence.tell_staff', ', '.join(known_by)).hexdigest()[:32]}@{host}>"


def _mark_told(source: Source, moment: datetime) -> None:
    """Write that staff know how the source stood when they were written to, however it stands since."""
    as_told = None if source.trouble_told_at else moment
    Source.objects.filter(pk=source.pk, trouble_told_at=source.trouble_told_at).update(trouble_told_at=as_told)


def _subject(troubled: Sequence[Source], well: Sequence[Source]) -> str:
    bad = [f"{source.slug}: {source.health}" for source in troubled]
    good = [f"{source.slug} is read well again" for source in well]
    return ", ".join(_few(bad, "sources in trouble") + _few(good, "sources are read well again"))


def _few(words: list[str], of_many: str) -> list[str]:
    return words if len(words) <= NAMED else [f"{len(words)} {of_many}"]


def _account(source: Source) -> str:
    last = f"{source.last_good_at:%Y-%m-%d %H:%M} UTC" if source.last_good_at else "none yet"
    return "\n".join(
        (
            f"{source.publisher} ({source.slug})",
            f"Last reading: {source.health}. {source.last_reason}".rstrip(),
            f"Last good reading: {last}. What we say stands as it was.",
            *source.urls,
            f"{settings.PUBLIC_BASE_URL}/admin/evidence/source/{source.pk}/change/",
        )
    )
