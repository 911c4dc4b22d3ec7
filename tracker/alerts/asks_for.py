"""Which subscriptions ask for an event: those to its place, its topic and one of its substances."""

from django.db.models import Q

from tracker.alerts.words import Interest
from tracker.catalog.models import Jurisdiction, Substance
from tracker.review.models import Event
from tracker.vocabulary import EventKind

FEW = 200  # places

Ways = tuple[Q, Q]  # to ask for an event: by its place, and by none


def asks_for(event: Event) -> Q:
    """Return what makes a subscription ask for the event.

    A place is told of itself and of all that lies above it, and of what lies below where that was asked for; who asked
    for no one place is told of each. Whom a correction concerns was settled by what it corrects, so it is wanted
    whatever substances it now speaks of.
    """
    of_its_place, of_all_places = ways_to_ask_for(event)
    return of_its_place | of_all_places


def ways_to_ask_for(event: Event) -> Ways:
    """Return the same apart. No database finds both together by one index."""
    asked = Q(topic__in=interests_in(event))
    if event.kind != EventKind.CORRECTED:
        substances = Substance.objects.filter(slug__in=event.substances).values_list("pk", flat=True)
        asked &= Q(substance=None) | Q(substance__in=list(substances))
    return _covers(event.jurisdiction) & asked, Q(jurisdiction=None) & asked


def interests_in(event: Event) -> tuple[Interest, ...]:
    """Return what one must have asked for to be told of the event: one of these.

    The day on which a law comes into force is told to both who asked for the law and who asked for such days. So is the
    correction of a law, which may correct what either was told.
    """
    topic = Interest(event.topic)
    if event.kind == EventKind.COMING_UP:
        return (Interest.COMING,)
    is_told_to_both = event.kind in (EventKind.IN_FORCE, EventKind.CORRECTED)
    return (topic, Interest.COMING) if topic == Interest.STATUS and is_told_to_both else (topic,)


def _covers(place: Jurisdiction) -> Q:
    """Return what makes a subscription cover a place: one to it, to what lies below, or to all below what lies above.

    The counties of a place are a relation, not a part of its id, and so are the several states of a tribe; what they
    decide is told in the places that lie in them. Few places are named one by one: then every database finds their
    subscriptions by an index.
    """
    above = _keys(Q(ocd_id__in=place.above()[:-1]) | Q(places=place))
    within = _keys(place.at_or_below())
    if len(within) <= FEW:
        covering = Q(jurisdiction__in=[*within, *above])
    else:
        covering = Q(jurisdiction__in=Jurisdiction.objects.filter(place.at_or_below() | Q(pk__in=above)).values("pk"))
    return covering & ~Q(jurisdiction__in=above, includes_below=False) if above else covering


def _keys(which: Q) -> list[int]:
    return list(Jurisdiction.objects.filter(which).order_by().values_list("pk", flat=True).distinct()[: FEW + 1])
