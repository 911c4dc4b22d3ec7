"""Phrases: words by key, in the language of who reads."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from django.utils.translation import gettext

Key = TypeVar("Key")


class Phrases(Mapping[Key, str]):
    """A table of words, each translated when it is asked for.

    They are written in English and marked by `gettext_noop`, so that `makemessages` finds them.
    """

    def __init__(self, words: Mapping[Key, str]) -> None:
        """Take the words in English."""
        self.english = words

    def __getitem__(self, key: Key) -> str:
        """Return the words. Raises KeyError where there are none."""
        words = self.english[key]
        return gettext(words) if words else ""  # the empty message is a catalogue's header

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys."""
        return iter(self.english)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.english)
