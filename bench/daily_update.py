"""A day added to a kept ledger, against a whole audit of all orders (合成数据, made up).

Run `python -m bench.daily_update [ORDERS] [OF_THE_DAY] [ROUNDS]`. Both sides run in processes of
their own and read their Parquet file; CPU is user and system together. The ledger was kept by an
earlier run, which is timed too. After the last round the answers are held against those of a whole
run that makes its base anew, so that the age of the base shows.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from bench.audit_speed import COLUMNS, THREADS, write_ledger
from bench.peaks import peak_mib
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.kept import new_kept, open_kept
from zhendan.audit import AuditRequest, audit, keep_ledger, update_ledger

_ANSWERS = "SELECT o.order_no, a.outcome, a.concede FROM audit_answers AS a JOIN audit_orders AS o"
_BY_KEY = "ON o.order_key = a.order_key"


def whole(folder: Path) -> None:
    """A whole audit of all orders, as it is without a kept ledger."""
    tables = DuckdbTables(threads=THREADS)
    tables.load_ledger(folder / "all.parquet", COLUMNS)
    audit(tables, AuditRequest())


def keep(folder: Path) -> None:
    """A whole audit of the orders before the day, kept."""
    with new_kept(folder / "kept") as tables:
        tables.load_ledger(folder / "old.parquet", COLUMNS)
        keep_ledger(tables, zone="Asia/Shanghai")


def update(folder: Path) -> None:
    """The day added to the kept ledger."""
    with open_kept(folder / "kept") as tables, tables.whole():
        tables.load_ledger(folder / "day.parquet", COLUMNS)
        _, taken = update_ledger(tables)
        print(f"looked again at {taken.looked_again:,} older orders", file=sys.stderr)


def compare(folder: Path) -> None:
    """How many orders a whole run with a new base answers otherwise."""
    tables = DuckdbTables(threads=THREADS)
    tables.load_ledger(folder / "all.parquet", COLUMNS)
    audit(tables, AuditRequest())
    fresh = folder / "fresh.parquet"
    tables.write_parquet(f"{_ANSWERS} {_BY_KEY}", fresh)
    tables.close()
    with open_kept(folder / "kept") as kept:
        ((many,),) = kept.rows(
            f"SELECT COUNT(*) FROM ({_ANSWERS} {_BY_KEY}) AS k JOIN '{fresh}' AS f "
            "ON f.order_no = k.order_no WHERE f.outcome <> k.outcome OR f.concede <> k.concede"
        )
    print(f"answers that a whole run with a new base gives otherwise: {many}", file=sys.stderr)


WORK: dict[str, Callable[[Path], None]] = {
    "whole": whole, "keep": keep, "update": update, "compare": compare,
}  # fmt: skip


def child(kind: str, folder: Path) -> None:
    """One contestant in its own process."""
    begin, idle = time.perf_counter(), time.process_time()
    WORK[kind](folder)
    spent, busy = time.perf_counter() - begin, time.process_time() - idle
    peak = peak_mib()
    print(json.dumps({"seconds": round(spent, 3), "cpu": round(busy, 3), "peak_mib": peak}))


def _measured(kind: str, folder: Path) -> dict[str, float]:
    """Run one contestant and read what it printed."""
    command = [sys.executable, "-m", "bench.daily_update", "--child", kind, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main(orders: int = 1_000_000, of_the_day: int = 10_000, rounds: int = 3) -> None:
    """Keep once; then a whole run and an update in turn, each update on a copy of the same file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_ledger(folder / "all.parquet", orders)
        for part, cut in (("old", f"LIMIT {orders - of_the_day}"),
                          ("day", f"OFFSET {orders - of_the_day}")):  # fmt: skip
            source, target = folder / "all.parquet", folder / f"{part}.parquet"
            duckdb.execute(f"COPY (FROM '{source}' {cut}) TO '{target}' (COMPRESSION zstd)")
        kept = _measured("keep", folder)
        size = (folder / "kept").stat().st_size >> 20
        print(f"{orders:,} orders, the last {of_the_day:,} of them the day's; kept file {size} MiB")
        print(f"keeping: {kept}")
        shutil.copyfile(folder / "kept", folder / "before")
        results: dict[str, list[dict[str, float]]] = {"whole": [], "update": []}
        for number in range(rounds):
            for kind in list(results)[:: 1 if number % 2 == 0 else -1]:
                shutil.copyfile(folder / "before", folder / "kept")
                results[kind].append(_measured(kind, folder))
            said = "  ".join(f"{kind} {results[kind][-1]}" for kind in results)
            print(f"round {number + 1}: {said}  load {os.getloadavg()[0]:.1f}", flush=True)
        for clock in ("cpu", "seconds"):
            middle = {k: statistics.median(r[clock] for r in runs) for k, runs in results.items()}
            share = middle["update"] / middle["whole"]
            print(f"update / whole, {clock}: {share:.1%} (held to 5 % at 10,000 on ten million)")
        _measured("compare", folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]))
    else:
        main(*(int(float(word)) for word in sys.argv[1:4]))
