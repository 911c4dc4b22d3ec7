"""Languages: English, in which all is written, and those that a catalogue is here of."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import to_language
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header

ENGLISH = ("en-us", "English")


def languages(folder: Path) -> list[tuple[str, str]]:
    """Return English and each language that has a compiled catalogue in the folder.

    Each is its code (`pt-br` for the folder `pt_BR`) and its own name, or the code where Django knows no name.
    """
    codes = sorted(to_language(path.parts[-3]) for path in folder.glob("*/LC_MESSAGES/django.mo"))
    return [ENGLISH, *((code, LANG_INFO.get(code, {}).get("name_local", code)) for code in codes)]


def language_of(accepted: str) -> str:
    """Return the code of the language that an Accept-Language (RFC 9110, 12.5.4) likes best of those we have.

    It is English where we have none of them.
    """
    for code, _weight in parse_accept_lang_header(accepted):
        if code == "*":
            break
        with suppress(LookupError):
            return get_supported_language_variant(code)
    return settings.LANGUAGE_CODE
