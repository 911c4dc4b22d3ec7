"""The stamp of the record: another one after every commit that changes what answers are made of.

Triggers renew it, so that no way of writing can forget to. What was computed under a stamp holds for as long as the
stamp stands. The gazetteer has one of its own beside it, for it is large and changes seldom.
"""

from collections.abc import Sequence
from uuid import uuid4

from django.apps.registry import Apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

from tracker.record.models import Stamp

WHOLE, GAZETTEER = 1, 2  # the keys of the rows: the stamp of all, and that of the gazetteer alone
READ = f"SELECT token FROM record_stamp WHERE id = {WHOLE}"  # noqa: S608 - a number of our own
READ_ALL = "SELECT id, token FROM record_stamp"

# A number would come again after a rollback, so it is random. In the writer's own transaction it is new at once.
SQLITE = "UPDATE record_stamp SET token = hex(randomblob(16)) WHERE id IN ({rows})"

# It is renewed as the very last act of a transaction: a row is locked for no longer than the commit takes, so that
# writers neither wait for each other's work nor hold each other up in a circle. A transaction's number alone would come
# again in a database that was restored elsewhere, beside files that were made under the first one.
POSTGRESQL = """
    CREATE OR REPLACE FUNCTION renew_the_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        renewed text := md5(pg_current_xact_id()::text || now()::text);
    BEGIN
        UPDATE record_stamp SET token = renewed WHERE id::text = ANY (TG_ARGV) AND token <> renewed;
        RETURN NULL;
    END $$
"""


def stamp() -> str:
    """Return the stamp, in one query; where every table was emptied (`flush`), one that never was before."""
    with connection.cursor() as cursor:
        cursor.execute(READ)
        row = cursor.fetchone()
    return str(row[0]) if row else _new(WHOLE)


def stamps() -> dict[int, str]:
    """Return all stamps by the keys of their rows, likewise."""
    with connection.cursor() as cursor:
        cursor.execute(READ_ALL)
        there = {int(key): str(token) for key, token in cursor.fetchall()}
    return {key: there.get(key) or _new(key) for key in (WHOLE, GAZETTEER)}


def _new(key: int) -> str:
    return Stamp.objects.get_or_create(pk=key, defaults={"token": uuid4().hex})[0].token


def renewed_by(app_label: str, *models: str) -> RunPython:
    """Return the migration operation after which every change of the models' rows renews the stamp.

    A migration that rebuilds such a table on SQLite (most that alter a column do) loses the triggers: let it end with
    this operation again. A test looks for them.
    """

    def renew(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        forget(apps, editor)
        if editor.connection.vendor == "postgresql":
            editor.execute(POSTGRESQL, params=None)
        rows = (WHOLE, GAZETTEER) if app_label == "catalog" else (WHOLE,)
        for model in models:
            for statement in _triggers(apps.get_model(app_label, model)._meta.db_table, editor.connection.vendor, rows):
                editor.execute(statement, params=None)

    def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for model in models:
            table = apps.get_model(app_label, model)._meta.db_table
            on = f' ON "{table}"' if editor.connection.vendor == "postgresql" else ""
            for name in names(table, editor.connection.vendor):
                editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')

    return RunPython(renew, forget)


def names(table: str, vendor: str) -> list[str]:
    """Return the names of the triggers of a table; SQLite needs one for each kind of change."""
    kinds = ("insert", "update", "delete") if vendor == "sqlite" else ("change",)
    return [f"{kind}_of_{table}_renews_the_stamp" for kind in kinds]


def _triggers(table: str, vendor: str, rows: Sequence[int]) -> list[str]:
    if vendor == "postgresql":
        (name,) = names(table, vendor)
        renewed = ", ".join(f"'{row}'" for row in rows)
        return [
            f'CREATE CONSTRAINT TRIGGER "{name}" AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renew_the_stamp({renewed})"
        ]
    renew = SQLITE.format(rows=", ".join(map(str, rows)))
    return [
        f'CREATE TRIGGER "{name}" AFTER {name.partition("_")[0]} ON "{table}" BEGIN {renew}; END'
        for name in names(table, vendor)
    ]
