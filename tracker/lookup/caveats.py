"""Caveats: what a question asks that no label answers, and what must be said so that none is taken for an answer."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction, Substance
from tracker.catalog.others import others_in
from tracker.catalog.regions import told_of_region_in
from tracker.lookup.words import FORMS
from tracker.substances import REFERENCE_FORMS
from tracker.wording import all_of

LEFT_OUT = re.compile(
    r"\b(?:not|except|excluding|besides|but|(?:other|rather) than|(?:apart|aside) from|outside of)\b", re.IGNORECASE
)
PRODUCT = re.compile(
    r"\b(?:extracts?|enriched|concentrated?|isolates?|synthetic|tinctures?|shots?|drinks?|seltzers?|sodas?|teas?|"
    r"gumm(?:y|ies)|tablets?|pills?|capsules?|chewables?|edibles?|products?|blends?|tonics?)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:driv\w+ (?:after|while|on it|high|under|impaired)|dui|dwi|behind the wheel|drug[- ]?(?:tests?|screen)|"
    r"employers?|at work|my job|probation|parole|custody|army|navy|air force|marines|at school|campus|jail|prison)\b",
    re.IGNORECASE,
)
OTHER_ACTS = re.compile(
    r"\b(?:grow\w*|plants?|cultivat\w+|mak(?:e|ing) it|brew\w*|giv(?:e|ing)|gifts?|shar(?:e|ing))\b", re.IGNORECASE
)


def caveats(words: str, places: Iterable[Jurisdiction], watched: Sequence[Substance]) -> list[str]:
    """Return what must be said beside the answer for the places that the words name, most important first."""
    for place in places:
        words = re.sub(re.escape(place.name), " ", words, flags=re.IGNORECASE)  # Weed is a city of California
    return list(_caveats(words, watched))


def _caveats(words: str, watched: Sequence[Substance]) -> Iterator[str]:
    if others := others_in(words):
        told = gettext("We keep no record of %(others)s: what is told here is of %(watched)s alone.")
        yield told % {"others": ", ".join(others), "watched": all_of([one.common_name for one in watched])}
    if told := told_of_region_in(words):
        yield told
    if left_out := LEFT_OUT.search(words):
        told = gettext("We do not read “%s”: every place that is named here is told, and none is left out.")
        yield told % left_out.group()
    if PRODUCT.search(words):
        told = gettext("A label is that of %s. Another product may be treated more strictly: open a place to read how.")
        forms = ((one.common_name, FORMS[REFERENCE_FORMS[one.slug]]) for one in watched if one.slug in REFERENCE_FORMS)
        yield told % all_of([f"{name} {form}" for name, form in forms])
    if ELSEWHERE.search(words):
        yield gettext(
            "Driving, work, tests, service and probation have rules of their own, and none is on record here."
        )
    if OTHER_ACTS.search(words):
        yield gettext("A label speaks of having and selling it. Growing, making or giving it may be forbidden even so.")
