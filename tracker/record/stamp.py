"""The stamp of the record: another one after every commit that changes what answers are made of.

Triggers renew it, so that no way of writing can forget to. What was computed under a stamp holds for as long as the
stamp stands.
"""

from uuid import uuid4

from django.apps.registry import Apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

from tracker.record.models import Stamp

READ = "SELECT token FROM record_stamp"

# A number would come again after a rollback, so it is random. In the writer's own transaction it is new at once.
SQLITE = "UPDATE record_stamp SET token = hex(randomblob(16))"

# It is renewed as the very last act of a transaction: the one row is locked for no longer than the commit takes, so
# that writers neither wait for each other's work nor hold each other up in a circle.
POSTGRESQL = """
    CREATE OR REPLACE FUNCTION renew_the_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE record_stamp SET token = pg_current_xact_id()::text WHERE token <> pg_current_xact_id()::text;
        RETURN NULL;
    END $$
"""


def stamp() -> str:
    """Return the stamp, in one query; where every table was emptied (`flush`), one that never was before."""
    with connection.cursor() as cursor:
        cursor.execute(READ)
        row = cursor.fetchone()
    return str(row[0]) if row else Stamp.objects.get_or_create(pk=1, defaults={"token": uuid4().hex})[0].token


def renewed_by(app_label: str, *models: str) -> RunPython:
    """Return the migration operation after which every change of the models' rows renews the stamp.

    A migration that rebuilds such a table on SQLite (most that alter a column do) loses the triggers: let it end with
    this operation again. A test looks for them.
    """

    def renew(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        forget(apps, editor)
        if editor.connection.vendor == "postgresql":
            editor.execute(POSTGRESQL, params=None)
        for model in models:
            for statement in _triggers(apps.get_model(app_label, model)._meta.db_table, editor.connection.vendor):
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


def _triggers(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        (name,) = names(table, vendor)
        return [
            f'CREATE CONSTRAINT TRIGGER "{name}" AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renew_the_stamp()"
        ]
    return [
        f'CREATE TRIGGER "{name}" AFTER {name.partition("_")[0]} ON "{table}" BEGIN {SQLITE}; END'
        for name in names(table, vendor)
    ]
