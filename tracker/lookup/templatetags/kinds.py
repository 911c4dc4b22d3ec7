"""Filters that print what sort a thing is of, in the reader's language."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext

from tracker.lookup.kinds import ACRONYM, DETENTION, LEVELS, NOTICES, SUBJECTS
from tracker.lookup.notices_and_bills import NoticeShown
from tracker.lookup.words import DOING, FLAGS, LABELS, MEANINGS
from tracker.record.models import Notice
from tracker.vocabulary import Activity, Effect, Label, Level, NoticeKind, SubjectKind

register = template.Library()


@register.filter
def level(value: str) -> str:
    """Return the word for a level of government. Raises ValueError where it is none, as do the others."""
    return LEVELS[Level(value)]


@register.filter
def label(value: str) -> str:
    """Return the words for a label."""
    return LABELS[Label(value)]


@register.filter
def doing(value: str) -> str:
    """Return the words for something that people do with a substance."""
    return DOING[Activity(value)]


@register.filter
def meaning(value: str) -> str:
    """Return the words for what the law says of it."""
    return MEANINGS[Effect(value)]


@register.filter
def notice_kind(value: str) -> str:
    """Return the word for a kind of notice."""
    return NOTICES[NoticeKind(value)]


@register.filter
def charge(value: str) -> str:
    """Return what an agency says is wrong, with the acronym of import alerts spelled out."""
    return value.replace(ACRONYM, gettext(DETENTION))


@register.filter
def is_detention(notice: Notice) -> bool:
    """Whether the notice speaks of detention without physical examination, which has to be explained."""
    return ACRONYM in notice.charge or DETENTION in f"{notice.charge} {notice.title}".casefold()


@register.filter
def tell_of_detention(rows: Iterable[NoticeShown]) -> bool:
    """Whether one of the notices speaks of it."""
    return any(is_detention(row.notice) for row in rows)


@register.filter
def flag(value: str) -> str:
    """Return the sentence that tells what a flag of an answer means."""
    return FLAGS[value]


@register.filter
def subject_kind(value: str) -> str:
    """Return the word for what a change is about."""
    return SUBJECTS[SubjectKind(value)]
