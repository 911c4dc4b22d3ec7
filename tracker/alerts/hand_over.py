"""One conversation with our mail server, and what its answer means for the one message and for us."""

import email
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from email.message import Message
from email.utils import parseaddr
from functools import cache

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from tracker.alerts.conversation import Closed, Conversation, ServerRefused
from tracker.alerts.words import AlertState

ADDRESS = re.compile(r"\S+@\S+")
ENHANCED_CODE = re.compile(r"\b5\.(\d{1,3})\.\d{1,3}\b")  # RFC 3463; the second number is whose trouble it is
RECIPIENT = frozenset({"1", "2", "6"})  # the address, the mailbox, the content it takes
RECIPIENT_CODES = frozenset({550, 551, 552, 553, 554})
ERROR_LENGTH = 300
BREAKS = 3  # talks that broke off one after the other: the server's trouble, and of no one message


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A message as it goes over the wire: `content` is 7-bit with CRLF at the ends of its short lines."""

    recipient: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class DeliveryResult:
    """How handing a message over ended. `perhaps_delivered`: the talk broke off when it may have been taken already.

    `server_unavailable`: it would have taken no message, so nobody else's should be tried at once either. `at_once`: to
    be tried again without a wait, for it is not the server that failed.
    """

    state: AlertState
    error: str = ""
    perhaps_delivered: bool = False
    server_unavailable: bool = False
    at_once: bool = False


class MailSession:
    """A connection to our mail server, and what is being said over it. It is opened when first needed."""

    def __init__(self) -> None:
        self.connection = get_connection()
        self.conversation: Conversation | None = None
        self.breaks = 0

    @property
    def is_open(self) -> bool:
        return getattr(self.connection, "connection", None) is not None

    def open(self) -> None:
        """Open it if need be. Raises OSError where that fails: smtplib's own errors are OSErrors too."""
        if self.connection.open() and isinstance(self.connection, SmtpBackend) and self.connection.connection:
            self.conversation = Conversation(self.connection.connection, _address(settings.DEFAULT_FROM_EMAIL))

    def close(self) -> None:
        """Hang up, whatever the other side thinks of it."""
        with suppress(OSError):
            self.connection.close()


def hand_over(
    session: MailSession, mail: Mail, giving: Callable[[], None], following: Mail | None = None
) -> DeliveryResult:
    """Give the message to the mail server, and return how that ended.

    A server may end a long conversation whenever it likes: a message that it had not begun to take is given to it once
    more, in a new one. `giving` is called just before the content leaves. `following` is what will be handed over next,
    if that is certain: one who names it and does not do so must close the session. The caller closes it at the end.
    A server that breaks off one talk after another is unavailable: thousands of tries would be a hot loop.
    """
    result = _hand_over_again_if_closed(session, mail, giving, following)
    broke_off = result.state == AlertState.DEFERRED and not session.is_open
    session.breaks = session.breaks + 1 if broke_off else 0
    return replace(result, server_unavailable=True) if session.breaks >= BREAKS else result


def _hand_over_again_if_closed(
    session: MailSession, mail: Mail, giving: Callable[[], None], following: Mail | None
) -> DeliveryResult:
    was_open = session.is_open
    try:
        return _hand_over(session, mail, giving, following)
    except Closed as closed:
        if not was_open or closed.too_slow:
            return _closed(closed)
    try:
        return _hand_over(session, mail, giving, following)
    except Closed as closed:
        return _closed(closed)


def _closed(closed: Closed) -> DeliveryResult:
    is_closed = closed.before_sender and not closed.too_slow
    return DeliveryResult(state=AlertState.DEFERRED, error=_clean(str(closed)), server_unavailable=is_closed)


def _hand_over(session: MailSession, mail: Mail, giving: Callable[[], None], following: Mail | None) -> DeliveryResult:
    """Do it once. Raises Closed where the server would not even begin."""
    try:
        session.open()
    except OSError as error:
        return DeliveryResult(state=AlertState.DEFERRED, error=_words(error), server_unavailable=True)
    try:
        if session.conversation:
            session.conversation.give(mail.recipient, mail.content, giving, following.recipient if following else None)
        else:
            giving()
            session.connection.send_messages([_Ready(mail)])
    except ServerRefused as refusal:
        return _refusal(refusal, session)
    except Closed:
        session.close()
        raise
    except OSError as error:
        session.close()
        return DeliveryResult(state=AlertState.DEFERRED, error=_words(error), perhaps_delivered=True)
    return DeliveryResult(state=AlertState.ACCEPTED)


class _Ready(EmailMessage):
    """A finished message for the backends that speak no SMTP."""

    def __init__(self, mail: Mail) -> None:
        super().__init__(to=[mail.recipient])
        self.mail = mail

    def message(self) -> Message:  # type: ignore[override]  # what backends need of it, any message has
        return email.message_from_bytes(self.mail.content.replace(b"\r\n", b"\n"))


@cache
def _address(named: str) -> str:
    return parseaddr(named)[1]


def _refusal(refusal: ServerRefused, session: MailSession) -> DeliveryResult:
    error = _clean(f"{refusal.code} {refusal.words}")
    if refusal.is_of_us:  # it is us whom it refuses, so nobody has bounced
        session.close()
        return DeliveryResult(state=AlertState.DEFERRED, error=error, server_unavailable=True)
    if _means_the_recipient(refusal):
        return DeliveryResult(state=AlertState.BOUNCED, error=error)
    return DeliveryResult(state=AlertState.DEFERRED, error=error)


def _means_the_recipient(refusal: ServerRefused) -> bool:
    """Whether the refusal is for good and for this address: not for our login, our relay rights or our grammar."""
    if refusal.code not in RECIPIENT_CODES:
        return False
    enhanced = ENHANCED_CODE.search(refusal.words)
    return enhanced is None or enhanced[1] in RECIPIENT


def _words(error: OSError) -> str:
    return _clean(f"{type(error).__name__}: {error}")


def _clean(words: str) -> str:
    """Return the words without addresses, which servers like to repeat and which belong in one table only."""
    return ADDRESS.sub("(address)", words)[:ERROR_LENGTH]
