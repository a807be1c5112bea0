"""A statement run by DuckDB, with its failures in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from zhendan.adapters.tables.errors import QueryFailed


@contextmanager
def spoken(query: str) -> Iterator[None]:
    """The engine's failure as ours, naming the statement; Ctrl-C inside a query as Ctrl-C."""
    try:
        yield
    except duckdb.Error as error:
        raise QueryFailed(query=_short(query), engine=str(error)) from error
    except RuntimeError as error:
        # DuckDB answers Ctrl-C inside a query with a plain RuntimeError.
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


def _short(query: str) -> str:
    """The beginning of a statement on one line."""
    return " ".join(query.split())[:400]
