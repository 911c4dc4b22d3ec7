"""Filters that print what sort a thing is of, in the reader's language."""

from django import template

from tracker.lookup.kinds import LEVELS, NOTICES, SUBJECTS
from tracker.lookup.words import FLAGS, LABELS
from tracker.vocabulary import Label, Level, NoticeKind, SubjectKind

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
def notice_kind(value: str) -> str:
    """Return the word for a kind of notice."""
    return NOTICES[NoticeKind(value)]


@register.filter
def flag(value: str) -> str:
    """Return the sentence that tells what a flag of an answer means."""
    return FLAGS[value]


@register.filter
def subject_kind(value: str) -> str:
    """Return the word for what a change is about."""
    return SUBJECTS[SubjectKind(value)]
