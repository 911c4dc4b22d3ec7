"""Triggers, for both databases, that keep rows as they were written: the two times and the audit rest on them."""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


def write_once(app_label: str, model: str, *, but: str = "") -> RunPython:
    """Return the migration operation that forbids to change or delete the model's rows.

    `but` names the one column that may go, once, from empty to a value. A migration that rebuilds the table on SQLite
    (most that alter a column do) loses the triggers, and on PostgreSQL a new column is not kept: let it end with this
    operation again. A test looks for them. On PostgreSQL the table cannot be emptied at one stroke (TRUNCATE) either,
    which no trigger on its rows would see; SQLite knows no such statement.
    """

    def forbid(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        meta = apps.get_model(app_label, model)._meta
        columns = [field.column for field in meta.local_fields if field.column != but]
        allow(apps, editor)
        statements = {"sqlite": _sqlite, "postgresql": _postgresql}[editor.connection.vendor]
        for statement in statements(meta.db_table, columns, but):
            editor.execute(statement, params=None)  # no parameters: a % in it is a %

    def allow(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        table = apps.get_model(app_label, model)._meta.db_table
        on = f' ON "{table}"' if editor.connection.vendor == "postgresql" else ""
        for name in names(table, editor.connection.vendor):
            editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')

    return RunPython(forbid, allow)


def names(table: str, vendor: str = "sqlite") -> tuple[str, ...]:
    """Return the names of the triggers of a table."""
    on_rows = f"{table}_is_written_once", f"{table}_is_never_deleted"
    return (*on_rows, f"{table}_is_never_emptied") if vendor == "postgresql" else on_rows


def _sqlite(table: str, columns: list[str], but: str) -> list[str]:
    written, deleted = names(table)
    kept = " AND ".join(f'OLD."{column}" IS NEW."{column}"' for column in columns)
    may = f'WHEN NOT (OLD."{but}" IS NULL AND NEW."{but}" IS NOT NULL AND {kept})' if but else ""
    return [
        f'CREATE TRIGGER "{written}" BEFORE UPDATE ON "{table}" {may}'
        f" BEGIN SELECT RAISE(ABORT, '{table} is written once'); END",
        f'CREATE TRIGGER "{deleted}" BEFORE DELETE ON "{table}"'
        f" BEGIN SELECT RAISE(ABORT, '{table} is never deleted'); END",
    ]


def _postgresql(table: str, columns: list[str], but: str) -> list[str]:
    written, deleted, emptied = names(table, "postgresql")
    kept = " AND ".join(f'OLD."{column}" IS NOT DISTINCT FROM NEW."{column}"' for column in columns)
    may = f'WHEN (NOT (OLD."{but}" IS NULL AND NEW."{but}" IS NOT NULL AND {kept}))' if but else ""
    function = (
        'CREATE OR REPLACE FUNCTION "refuse_to_rewrite"() RETURNS trigger LANGUAGE plpgsql AS'
        " $$ BEGIN RAISE EXCEPTION '% is written once and never deleted', TG_TABLE_NAME; END $$"
    )
    refuse = 'FOR EACH ROW {when} EXECUTE FUNCTION "refuse_to_rewrite"()'
    return [
        function,
        f'CREATE TRIGGER "{written}" BEFORE UPDATE ON "{table}" {refuse.format(when=may)}',
        f'CREATE TRIGGER "{deleted}" BEFORE DELETE ON "{table}" {refuse.format(when="")}',
        f'CREATE TRIGGER "{emptied}" BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION "refuse_to_rewrite"()',
    ]
