"""Catalogues of messages as `compilemessages` makes them, without its program."""

import struct
from collections.abc import Mapping
from pathlib import Path

MAGIC = 0x950412DE  # GNU gettext manual, 10.3: The Format of GNU MO Files
HEADER = struct.Struct("<7I")
PLACE = struct.Struct("<2I")


def write_catalogue(folder: Path, locale: str, messages: Mapping[str, str]) -> Path:
    """Write the translations of a locale (`de`, `pt_BR`) into a folder as LOCALE_PATHS has it, and return the file."""
    told = {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n", **messages}
    texts = [text.encode() + b"\0" for pair in (sorted(told), [told[one] for one in sorted(told)]) for text in pair]
    first = HEADER.size + PLACE.size * len(texts)
    places = b"".join(
        PLACE.pack(len(text) - 1, first + sum(map(len, texts[:number]))) for number, text in enumerate(texts)
    )
    head = HEADER.pack(MAGIC, 0, len(told), HEADER.size, HEADER.size + PLACE.size * len(told), 0, HEADER.size)
    path = folder / locale / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(head + places + b"".join(texts))
    return path
