"""SMTP for one message of one recipient, in two turns where the server lets us speak ahead (RFC 2920)."""

import smtplib
from collections.abc import Callable
from contextlib import suppress

DATA_GOES_ON = 354
GRANTED = frozenset({250, 251, DATA_GOES_ON})
CLOSING = 421


class Refused(Exception):
    """The server said no. `is_of_us`: to the sender, before any recipient was named."""

    def __init__(self, code: int, reply: bytes, *, is_of_us: bool = False) -> None:
        self.code, self.words, self.is_of_us = code, reply.decode("utf-8", "replace"), is_of_us
        super().__init__(f"{code} {self.words}")


class Closed(Exception):
    """The conversation ended before the message was given. `at_the_door`: before this mail's sender was let in."""

    def __init__(self, words: str, *, at_the_door: bool, too_slow: bool = False) -> None:
        self.at_the_door, self.too_slow = at_the_door, too_slow
        super().__init__(words)


def converse(smtp: smtplib.SMTP, sender: str, recipient: str, content: bytes, giving: Callable[[], None]) -> None:
    """Give the message, with CRLF line ends, to the server, and return once it has said 250.

    `giving` is called just before the content leaves. Raises Refused where the server says no, Closed where it hung up
    before it had the message, and OSError where the talk broke off later: then it may have taken the message.
    """
    replies: list[tuple[int, bytes]] = []
    try:
        smtp.ehlo_or_helo_if_needed()
        _address(smtp, [f"MAIL FROM:<{sender}>", f"RCPT TO:<{recipient}>", "DATA"], replies)
    except OSError as error:  # smtplib's own errors are OSErrors too, and hide a time-out in one of theirs
        too_slow = isinstance(error.__context__, TimeoutError)
        raise Closed(f"{type(error).__name__}: {error}", at_the_door=not replies, too_slow=too_slow) from error
    _get_leave(smtp, replies)
    giving()
    smtp.send(_stuffed(content))
    _expect_ok(*smtp.getreply())


def _address(smtp: smtplib.SMTP, commands: list[str], replies: list[tuple[int, bytes]]) -> None:
    """Say from whom and to whom, ask leave to send the content, and append the replies."""
    ahead = smtp.has_extn("pipelining")
    if ahead:
        smtp.send("".join(f"{command}\r\n" for command in commands))
    for command in commands:
        code, reply = smtp.getreply() if ahead else smtp.docmd(command)
        if code == CLOSING:
            raise Closed(f"{code} {reply.decode('utf-8', 'replace')}", at_the_door=not replies)
        replies.append((code, reply))
        if not ahead and code not in GRANTED:
            break


def _get_leave(smtp: smtplib.SMTP, replies: list[tuple[int, bytes]]) -> None:
    """Return where all was granted; else leave the session fit for the next message and raise the first refusal."""
    refused = next((number for number, (code, _) in enumerate(replies) if code not in GRANTED), None)
    if refused is None:
        return
    with suppress(OSError):  # it may hang up after a refusal: the next message will find out
        if replies[-1][0] == DATA_GOES_ON:  # it waits for content that has no recipient: give it none
            smtp.send(b".\r\n")
            smtp.getreply()
        smtp.docmd("RSET")
    raise Refused(*replies[refused], is_of_us=refused == 0)


def _stuffed(content: bytes) -> bytes:
    """Return the content with its leading dots doubled and its end marked (RFC 5321, 4.5.2)."""
    return (b"\r\n" + content).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"


def _expect_ok(code: int, reply: bytes) -> None:
    if code != 250:
        raise Refused(code, reply)
