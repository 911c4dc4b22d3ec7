"""Three ways to one answer: bare, by our own query alone, and whole. Each returns the keys of the rules in force."""

import re
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from tests.bench.world import Question
from tracker.catalog.models import Jurisdiction
from tracker.record.labels import labels
from tracker.record.models import Rule
from tracker.vocabulary import Activity

Keys = set[int]
Way = Callable[[Question], Keys]
ACTIVITIES = tuple(map(str, Activity))

BARE = """
    CREATE TABLE bare AS SELECT
        id, jurisdiction_id AS place, substance_id AS substance, activity, effect, counts_from AS starts,
        coalesce(counts_to, '9999-12-31') AS ends, recorded_at AS told, coalesce(superseded_at, '9999-12-31') AS until
    FROM record_rule
"""
ONE_CELL = """
    SELECT id, effect, ends FROM bare
    WHERE place = %s AND substance = %s AND activity = %s AND starts <= %s AND told <= %s AND until > %s
    ORDER BY starts DESC LIMIT 1
"""
ALL_CELLS = """
    SELECT id, effect, activity FROM bare
    WHERE place IN (%s, %s, %s, %s) AND substance = %s AND starts <= %s AND ends > %s AND told <= %s AND until > %s
"""
INDEXES = (
    "CREATE INDEX one_cell ON bare (place, substance, activity, starts DESC, ends, told, until, effect, id)",
    "CREATE INDEX all_cells ON bare (place, substance, starts DESC, ends, told, until, activity, effect, id)",
    "ANALYZE",
)


class Ways:
    """The three ways over one world, with a connection that is the driver's own and not Django's."""

    def __init__(self, questions: list[Question]) -> None:
        with connection.cursor() as cursor:
            for statement in (BARE, *INDEXES):
                cursor.execute(statement)
        self.mark = "?" if connection.vendor == "sqlite" else "%s"
        self.driver = _driver()
        self.around = {question.place.pk: _around(question.place) for question in questions}
        self.asked = {id(question): self._our_query(question) for question in questions}

    def cell_by_cell(self, question: Question) -> Keys:
        """Ask the bare table for the last row that began, once for each government and activity."""
        statement, execute = ONE_CELL.replace("%s", self.mark), self.driver.execute
        day, moment = _day(question.on), _moment(question.known)
        keys = set()
        for place in self.around[question.place.pk]:
            for activity in ACTIVITIES:
                row = execute(statement, (place, question.substance.pk, activity, day, moment, moment)).fetchone()
                if row and row[2] > day:
                    keys.add(row[0])
        return keys

    def one_statement(self, question: Question) -> Keys:
        """Ask the bare table for all governments and activities at once, from an index that holds all it needs."""
        day, moment = _day(question.on), _moment(question.known)
        places = self.around[question.place.pk]
        values = (*places, question.substance.pk, day, day, moment, moment)
        return {row[0] for row in self.driver.execute(ALL_CELLS.replace("%s", self.mark), values).fetchall()}

    def our_query(self, question: Question) -> list[Any]:
        """Ask what `held_for` asks of the rules: every column, and the days before and after, which the label needs."""
        statement, values = self.asked[id(question)]
        return self.driver.execute(statement, values).fetchall()

    def our_query_in_force(self, question: Question) -> Keys:
        """Return the keys of those rows of our query that count on the day."""
        statement, values = self.asked[id(question)]
        cursor = self.driver.execute(statement, values)
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        day = _day(question.on)
        return {
            row["pk"]
            for row in rows
            if row["counts_from"] <= day and (row["counts_to"] is None or row["counts_to"] > day)
        }

    def whole_answer(self, question: Question) -> Keys:
        """Ask for the label with its reasons and its next change."""
        dated = labels([question.place], [question.substance], question.on, question.known)
        return {rule.pk for rule in dated[question.place.pk, question.substance.slug].answer.reasons}

    def _our_query(self, question: Question) -> tuple[str, tuple[object, ...]]:
        """Return the statement by which the rules are read for a question, and its values, as the driver wants them."""
        heard: list[tuple[str, tuple[object, ...]]] = []

        def listen(execute: Any, sql: str, values: Any, many: Any, context: Any) -> Any:
            if Rule._meta.db_table in sql:
                heard.append((re.sub("%s", self.mark, sql), tuple(values)))
            return execute(sql, values, many, context)

        with connection.execute_wrapper(listen):
            self.whole_answer(question)
        (statement,) = heard
        return statement


def _driver() -> Any:
    """Return a connection of the database's own driver, tuned as a bare program would have it."""
    if connection.vendor == "postgresql":
        return psycopg.connect(settings.DATABASE_URL, autocommit=True, prepare_threshold=3)
    driver = sqlite3.connect(connection.settings_dict["NAME"])
    driver.execute("PRAGMA cache_size = -262144")
    driver.execute("PRAGMA mmap_size = 1073741824")
    return driver


def _around(place: Jurisdiction) -> list[int]:
    """Return the keys of the country, the state, the place and its county."""
    above = Jurisdiction.objects.filter(ocd_id__in=place.above()).values_list("pk", flat=True)
    return [*above, *place.counties.values_list("pk", flat=True)]


def _day(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _moment(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
