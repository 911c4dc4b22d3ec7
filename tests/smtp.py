"""A mail server for tests: it speaks SMTP on loopback, keeps what it is given and misbehaves where told to."""

import asyncio
import email
import email.policy
import logging
from collections import deque
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesHeaderParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers import free_port

FOR_EVER = 3600.0

logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd's account of every command


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One message as it came over the wire, with its envelope."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.content, policy=email.policy.default)

    @property
    def message_id(self) -> str:
        """Its Message-ID; the rest is not read, which of many thousands would take minutes."""
        return BytesHeaderParser().parsebytes(self.content)["Message-ID"].strip()


class SmtpSink:
    """The server: `url` is its address, `messages` is everything it took, oldest first.

    It keeps a message, then waits `seconds_to_answer` before it says so, in the words of `verdict`. It lets clients
    speak ahead (RFC 2920) once `pipelining` is set.
    """

    def __init__(self) -> None:
        self.messages: list[Delivery] = []
        self.answers: dict[str, deque[str]] = {}
        self.seconds_to_answer = 0.0
        self.verdict = "250 kept"
        self.pipelining = False
        self.port = free_port()
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=60)

    def behave(self, recipient: str, *answers: str) -> None:
        """Answer for this recipient, one after the other, the last one from then on.

        An answer is an SMTP reply ("550 no such user", "451 try later"), "ok", "hang" (say nothing to RCPT), or "drop"
        (take and keep the message, then cut the line before the 250: the sender cannot know).
        """
        self.answers[recipient] = deque(answers)

    def sent_to(self, recipient: str) -> list[Delivery]:
        """Return what this recipient was sent, oldest first."""
        return [delivery for delivery in self.messages if recipient in delivery.recipients]

    def start(self) -> None:
        self.controller.start()

    def stop(self) -> None:
        self.controller.stop()

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [responses[0], *(["250-PIPELINING"] if self.pipelining else []), *responses[1:]]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answer_for(address)
        if answer == "hang":
            await asyncio.sleep(FOR_EVER)
        if answer not in ("ok", "drop"):
            return answer
        envelope.rcpt_tos.append(address)
        envelope.drop = getattr(envelope, "drop", False) or answer == "drop"
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        recipients = tuple(envelope.rcpt_tos)
        content = envelope.original_content or b""
        self.messages.append(Delivery(sender=envelope.mail_from or "", recipients=recipients, content=content))
        if getattr(envelope, "drop", False):
            server.transport.abort()
        await asyncio.sleep(self.seconds_to_answer)
        return self.verdict

    def answer_for(self, recipient: str) -> str:
        answers = self.answers.get(recipient) or deque(["ok"])
        return answers.popleft() if len(answers) > 1 else answers[0]
