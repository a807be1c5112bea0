"""Invented bare ledgers full of shared keys, busy days, odd weights and late news of old orders."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

Row = Mapping[str, object]
START = datetime(2026, 3, 2, 8, 0)
KINDS = {
    "order_no": pa.string(), "buyer": pa.string(), "item": pa.string(), "amount": pa.float64(),
    "paid_at": pa.timestamp("s"), "created_at": pa.timestamp("s"), "address": pa.string(),
    "phone": pa.string(), "waybill": pa.string(), "first_scan_at": pa.timestamp("s"),
    "delivered_at": pa.timestamp("s"), "weight_g": pa.float64(), "expected_weight_g": pa.float64(),
    "memo": pa.string(), "status": pa.string(), "refund_amount": pa.float64(),
    "promotion": pa.string(), "staff": pa.string(),
}  # fmt: skip


def order(draw: Random, number: str, day: int) -> dict[str, object]:
    """One order of a day, of few buyers, doors and goods, so that keys meet often."""
    item = draw.choice("aaabc")
    buyer = draw.choice([f"b{draw.randrange(12)}", f"u{draw.randrange(400)}"])
    created = START + timedelta(
        days=day, seconds=draw.choice([0, 59, 3600, 7 * 3600, 15 * 3600, 18 * 3600])
    )
    created += timedelta(seconds=draw.randrange(1800))
    paid = created + timedelta(seconds=draw.choice([5, 40, 4000]))
    scanned = paid + timedelta(hours=draw.choice([20, 20, 30, -10]))
    due = {"a": 900.0, "b": 300.0, "c": 1800.0}[item]
    unpaid = draw.random() < 0.05
    return {
        "order_no": number,
        "buyer": draw.choice([buyer, buyer, buyer, None]) if draw.random() < 0.1 else buyer,
        "item": item,
        "amount": 99.0,
        "created_at": created,
        "paid_at": None if unpaid else paid,
        "address": draw.choice([f"door {buyer}", f"door {draw.randrange(4)}"]),
        "phone": draw.choice([f"tel {buyer}", f"tel {draw.randrange(5)}"]),
        "waybill": f"w{draw.randrange(40)}" if draw.random() < 0.1 else f"w-{number}",
        "first_scan_at": None if unpaid else scanned,
        "delivered_at": None if unpaid else scanned + timedelta(hours=50),
        "weight_g": draw.choice([due, due * 1.02, due * 0.97, 24.0, 25.0, None]),
        "expected_weight_g": due,
        "memo": draw.choice(["", "", "", "刷单 返款"]),
        "status": "closed_unpaid" if unpaid else "completed",
        "refund_amount": draw.choice([0.0, 0.0, 0.0, 99.0]),
        "promotion": "",
        "staff": draw.choice(["", "", "", "", "", "E7"]),
    }


def orders_of(draw: Random, first: int, days: Iterable[int], *, head: str) -> list[Row]:
    """Orders of some days: mostly a few, on some days a crowd."""
    rows: list[Row] = []
    for day in days:
        many = 14 if draw.random() < 0.12 else draw.randrange(1, 5)
        rows += [order(draw, f"{head}{first + len(rows) + n}", day) for n in range(many)]
    return rows


def renewed(draw: Random, rows: Iterable[Row], share: float) -> list[Row]:
    """Some known orders as they stand today: delivered, refunded, sent elsewhere, renamed."""
    news: list[Row] = []
    for row in rows:
        if draw.random() < share:
            field = draw.choice(["buyer", "address", "weight_g", "refund_amount", "status", "item"])
            other = order(draw, str(row["order_no"]), draw.randrange(70))
            news.append({**row, field: other[field]})
    return news


def together(*parts: Iterable[Row]) -> list[Row]:
    """All orders, each as it was told last, in the order in which they were first told."""
    known: dict[object, Row] = {}
    for part in parts:
        known |= {row["order_no"]: row for row in part}
    return list(known.values())


def written(rows: Iterable[Row], path: Path) -> Path:
    """The orders as a Parquet file."""
    listed = list(rows)
    columns = {name: pa.array([r[name] for r in listed], kind) for name, kind in KINDS.items()}
    pq.write_table(pa.table(columns), path)
    return path
