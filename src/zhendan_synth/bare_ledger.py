"""A bare order ledger in columns for benches: a million rows in seconds, with planted truth.

Numbers come from an integer mixer over the row number, not from a library's generator, so
that the same seed gives the same table with every numpy.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

_START = 1_767_196_800  # 2026-01-01 00:00 in Beijing, as if it were UTC: times are local text
_SECONDS = 320 * 86_400
_RING_SHARE = 0.005
_PROMOTION = (280 * 86_400, 281 * 86_400)  # one day of the year takes a tenth of all orders
_PROMOTION_SHARE = 0.1
_UNPAID_SHARE = 0.05
_CHUNK = 250_000
_ITEMS = 400

Whole = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]
Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Real = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def write_ledger(out: Path, *, orders: int, seed: int) -> tuple[Path, Path]:
    """Write `out` (.parquet or .csv) with the embedder's columns, and the truth beside it.

    Times are local (Beijing) without a zone, as ledgers have them.
    """
    truth = out.with_name(f"{out.stem}.truth.parquet")
    out.parent.mkdir(parents=True, exist_ok=True)
    schema = _rows(0, 1, orders, seed)[0].schema
    known = pa.schema([("order_no", pa.string()), ("ring", pa.bool_())])
    opened = pa_csv.CSVWriter if out.suffix == ".csv" else pq.ParquetWriter
    with opened(str(out), schema) as sink, pq.ParquetWriter(str(truth), known) as answers:
        for table, ring in _chunks(orders, seed):
            sink.write_table(table)
            columns = {"order_no": table.column("order_no"), "ring": pa.array(ring)}
            answers.write_table(pa.table(columns, schema=known))
    return out, truth


def _chunks(orders: int, seed: int) -> Iterator[tuple[pa.Table, np.ndarray]]:
    """The table piece by piece, so that memory stays flat."""
    for low in range(0, orders, _CHUNK):
        yield _rows(low, min(orders, low + _CHUNK), orders, seed)


def _rows(low: int, high: int, orders: int, seed: int) -> tuple[pa.Table, np.ndarray]:
    """Orders `low` to `high` and which of them belong to the ring."""
    rows = np.arange(low, high, dtype=np.uint64)
    draw = _Draws(rows, seed)
    ring = draw.share("ring", _RING_SHARE)
    unpaid = draw.share("unpaid", _UNPAID_SHARE) & ~ring
    buyer = _buyer(draw, orders, ring)
    created = _created(rows, orders, draw)
    promoted = (created - _START >= _PROMOTION[0]) & (created - _START < _PROMOTION[1])
    columns = {
        "order_no": _named("33", rows + np.uint64(10**15), 17),
        "buyer": _named("b", buyer, 8),
        **_goods(draw, ring, unpaid),
        **_travel(draw, created, ring, unpaid),
        "address": _named("示例路", _address(draw, buyer), 8),
        "phone": _named("p", buyer * np.uint64(31), 9),
        "waybill": _named("78", rows + np.uint64(10**9), 12, unpaid),
        "courier": pa.array(np.where(draw.share("courier", 0.7), "中通快递", "顺丰速运")),
        "memo": pa.array(np.where(ring & draw.share("memo", 0.1), "V-1101", "")),
        "status": pa.array(np.where(unpaid, "closed_unpaid", "completed")),
        "promotion": pa.array(np.where(promoted, "示例大促", "")),
    }
    return pa.table(columns), ring


def _goods(draw: "_Draws", ring: np.ndarray, unpaid: np.ndarray) -> dict[str, pa.Array]:
    """Item, money and weights; the ring's parcels are mostly feather-light."""
    item = _popular(draw)
    price = 1900 + (item * np.uint64(7919) % np.uint64(30_000))
    expected = 120 + (item * np.uint64(104_729) % np.uint64(4_000))
    real = np.round(expected * (0.97 + 0.06 * draw.unit("noise")))
    weight = np.where(ring & draw.share("light", 0.8), 24.0, real)
    refund = np.where(draw.share("refund", 0.08) & ~ring & ~unpaid, price, 0)
    return {
        "item": _named("i", item, 4),
        "amount": pa.array(price / 100.0),
        "weight_g": pa.array(weight, mask=unpaid),
        "expected_weight_g": pa.array(expected.astype(np.float64)),
        "refund_amount": pa.array(refund / 100.0),
    }


def _travel(
    draw: "_Draws", created: np.ndarray, ring: np.ndarray, unpaid: np.ndarray
) -> dict[str, pa.Array]:
    """The moments of each order; half of the ring's tracks are older than their order."""
    fast = draw.share("fast", 0.6)
    delay = np.where(fast, draw.below("delay", 60), draw.below("slow", 9000)).astype(np.int64)
    paid = created + delay
    scanned = paid + 4 * 3600 + draw.below("pick", 20 * 3600).astype(np.int64)
    scanned = np.where(ring & draw.share("early", 0.5), created - 2 * 86_400, scanned)
    delivered = scanned + 24 * 3600 + draw.below("trip", 72 * 3600).astype(np.int64)
    return {
        "paid_at": _times(paid, unpaid),
        "created_at": _times(created),
        "first_scan_at": _times(scanned, unpaid),
        "delivered_at": _times(delivered, unpaid),
    }


class _Draws:
    """Columns of draws, one stream per name, the same for a row wherever it is computed."""

    def __init__(self, rows: Whole, seed: int) -> None:
        self._rows = rows
        self._seed = seed

    def whole(self, name: str) -> Whole:
        """64 mixed bits per row (splitmix64, Steele, Lea and Flood 2014)."""
        salt = int.from_bytes(f"{self._seed}/{name}".encode(), "big") % (1 << 61)
        mixed = self._rows + np.uint64(salt)
        with np.errstate(over="ignore"):
            mixed = (mixed + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
            mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))

    def unit(self, name: str) -> Real:
        """From 0 up to but not including 1."""
        return (self.whole(name) >> np.uint64(11)).astype(np.float64) / float(1 << 53)

    def share(self, name: str, part: float) -> Mask:
        """True in `part` of all rows."""
        return self.unit(name) < part

    def below(self, name: str, count: int) -> Whole:
        """Whole numbers below `count`."""
        return self.whole(name) % np.uint64(count)


def _created(rows: Whole, orders: int, draw: _Draws) -> np.ndarray:
    """Local seconds in time order, one day of them far fuller than the others."""
    share = (rows.astype(np.float64) + draw.unit("jitter")) / orders
    first, last = _PROMOTION
    before = (1 - _PROMOTION_SHARE) * first / (_SECONDS - (last - first))
    after = before + _PROMOTION_SHARE
    spread = np.interp(share, [0.0, before, after, 1.0], [0.0, first, last, _SECONDS])
    return _START + spread.astype(np.int64)


def _popular(draw: _Draws) -> Whole:
    """Item numbers, small ones far more often."""
    unit = draw.unit("item")
    return (unit * unit * unit * _ITEMS).astype(np.uint64)


def _buyer(draw: _Draws, orders: int, ring: np.ndarray) -> Whole:
    """Mostly one-time buyers; the ring's orders come from few accounts spread among them."""
    people = max(2, orders * 7 // 10)
    accounts = max(2, orders // 2000)
    hired = draw.below("hired", accounts) * np.uint64(max(1, people // accounts))
    return np.where(ring, hired, draw.below("buyer", people))


def _address(draw: _Draws, buyer: Whole) -> Whole:
    """One home each; every fiftieth order goes to one of a few pick-up stations."""
    station = draw.share("station", 0.02)
    return np.where(station, draw.below("which", 40), buyer + np.uint64(1000))


def _named(prefix: str, numbers: Whole, width: int, missing: np.ndarray | None = None) -> pa.Array:
    """Ids as text of a fixed width."""
    digits = np.char.zfill(numbers.astype("U20"), width)
    return pa.array(np.char.add(prefix, digits), mask=missing)


def _times(seconds: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Local time stamps to the second."""
    return pa.array(seconds.astype("datetime64[s]"), mask=missing)
