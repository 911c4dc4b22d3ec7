"""SMTP for messages of one recipient each, in one turn a message where the server lets us speak ahead (RFC 2920)."""

import smtplib
from collections.abc import Callable, Iterable
from contextlib import suppress

DATA_GOES_ON = 354
GRANTED = frozenset({250, 251, DATA_GOES_ON})
CLOSING = 421
REFUSED = range(400, 600)
VERDICT_WITHIN = (
    50.0  # seconds for what becomes of the content: it is looked through now, and who leaves gives it twice
)


class ServerRefused(Exception):
    """The server said no. `is_of_us`: to the sender, before any recipient was named."""

    def __init__(self, code: int, reply: bytes, *, is_of_us: bool = False) -> None:
        self.code, self.words, self.is_of_us = code, reply.decode("utf-8", "replace"), is_of_us
        super().__init__(f"{code} {self.words}")


class Closed(Exception):
    """The conversation ended before the message was given. `before_sender`: before this mail's sender was taken."""

    def __init__(self, words: str, *, before_sender: bool, too_slow: bool = False) -> None:
        self.before_sender, self.too_slow = before_sender, too_slow
        super().__init__(words)


class Conversation:
    """A conversation over an open connection, in the name of one sender.

    Where the server lets us speak ahead, the end of one message and the envelope of the next go in one group, which
    RFC 2920 (3.1) allows: then a message costs one turn. `awaited` is the recipient of such a next message: the server
    is ready for its content, and for nothing else.
    """

    def __init__(self, smtp: smtplib.SMTP, sender: str) -> None:
        self.smtp, self.sender = smtp, sender
        self.awaited: str | None = None

    def give(self, recipient: str, content: bytes, giving: Callable[[], None], following: str | None) -> None:
        """Give the message, with CRLF line ends, to the server, and return once it has said 250.

        `giving` is called just before the content leaves. `following` is the recipient of the next message, if it is
        certain to be given next. Raises ServerRefused where the server says no, Closed where it hung up before it had
        the message, and OSError where the talk broke off later: then it may have taken the message.
        """
        replies: list[tuple[int, bytes]] = []
        try:
            self.smtp.ehlo_or_helo_if_needed()
            self._address(recipient, replies)
        except OSError as error:  # smtplib's own errors are OSErrors too, and hide a time-out in one of theirs
            too_slow = isinstance(error.__context__, TimeoutError)
            raise Closed(f"{type(error).__name__}: {error}", before_sender=not replies, too_slow=too_slow) from error
        _get_leave(self.smtp, replies)
        if not self.smtp.has_extn("pipelining"):
            following = None
        giving()
        self.smtp.send(_stuffed(content) + (_group(self._envelope(following)) if following else b""))
        self.awaited = following
        _expect_ok(*self._verdict())

    def _verdict(self) -> tuple[int, bytes]:
        """Return what the server says of the content, for which RFC 5321 (4.5.3.2.6) has it wait longest of all."""
        self._wait_for(max(VERDICT_WITHIN, self.smtp.timeout))
        reply = self.smtp.getreply()
        self._wait_for(self.smtp.timeout)
        return reply

    def _wait_for(self, seconds: float) -> None:
        if self.smtp.sock:
            self.smtp.sock.settimeout(seconds)

    def _address(self, recipient: str, replies: list[tuple[int, bytes]]) -> None:
        """Say from whom and to whom, ask leave to send the content, and append the replies."""
        awaited, self.awaited = self.awaited, None
        if awaited not in (None, recipient):
            raise Closed("another message was announced", before_sender=False)
        ahead = self.smtp.has_extn("pipelining")
        commands = self._envelope(recipient)
        if ahead and not awaited:
            self.smtp.send(_group(commands))
        for command in commands:
            code, reply = self.smtp.getreply() if ahead else self.smtp.docmd(command)
            if code == CLOSING or not (code in GRANTED or code in REFUSED):
                raise Closed(f"{code} {reply.decode('utf-8', 'replace')}", before_sender=not replies)
            replies.append((code, reply))
            if not ahead and code not in GRANTED:
                break

    def _envelope(self, recipient: str) -> tuple[str, ...]:
        return (f"MAIL FROM:<{self.sender}>", f"RCPT TO:<{recipient}>", "DATA")


def _group(commands: Iterable[str]) -> bytes:
    return "".join(f"{command}\r\n" for command in commands).encode("ascii")


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
    raise ServerRefused(*replies[refused], is_of_us=refused == 0)


def _stuffed(content: bytes) -> bytes:
    """Return the content with its leading dots doubled and its end marked (RFC 5321, 4.5.2)."""
    return (b"\r\n" + content).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"


def _expect_ok(code: int, reply: bytes) -> None:
    """Return where the message was taken. Raises OSError where no protocol has such an answer: it may have been."""
    if code in REFUSED:
        raise ServerRefused(code, reply)
    if code != 250:
        raise OSError(f"{code} {reply.decode('utf-8', 'replace')}")
