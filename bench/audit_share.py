"""Where the CPU of a whole-ledger audit goes, statement by statement; synthetic data (合成数据).

Run `python -m bench.audit_share [ORDERS]`. What no statement of the engine used is Python's: the
search for rings, the walks, loading the compiler, the surge.
"""

import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.audit_speed import COLUMNS, THREADS, write_ledger
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit

SHOWN = 25


class Watched:
    """A connection that notes the CPU seconds of each statement, all threads together."""

    def __init__(self, connection: Any, spent: list[tuple[float, str]]) -> None:
        self._connection, self._spent = connection, spent

    def execute(self, query: str, *rest: Any) -> Any:
        """Run a statement and note it."""
        begin = time.process_time()
        try:
            return self._connection.execute(query, *rest)
        finally:
            self._spent.append((time.process_time() - begin, query))

    def sql(self, query: str, **rest: Any) -> Any:
        """A relation is worked out when its rows are fetched: fetch them, note that, hand out."""
        begin = time.process_time()
        table = self._connection.sql(query, **rest).to_arrow_table()
        self._spent.append((time.process_time() - begin, query))
        ways = {"to_arrow_table": lambda _: table, "to_arrow_reader": lambda _: table.to_reader()}
        return type("Fetched", (), ways)()

    def __getattr__(self, name: str) -> Any:
        """Everything else as it is."""
        return getattr(self._connection, name)


def main(orders: int = 1_000_000) -> None:
    """Print reading, audit and the dearest statements."""
    spent: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.parquet"
        write_ledger(path, orders)
        tables = DuckdbTables(threads=THREADS)
        tables._connection = Watched(tables._connection, spent)
        begin = time.process_time()
        tables.load_ledger(path, COLUMNS)
        read = time.process_time() - begin
        audit(tables, AuditRequest())
        whole = time.process_time() - begin
    in_engine = sum(seconds for seconds, _ in spent)
    print(f"{orders:,} orders: CPU {whole:.2f} s, of it reading {read:.2f} s")
    print(f"statements {in_engine:.2f} s, Python {whole - in_engine:.2f} s; the dearest:")
    for seconds, query in sorted(spent, reverse=True)[:SHOWN]:
        made = re.search(r'TABLE "?(\w+)', query)
        print(f"  {seconds:6.3f}  {made[1] if made else ' '.join(query.split())[:70]}")


if __name__ == "__main__":
    main(*(int(float(word)) for word in sys.argv[1:2]))
