"""A whole-ledger audit against a bare DuckDB scan of the same Parquet file, side by side.

Every value of the ledger is made up (合成数据). It times the audit; it says nothing about quality.
Run `python -m bench.audit_speed [ORDERS] [ROUNDS]`. `audit` loads the compiler on the clock,
as a command does; `warm` has its compiled code in memory, as a workbench or a second audit has.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.peaks import peak_mib
from zhendan.adapters.tables import proofs
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit
from zhendan.audit.kernels import made

THREADS = 2
COLUMNS = {
    "order_no": "order_no", "buyer": "buyer", "item": "item", "amount": "amount",
    "paid_at": "paid", "created_at": "created", "address": "address", "phone": "phone",
    "waybill": "waybill", "first_scan_at": "first_scan", "delivered_at": "signed",
    "weight_kg": "weight",
}  # fmt: skip


def write_ledger(path: Path, orders: int, *, seed: int = 3) -> None:
    """A year of one shop; one order in a hundred belongs to groups that share keys."""
    rng = np.random.default_rng(seed)
    buyers = int(orders * 0.6)
    buyer = np.where(
        rng.random(orders) < 0.7,
        rng.integers(0, buyers, orders),
        np.minimum((rng.pareto(1.6, orders) * buyers / 30).astype(np.int64), buyers - 1),
    )
    address = np.where(rng.random(orders) < 0.05, rng.integers(0, buyers, orders), buyer)
    grouped = rng.choice(orders, max(orders // 100, 1), replace=False)
    group = rng.integers(0, max(len(grouped) // 200, 1), len(grouped))
    buyer[grouped] = buyers + group * 40 + rng.integers(0, 40, len(grouped))
    address[grouped] = buyers + group * 3 + rng.integers(0, 3, len(grouped))
    created = 1735689600 + rng.integers(0, 365, orders) * 86400
    created += np.minimum(rng.normal(15, 5, orders).clip(0, 23.99) * 3600, 86399).astype(np.int64)
    created[grouped] = 1735689600 + group % 365 * 86400 + rng.integers(0, 7200, len(grouped))
    paid = created + rng.exponential(240, orders).astype(np.int64)
    scanned = paid + rng.exponential(25 * 3600, orders).astype(np.int64)
    scanned[grouped] -= np.where(rng.random(len(grouped)) < 0.3, 40 * 3600, 0)
    waybill = np.arange(orders) + 7 * 10**11
    waybill[grouped] = 8 * 10**11 + group * 5 + rng.integers(0, 5, len(grouped))
    weight = np.round(rng.gamma(2, 0.4, orders), 3)
    weight[grouped] = 0.05
    table = {
        "order_no": _text("12", np.arange(orders) + 10**15),
        "buyer": _text("tb_", buyer),
        "phone": _text("hash-", buyer),
        "address": _text("示例省示例市示例街道", address),
        "item": np.minimum((rng.pareto(1.1, orders) * 20).astype(np.int64), 4999).astype(np.int32),
        "amount": np.round(rng.lognormal(4, 0.8, orders), 2),
        "created": _instants(created),
        "paid": _instants(paid),
        "first_scan": _instants(scanned),
        "signed": _instants(scanned + rng.exponential(60 * 3600, orders).astype(np.int64) + 3600),
        "waybill": _text("YT", waybill),
        "weight": weight,
    }
    in_time = np.argsort(created, kind="stable")
    pq.write_table(
        pa.table(table).take(pa.array(in_time)), path, compression="zstd", row_group_size=122880
    )


def _text(prefix: str, numbers: np.ndarray) -> pa.Array:
    """Numbers as texts with a prefix."""
    return pc.binary_join_element_wise(prefix, pc.cast(pa.array(numbers), pa.string()), "")


def _instants(seconds: np.ndarray) -> pa.Array:
    """Seconds as instants in UTC."""
    return pa.array(seconds * 1_000_000).cast(pa.timestamp("us", tz="UTC"))


def scan(path: Path) -> dict[str, object]:
    """Read every column once with the bare engine.

    A checksum of every value: a plain maximum would be answered from the file's statistics.
    """
    engine = duckdb.connect()
    engine.execute(f"SET threads = {THREADS}")
    names = [row[0] for row in engine.execute(f"DESCRIBE FROM '{path}'").fetchall()]
    columns = ", ".join(f'bit_xor(hash("{name}"))' for name in names)
    engine.execute(f"SELECT {columns} FROM '{path}'").fetchall()
    return {}


def whole_audit(path: Path) -> dict[str, object]:
    """Load the ledger and give every order an outcome."""
    tables = DuckdbTables(threads=THREADS)
    tables.load_ledger(path, COLUMNS)
    report = audit(tables, AuditRequest())
    return {"orders": report.orders_total, **report.counts}


WORK: dict[str, Callable[[Path], dict[str, object]]] = {
    "scan": scan,
    "audit": whole_audit,
    "warm": whole_audit,
}
WARMING = 5_000
"""Orders of the ledger that brings the compiled code into memory."""


def warm_up() -> None:
    """Audit a small ledger by the ways of a large one, so that every loop has been loaded."""
    made.WORTH_WALKING = proofs.WORTH_WALKING = 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.parquet"
        write_ledger(path, WARMING)
        whole_audit(path)


def child(kind: str, path: Path) -> None:
    """One contestant in its own process: seconds inside, and the process's peak memory."""
    if kind == "warm":
        warm_up()
    begin, idle = time.perf_counter(), time.process_time()
    answer = WORK[kind](path)
    spent, busy = time.perf_counter() - begin, time.process_time() - idle
    peak = peak_mib()
    print(
        json.dumps({"seconds": round(spent, 3), "cpu": round(busy, 3), "peak_mib": peak, **answer})
    )


def _measured(kind: str, path: Path) -> dict[str, float]:
    """Run one contestant and read what it printed."""
    command = [sys.executable, "-m", "bench.audit_speed", "--child", kind, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main(orders: int = 1_000_000, rounds: int = 5) -> None:
    """Interleave the contestants, turning their order from round to round."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.parquet"
        write_ledger(path, orders)
        print(f"synthetic ledger: {orders:,} orders, {path.stat().st_size >> 20} MiB Parquet")
        results: dict[str, list[dict[str, float]]] = {kind: [] for kind in WORK}
        for number in range(rounds):
            turn = list(WORK) if number % 2 == 0 else list(WORK)[::-1]
            for kind in turn:
                results[kind].append(_measured(kind, path))
            spans = "  ".join(f"{kind} {results[kind][-1]['seconds']:.2f} s" for kind in WORK)
            print(f"round {number + 1}: {spans}  load {os.getloadavg()[0]:.1f}", flush=True)
    _report(results)


def _report(results: dict[str, list[dict[str, float]]]) -> None:
    """Minimum, median, peak memory and the ratios of medians."""
    middles: dict[tuple[str, str], float] = {}
    for kind, runs in results.items():
        for clock in ("seconds", "cpu"):
            middles[kind, clock] = statistics.median(run[clock] for run in runs)
        least = min(run["seconds"] for run in runs)
        peak = max(run["peak_mib"] for run in runs)
        print(
            f"{kind:6s} wall min {least:.2f} s, median {middles[kind, 'seconds']:.2f} s, "
            f"CPU median {middles[kind, 'cpu']:.2f} s, peak {peak} MiB"
        )
    for kind in ("audit", "warm"):
        ratios = [
            a["seconds"] / s["seconds"] for a, s in zip(results[kind], results["scan"], strict=True)
        ]
        wall = middles[kind, "seconds"] / middles["scan", "seconds"]
        cpu = middles[kind, "cpu"] / middles["scan", "cpu"]
        print(
            f"{kind} / scan: wall {wall:.1f} × by medians ({min(ratios):.1f} to {max(ratios):.1f} "
            f"by round), CPU {cpu:.1f} × (held to 10 × and 2,000 MiB)"
        )
    print(
        "outcomes: " + ", ".join(f"{k} {v:,.0f}" for k, v in list(results["audit"][-1].items())[3:])
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]))
    else:
        main(*(int(float(word)) for word in sys.argv[1:3]))
