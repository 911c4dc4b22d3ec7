"""Under: the lookup that finds governments by the id of one that they lie in."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import StartsWith
from django.db.models.sql.compiler import SQLCompiler

AFTER_SLASH = "0"  # the character behind the slash


class Under(StartsWith):
    """`ocd_id__under=…`: the Open Civic Data ids that go on from that one, behind a slash, by the index of the ids.

    PostgreSQL has an index of how a word begins. SQLite has none, since its LIKE takes small letters for large ones: it
    is asked for a span of words, in which PostgreSQL might sort them otherwise.
    """

    lookup_name = "under"

    def get_prep_lookup(self) -> str:
        return f"{self.rhs}/"

    def as_sql(self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = compiler.compile(StartsWith(self.lhs, self.rhs))
        return sql, tuple(parameters)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        end = f"{self.rhs[:-1]}{AFTER_SLASH}"
        return f"({column} > %s AND {column} < %s)", (*parameters, self.rhs, *parameters, end)
