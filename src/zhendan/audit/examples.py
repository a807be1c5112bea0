"""Tiny shops written as text, for the examples of signals and stories."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from zhendan.audit.signal import Example
from zhendan.domain import Column, ColumnKind, RowBatch, canonical_tables

SHOP = "示例店"

# What a row of an example has when its heading does not say otherwise.
_USUAL: Mapping[str, Mapping[str, str]] = {
    "orders": {"status": "completed", "currency": "CNY"},
    "order_lines": {"quantity": "1", "line_no": "1"},
    "buyers": {"key_kind": "open_uid", "key_strength": "3"},
    "payments": {
        "provider": "alipay",
        "kind": "trade_in",
        "currency": "CNY",
        "occurred_at": "2026-06-01T00:00",
    },
    "track_events": {"seq": "1", "tz_assumed": "false", "provider": "kuaidi100"},
    "conversations": {"tool": "qianniu", "capture_how": "platform_export"},
    "messages": {"seq": "1", "type": "text", "sender_role": "buyer"},
    "flagged_orders": {"notice_id": "n", "matched": "exact"},
    "parcel_bills": {"carrier_code": ""},
    "invoices": {"kind": "digital_general", "source_kind": "xml"},
    "seller_marks": {"kind": "brushing_ledger"},
}


def batches(example: Example) -> Iterator[RowBatch]:
    """The canonical rows of an example, table by table."""
    for table, text in example.tables.items():
        lines = [line.split() for line in text.strip().splitlines()]
        yield _batch(table, lines[0], lines[1:], ZoneInfo(example.zone))


def _batch(table: str, heading: list[str], lines: list[list[str]], zone: ZoneInfo) -> RowBatch:
    """One table's rows, with ids and required columns filled in."""
    columns = {c.name: c for c in canonical_tables()[table]}
    rows = [
        _filled(table, dict(zip(heading, line, strict=True)), number, columns)
        for number, line in enumerate(lines, 1)
    ]
    names = tuple(name for name in columns if any(name in row for row in rows))
    values = [
        tuple(_value(columns[name], row.get(name, "-"), zone) for name in names) for row in rows
    ]
    return RowBatch(table, names, values)


def _filled(
    table: str, row: dict[str, str], number: int, columns: Mapping[str, Column]
) -> dict[str, str]:
    """The row with what it leaves out: shop, ids, usual values."""
    row = {**_USUAL.get(table, {}), **row}
    if "shop_id" in columns:
        row.setdefault("shop_id", SHOP)
    if table == "orders":
        row.setdefault("order_id", row["order_no"])
    if table == "buyers":
        row.setdefault("key_value", row["buyer_id"])
    if table == "reviews":
        row.setdefault("review_id", str(number))
    first = next(iter(columns))
    row.setdefault(first, f"{table}-{number}")
    return row


def _value(column: Column, cell: str, zone: ZoneInfo) -> object:
    """A cell as the plain value that intake would hand over."""
    if cell == "-":
        return None
    return _READERS.get(column.kind, _words)(cell, zone)


def _instant(cell: str, zone: ZoneInfo) -> datetime:
    """A local time of the example as an instant."""
    return datetime.fromisoformat(cell).replace(tzinfo=zone).astimezone(UTC)


def _words(cell: str, zone: ZoneInfo) -> str:
    """Text with its blanks."""
    del zone
    return cell.replace("~", " ")


_READERS: Mapping[ColumnKind, Callable[[str, ZoneInfo], object]] = {
    ColumnKind.INTEGER: lambda cell, zone: int(cell),
    ColumnKind.DECIMAL: lambda cell, zone: Decimal(cell),
    ColumnKind.REAL: lambda cell, zone: float(cell),
    ColumnKind.BOOLEAN: lambda cell, zone: cell == "true",
    ColumnKind.INSTANT: _instant,
    ColumnKind.DATE: lambda cell, zone: date.fromisoformat(cell),
}
