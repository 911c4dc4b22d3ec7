"""A language that nobody speaks: every message in full-width letters. What stays in others never was a message."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import available_timezones

from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.utils.translation import override, trans_real
from django.utils.translation.trans_real import CONTEXT_SEPARATOR as CONTEXT
from lxml import etree, html

from tracker.catalog.models import Jurisdiction
from tracker.substances import COMMON_NAMES

CODE = "qps"  # ISO 639-3 keeps qaa to qtz for local use
KEPT = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}|<[^>]*>|&\w+;")  # of a message: places for values, tags, entities
WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1) if chr(code).isalpha()}
DATA_ROOMS = ("catalog", "evidence", "record", "review", "alerts", "auth")
ADDRESS = re.compile(r"(?:https?|mailto|tel|tag):\S+|[\w.+-]+@[\w.-]+|\b(?:[\w-]+\.)+[a-z]{2,}\b")
NAMES = ("Kratom law tracker", "Kratom law", "UTC", "SHA-256", "HTTP")  # the same in every language
LETTERS = re.compile(r"[A-Za-z]{2,}")
ENGLISH = etree.XPath("ancestor-or-self::*[@lang='en']")
READ_OUT = (
    *("title", "alt", "aria-label", "placeholder", "label"),
    *("data-label", "data-waiting", "data-refused", "data-nothing"),
)


class Pseudo(trans_real.DjangoTranslation):
    """Translates every message there is, in any catalogue."""

    def __init__(self) -> None:  # of no catalogue, so nothing is loaded
        self.plural = lambda number: int(number != 1)

    def gettext(self, message: str) -> str:
        return wide(message.rpartition(CONTEXT)[2])

    def ngettext(self, singular: str, plural: str, number: float) -> str:
        return wide(plural if self.plural(number) else singular)

    def to_language(self) -> str:
        return CODE


@contextmanager
def pseudo() -> Iterator[None]:
    """Let everything be said in the language."""
    trans_real._translations[CODE] = Pseudo()
    try:
        with override(CODE):
            yield
    finally:
        del trans_real._translations[CODE]


def wide(message: str) -> str:
    """Return the message in full-width letters, with the places for its values as they are."""
    kept = KEPT.findall(message)
    parts = [part.translate(WIDE) for part in KEPT.split(message)]
    return "".join(part for pair in zip(parts, [*kept, ""], strict=True) for part in pair)


def untranslated(page: str, data: frozenset[str]) -> list[str]:
    """Return what a page shows or reads out in other letters and is none of the data."""
    return [one for words in words_of(page) if (one := bare(words, data))]


def words_of(page: str) -> Iterator[str]:
    """Yield what stands in each part of a page (HTML or XML), and what is read out of it.

    What is marked as English, as the codebook that programs read, stays so.
    """
    tree = html.fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "code", "pre", "textarea") or ENGLISH(node):
            yield node.tail or ""
            continue
        yield from filter(None, (node.text, node.tail, *(node.get(name) for name in READ_OUT)))
        if node.tag == "input" and node.get("type") in ("submit", "button"):
            yield node.get("value", "")


def bare(words: str, data: frozenset[str]) -> str:
    """Return the words where something in them is neither a message nor data, else ""."""
    rest = ADDRESS.sub(" ", " ".join(words.split())).lower()
    for known in sorted((one for one in data if one in rest), key=len, reverse=True):
        rest = rest.replace(known, " ")
    return " ".join(words.split()) if LETTERS.search(rest) else ""


def the_data() -> frozenset[str]:
    """Return every text that the tables hold, but for the closed words, and what is called the same everywhere.

    It is in small letters, as a line may begin with it.
    """
    found = {*NAMES, *available_timezones(), *COMMON_NAMES.values()}
    for model in (one for room in DATA_ROOMS for one in apps.get_app_config(room).get_models()):
        fields = [one for one in model._meta.get_fields() if _holds_text(one)]
        for row in model._base_manager.values_list(*(one.name for one in fields)):
            found |= set(_texts(row))
    codes = {code.rpartition("-")[2] for code in Jurisdiction.objects.values_list("iso_3166", flat=True)}
    return frozenset(text.lower() for text in found | codes if LETTERS.search(text))


def _holds_text(field: object) -> bool:
    return isinstance(field, CharField | TextField | JSONField) and not field.choices


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
