"""Small SQL texts: literals and tables written out."""

from collections.abc import Mapping, Sequence


def literal(value: object) -> str:
    """A value as SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def table_of(columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> str:
    """A query that answers exactly these rows; `columns` maps names to SQL types."""
    chosen = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in columns.items())
    names = ", ".join(columns)
    # One row that is filtered out again: VALUES must not be empty.
    blank = "(" + ", ".join(["NULL"] * (len(columns) + 1)) + ")"
    lines = ["(1, " + ", ".join(literal(cell) for cell in row) + ")" for row in rows]
    values = ", ".join([blank, *lines])
    return (
        f"WITH written (keep, {names}) AS (VALUES {values}) "
        f"SELECT {chosen} FROM written WHERE keep = 1"
    )
