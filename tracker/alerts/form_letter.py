"""A form letter: one mail rendered once for many readers, with blanks for what differs between them.

The body is quoted-printable, so its lines are short and 7-bit at every server, and each blank stands between soft line
breaks of its own: whatever is filled in, nothing around it has to be encoded again.
"""

import quopri
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.header import Header
from email.utils import formataddr, parseaddr

from django.conf import settings

from tracker.alerts.hand_over import Mail

MARK = secrets.token_hex(12)  # nobody's text can hold it
BLANK = re.compile(rf"{MARK}-(\w+)-")
SOFT_BREAK = "=\r\n"
LINE_END = "\r\n"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A text file that goes with the mail."""

    name: str
    content_type: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FormLetter:
    """Constant pieces of a finished message, and between each two of them the name of a blank."""

    pieces: tuple[bytes, ...]
    blanks: tuple[str, ...]

    def fill(self, recipient: str, values: Mapping[str, str]) -> Mail:
        """Return the mail for one recipient, whose domain is ASCII. Every blank but `to` must have its value."""
        known = {**values, "to": recipient}
        parts = [self.pieces[0]]
        for name, piece in zip(self.blanks, self.pieces[1:], strict=True):
            parts += [known[name].encode("ascii"), piece]
        return Mail(recipient=recipient, content=b"".join(parts))


def blank(name: str) -> str:
    """Return what stands for a value in the words that a form is made of."""
    return f"{MARK}-{name}-"


def make_form_letter(
    subject: str,
    headers: Mapping[str, str],
    bodies: Mapping[str, str],
    attachments: Sequence[Attachment] = (),
    *,
    neutral: bool = False,
) -> FormLetter:
    """Return the form of a mail to `blank("to")`; `bodies` are its texts by content type, plainest first.

    Header values are ASCII, and may hold blanks. A neutral mail does not say in its sender's name what we track.
    """
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    lines = {
        "From": formataddr(("" if neutral else name, address)),
        "To": blank("to"),
        "Subject": Header(subject, None if subject.isascii() else "utf-8", header_name="Subject").encode(),
        "MIME-Version": "1.0",
        **headers,
    }
    head = "".join(f"{name}: {value}{LINE_END}" for name, value in lines.items())
    body = _multipart("alternative", [_text(kind, text) for kind, text in bodies.items()])
    if attachments:
        body = _multipart("mixed", [body, *map(_attached, attachments)])
    pieces = BLANK.split(re.sub("\r?\n", LINE_END, head + body))
    return FormLetter(pieces=tuple(piece.encode("ascii") for piece in pieces[::2]), blanks=tuple(pieces[1::2]))


def _multipart(kind: str, entities: Sequence[str]) -> str:
    boundary = secrets.token_hex(16)
    parts = "".join(f"--{boundary}{LINE_END}{entity}{LINE_END}" for entity in entities)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{LINE_END * 2}{parts}--{boundary}--{LINE_END}'


def _text(content_type: str, text: str, more: str = "") -> str:
    head = f"Content-Type: {content_type}; charset=utf-8{more}{LINE_END}"
    return f"{head}Content-Transfer-Encoding: quoted-printable{LINE_END * 2}{_quoted_printable(text)}"


def _attached(attachment: Attachment) -> str:
    named = f'{LINE_END}Content-Disposition: attachment; filename="{attachment.name}"'
    return _text(attachment.content_type, attachment.text, named)


def _quoted_printable(text: str) -> str:
    """Return the text as RFC 2045 has it, each blank between soft line breaks."""
    pieces = BLANK.split(text)
    encoded = [quopri.encodestring(piece.encode()).decode("ascii") for piece in pieces[::2]]
    blanks = [f"{SOFT_BREAK}{blank(name)}{SOFT_BREAK}" for name in pieces[1::2]]
    return "".join(part for pair in zip(encoded, [*blanks, ""], strict=True) for part in pair)
