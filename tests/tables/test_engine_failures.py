"""What the engine raises while it answers becomes ours, and Ctrl-C stays Ctrl-C."""

import pytest

from zhendan.adapters.tables.duckdb import DuckdbTables, spoken
from zhendan.adapters.tables.errors import QueryFailed


def test_a_query_that_fails_names_the_statement() -> None:
    with pytest.raises(QueryFailed, match="no_such_table"):
        DuckdbTables().rows("SELECT * FROM no_such_table")


def test_ctrl_c_inside_a_query_is_not_a_fault_of_the_program() -> None:
    with pytest.raises(KeyboardInterrupt), spoken("SELECT 1"):
        raise RuntimeError("Query interrupted")


def test_any_other_fault_inside_a_query_stays_what_it_is() -> None:
    with pytest.raises(RuntimeError, match="else"), spoken("SELECT 1"):
        raise RuntimeError("something else")
