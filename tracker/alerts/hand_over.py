"""One conversation with our mail server, and what its answer means for the one message and for us."""

import re
import smtplib
from dataclasses import dataclass

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from tracker.vocabulary import AlertState

ADDRESS = re.compile(r"\S+@\S+")
ENHANCED_CODE = re.compile(r"\b5\.(\d{1,3})\.\d{1,3}\b")  # RFC 3463; the second number is whose trouble it is
RECIPIENT = frozenset({"1", "2", "6"})  # the address, the mailbox, the content it takes
RECIPIENT_CODES = frozenset({550, 551, 552, 553, 554})
ERROR_LENGTH = 300


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How handing a message over ended. `perhaps_delivered`: the talk broke off when it may have been taken already.

    `door_closed`: no message would have got in, so nobody else's should be tried at once either.
    """

    state: AlertState
    error: str = ""
    perhaps_delivered: bool = False
    door_closed: bool = False


def hand_over(connection: BaseEmailBackend, message: EmailMessage) -> Answer:
    """Give the message, of one recipient, to the mail server, and return its answer. The caller closes."""
    try:
        connection.open()
    except OSError as error:  # smtplib's own errors are OSErrors too
        return Answer(state=AlertState.DEFERRED, error=_words(error), door_closed=True)
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        ((code, reply),) = error.recipients.values()
        return _refusal(code, reply)
    except smtplib.SMTPSenderRefused as error:  # it is us whom it refuses, so nobody has bounced
        return Answer(state=AlertState.DEFERRED, error=_words(error), door_closed=True)
    except smtplib.SMTPDataError as error:
        return _refusal(error.smtp_code, error.smtp_error)
    except OSError as error:
        return Answer(state=AlertState.DEFERRED, error=_words(error), perhaps_delivered=True)
    return Answer(state=AlertState.ACCEPTED)


def _refusal(code: int, reply: bytes | str) -> Answer:
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    state = AlertState.BOUNCED if _means_the_recipient(code, words) else AlertState.DEFERRED
    return Answer(state=state, error=_clean(f"{code} {words}"))


def _means_the_recipient(code: int, words: str) -> bool:
    """Whether the refusal is for good and for this address: not for our login, our relay rights or our grammar."""
    if code not in RECIPIENT_CODES:
        return False
    enhanced = ENHANCED_CODE.search(words)
    return enhanced is None or enhanced[1] in RECIPIENT


def _words(error: OSError) -> str:
    return _clean(f"{type(error).__name__}: {error}")


def _clean(words: str) -> str:
    """Return the words without addresses, which servers like to repeat and which belong in one table only."""
    return ADDRESS.sub("(address)", words)[:ERROR_LENGTH]
