"""Tokens: the words of a sentence as names are compared, each with how it was written and where a comma stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.catalog.fold import fold

WRITTEN = re.compile(r"[^\s,;:!?()\"“”/|→>]+|[,;:!?()\"“”/|→>]")
POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
CODE = re.compile(r"[A-Z]\.?[A-Z]\.?")


@dataclass(frozen=True, kw_only=True)
class Token:
    """One word, folded and as it is `written`.

    `part` counts the marks before it; `mark` is the last of these where it stands right before.

    `is_name` says that it begins with a capital and is not the first word, and `is_code` that it is two capitals.
    """

    text: str
    written: str
    part: int
    mark: str
    is_first: bool
    is_capital: bool
    is_code: bool

    @property
    def is_name(self) -> bool:
        """Whether it is written as names are: with a capital, and not because a sentence begins with it."""
        return self.is_capital and not self.is_first


def tokens_of(text: str) -> list[Token]:
    """Take a sentence apart at its spaces and marks."""
    tokens: list[Token] = []
    part, mark = 0, ""
    for written in WRITTEN.findall(text):
        if len(written) == 1 and not fold(written):
            part, mark = part + 1, written
            continue
        bare = POSSESSIVE.sub("", written)
        for word in fold(bare):
            token = Token(
                text=word,
                written=written,
                part=part,
                mark=mark,
                is_first=not tokens,
                is_capital=written[0].isupper() or written[0].isdigit(),
                is_code=CODE.fullmatch(bare) is not None,
            )
            tokens.append(token)
            mark = ""
    return tokens


def joined(tokens: Sequence[Token]) -> str:
    """Return the tokens run together, as names are stored."""
    return "".join(token.text for token in tokens)
