"""The filter `in_a_sentence`: a place's name as it stands in a sentence."""

import re

from django import template
from django.utils.translation import gettext

from tracker.catalog.models import UPPER_LEVELS, Jurisdiction

WITH_THE = re.compile(
    r"(United|District of|Isle of|Pueblo of|Democratic Republic) .+"
    r"|.+ (Islands|Republic|Territory|Territories|Emirates|Nation|Tribes?|Bands?|Community|Colony)( .+)?"
    r"|Bahamas|Comoros|Gambia|Maldives|(Caribbean )?Netherlands|Philippines|Seychelles"
)

register = template.Library()


@register.filter
def in_a_sentence(place: Jurisdiction) -> str:
    """Return a place's name with the article that a sentence gives it: the United States, and yet Louisiana."""
    takes_the = place.level in UPPER_LEVELS and WITH_THE.fullmatch(place.name)
    return gettext("the %s") % place.name if takes_the else place.name
