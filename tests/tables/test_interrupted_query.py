"""Ctrl-C inside a query is Ctrl-C, not a fault of the program."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from zhendan.adapters.tables.duckdb import DuckdbTables

ENDLESS = (
    "SELECT SUM(hash(a.i + b.i)::DOUBLE) AS s FROM range(1000000) AS a(i), range(9000000) AS b(i)"
)


@pytest.fixture
def stopped() -> Iterator[None]:
    """The person presses Ctrl-C while the query runs."""
    presses = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    presses.start()
    yield
    presses.cancel()


@pytest.mark.usefixtures("stopped")
def test_ctrl_c_inside_a_query_stops_the_program() -> None:
    with pytest.raises(KeyboardInterrupt):
        DuckdbTables().rows(ENDLESS)
