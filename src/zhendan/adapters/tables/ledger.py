"""A bare order table of any size becomes one row per order, without per-row Python."""

import codecs
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import duckdb

from zhendan.adapters.tables.errors import LedgerColumnMissing, LedgerUnreadable
from zhendan.adapters.tables.proofs import distinct_and_clashes

LEDGER_COLUMNS = (
    "order_no", "buyer", "item", "amount", "quantity", "unit_price", "paid_at", "created_at",
    "address", "phone", "waybill", "courier", "first_scan_at", "delivered_at", "weight_g",
    "weight_kg", "expected_weight_g", "expected_weight_kg", "memo", "status", "refund_amount",
    "promotion", "staff",
)  # fmt: skip
"""Canonical names a mapping may use (contract, “Order ledger for embedders”)."""

_TIMES = ("paid_at", "created_at", "first_scan_at", "delivered_at")
_TIME_FORMS = (
    "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d", "%Y/%m/%d",
    "%Y年%m月%d日 %H:%M:%S",
)  # fmt: skip
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """What was read of a bare order table, and what was not."""

    lines: int
    orders: int
    without_order_no: int
    """Lines left out because they bear no order number."""
    bad_times: Mapping[str, int]
    """Per column: cells that hold something which is no time; read as missing."""
    bad_numbers: Mapping[str, int]
    """Per column: cells that hold something which is no number; read as missing."""
    columns: tuple[str, ...]
    """Canonical names that the file answers."""


def read_ledger(
    connection: duckdb.DuckDBPyConnection, path: Path, columns: Mapping[str, str], *, zone: str
) -> LedgerReading:
    """Fill `ledger_orders` from `path`; raises `LedgerUnreadable` or `LedgerColumnMissing`.

    The table has only the columns that the mapping answers.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = _source(path, Path(folder))
        kinds = _kinds(connection, path, source)
        used = _checked(path, columns, kinds)
        # Numbering a Parquet file's rows by its own count keeps every core at work.
        line = "file_row_number" if "file_row_number" in kinds else "row_number() OVER ()"
        cells = ", ".join(_cell(name, used[name], kinds, zone) for name in used)
        lines = f"SELECT CAST({line} AS BIGINT) AS line, {cells} FROM {source}"
        (total,) = _count(connection, f"SELECT COUNT(*) FROM {source}")
        bad = _unread(connection, source, lines, used, kinds)
        _make(connection, _orders_of(lines, used, grouped=False))
        (named,) = _count(connection, "SELECT COUNT(*) FROM ledger_orders")
        numbers, _ = distinct_and_clashes(connection, "ledger_orders", _NUMBER_KEY, _NUMBER_KEY)
        # Equal texts have equal keys: as many keys as texts means that none repeats.
        if named == numbers:
            _check_proofs(connection, path)
        else:
            _make(connection, _orders_of(lines, used, grouped=True))
            _check_lines(connection, path, lines, used)
    (orders,) = _count(connection, "SELECT COUNT(*) FROM ledger_orders")
    times = {name: count for name, count in bad.items() if name in _TIMES}
    odd = {name: count for name, count in bad.items() if name not in _TIMES}
    return LedgerReading(total, orders, total - named, times, odd, tuple(used))


def _make(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """The table of orders, in place of an earlier one."""
    connection.execute(f"CREATE OR REPLACE TABLE ledger_orders AS {query}")


_NUMBER_KEY = "order_no_key"
_PROOF = "_proof"


def _check_proofs(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make sure that rows with one short key were made of one text, and let the proofs go.

    A proof is a second key of 63 bits from the same text, which shares no step with the first: two
    texts pass for one only where both agree, once in 2**126. Comparing the texts themselves would
    read them all once more.
    """
    columns = [row[0] for row in connection.execute("DESCRIBE ledger_orders").fetchall()]
    proofs = [name for name in columns if name.endswith(_PROOF)]
    for proof in proofs:
        key = proof.removesuffix(_PROOF) + "_key"
        _, collisions = distinct_and_clashes(connection, "ledger_orders", key, proof)
        _refuse(path, key, collisions)
    for name in (*proofs, _NUMBER_KEY):
        connection.execute(f"ALTER TABLE ledger_orders DROP COLUMN {name}")


def _check_lines(
    connection: duckdb.DuckDBPyConnection, path: Path, lines: str, used: Mapping[str, str]
) -> None:
    """The same where several lines make an order: there are as many texts as short keys."""
    columns = [row[0] for row in connection.execute("DESCRIBE ledger_orders").fetchall()]
    kept = f"SELECT * FROM ({lines}) WHERE order_no IS NOT NULL"
    for name, text in _keys(used).items():
        if name in columns:
            texts, keys = _count(
                connection,
                f"SELECT COUNT(DISTINCT {text}), COUNT(DISTINCT {_key(text)}) FROM ({kept})",
            )
            _refuse(path, name, texts - keys)


def _refuse(path: Path, name: str, collisions: int) -> None:
    """Raise `LedgerUnreadable` where short keys are no keys."""
    if collisions:
        raise LedgerUnreadable(file=path.name, reason=f"{name}: {collisions} key collisions")


def _source(path: Path, folder: Path) -> str:
    """The SQL that reads the file; GB18030 text is transcoded first, in pieces."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            if head == b"PAR1":
                return f"read_parquet({_quoted(str(path))}, file_row_number = true)"
            target = path if _is_utf8(file) else _transcoded(file, folder / "ledger.csv")
    except OSError as error:
        raise LedgerUnreadable(file=path.name, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise LedgerUnreadable(file=path.name, reason="UTF-8 / GB18030") from error
    return f"read_csv({_quoted(str(target))}, header = true, all_varchar = true)"


def _is_utf8(file: IO[bytes]) -> bool:
    """Whether the whole file is strict UTF-8."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(file: IO[bytes], target: Path) -> Path:
    """The file as UTF-8; raises `UnicodeDecodeError` where it is not GB18030 either."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("gb18030")()
    with target.open("w", encoding="utf-8", newline="") as out:
        while piece := file.read(_PIECE):
            out.write(decoder.decode(piece))
        out.write(decoder.decode(b"", final=True))
    return target


def _kinds(connection: duckdb.DuckDBPyConnection, path: Path, source: str) -> dict[str, str]:
    """The file's headings and the engine's type of each."""
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    except duckdb.Error as error:
        raise LedgerUnreadable(file=path.name, reason=str(error).splitlines()[0]) from error
    return {str(row[0]): str(row[1]) for row in described}


def _checked(path: Path, columns: Mapping[str, str], kinds: Mapping[str, str]) -> dict[str, str]:
    """The mapping, every heading present, in the order of the contract."""
    mapped = dict(columns) or {name: name for name in LEDGER_COLUMNS if name in kinds}
    present = "、".join(kinds)
    for name, heading in mapped.items():
        if name not in LEDGER_COLUMNS:
            raise LedgerColumnMissing(file=path.name, column=name, present=present)
        if heading not in kinds:
            raise LedgerColumnMissing(file=path.name, column=heading, present=present)
    has_amount = "amount" in mapped or {"quantity", "unit_price"} <= mapped.keys()
    if not has_amount:
        raise LedgerColumnMissing(file=path.name, column="amount", present=present)
    for name in ("order_no", "paid_at"):
        if name not in mapped:
            raise LedgerColumnMissing(file=path.name, column=name, present=present)
    for name in ("weight", "expected_weight"):
        if f"{name}_g" in mapped:
            mapped.pop(f"{name}_kg", None)
    return {name: mapped[name] for name in LEDGER_COLUMNS if name in mapped}


def _cell(name: str, heading: str, kinds: Mapping[str, str], zone: str) -> str:
    """One column of the lines, typed: epoch seconds, plain numbers or text."""
    column, kind = _named(heading), kinds[heading]
    trimmed = "file_row_number" not in kinds  # a Parquet file never went through a spreadsheet
    if name in _TIMES:
        return f"{_epoch(column, kind, zone)} AS {name}"
    if name in _NUMBERS:
        number = _number(column, kind)
        if name.endswith("_kg"):
            return f"{number} * 1000 AS {name.removesuffix('kg')}g"
        return f"{number} AS {name}"
    # Ids stay text; a spreadsheet's ="…", quotes and trailing tabs are no part of them. Most cells
    # have none, and trimming is the dearest thing one can do to a million of them.
    text = f"CAST({column} AS VARCHAR)"
    if kind == "VARCHAR" and trimmed:
        begins = " OR ".join(f"starts_with({column}, {_quoted(sign)})" for sign in "=' ")
        odd = f"{begins} OR ends_with({column}, chr(9)) OR ends_with({column}, ' ')"
        junk = _quoted(" \t=\"'")
        text = f"CASE WHEN {odd} THEN trim({column}, {junk}) ELSE {column} END"
    return f"NULLIF({text}, '') AS {name}"


_NUMBERS = frozenset(
    {
        "amount", "quantity", "unit_price", "weight_g", "weight_kg", "expected_weight_g",
        "expected_weight_kg", "refund_amount",
    }
)  # fmt: skip


def _number(column: str, kind: str) -> str:
    """A number of any type; money in text may bear ¥ and thousands separators."""
    if kind != "VARCHAR":
        return f"CAST({column} AS DOUBLE)"
    return (
        f"TRY_CAST(replace(replace(replace(trim({column}), ',', ''), '¥', ''), '￥', '') AS DOUBLE)"
    )


def _epoch(column: str, kind: str, zone: str) -> str:
    """Whole seconds since 1970 in UTC."""
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"CAST(floor(epoch_us({column}) / 1000000) AS BIGINT)"
    if kind == "VARCHAR":
        forms = ", ".join(_quoted(form) for form in _TIME_FORMS)
        local = f"try_strptime(trim({column}), [{forms}])"
    else:
        local = f"TRY_CAST({column} AS TIMESTAMP)"
    shift = _fixed_shift(zone)
    if shift is None:
        return f"CAST(floor(epoch_us(timezone({_quoted(zone)}, {local})) / 1000000) AS BIGINT)"
    return f"CAST(floor(epoch_us({local}) / 1000000) AS BIGINT) - {shift}"


def _fixed_shift(zone: str) -> int | None:
    """Seconds east of UTC for the zones without summer time that most ledgers are in."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise LedgerUnreadable(file=zone, reason="unknown time zone") from error
    return {"UTC": 0, "Asia/Shanghai": 28800, "Asia/Hong_Kong": 28800}.get(zone)


def _unread(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    lines: str,
    used: Mapping[str, str],
    kinds: Mapping[str, str],
) -> dict[str, int]:
    """Per column, how many cells held something that is no time or number."""
    typed = [name for name in used if name in _TIMES or name in _NUMBERS]
    asked = [name for name in typed if kinds[used[name]] == "VARCHAR"]
    if not asked:
        return {}
    written = ", ".join(f"COUNT(NULLIF(trim({_named(used[name])}), ''))" for name in asked)
    read = ", ".join(f"COUNT({name.replace('_kg', '_g')})" for name in asked)
    had = _count(connection, f"SELECT {written} FROM {source}")
    got = _count(connection, f"SELECT {read} FROM ({lines})")
    return {name: h - g for name, h, g in zip(asked, had, got, strict=True) if h > g}


def _orders_of(lines: str, used: Mapping[str, str], *, grouped: bool) -> str:
    """The query of one row per order number; lines of one order are added up."""
    have = {name.replace("_kg", "_g") for name in used} | (
        {"amount"} if {"quantity", "unit_price"} <= used.keys() else set()
    )
    amount = "amount" if "amount" in used else "quantity * unit_price"
    count = "CAST(COUNT(*) AS BIGINT)" if grouped else "CAST(1 AS BIGINT)"
    row = {name: sql for name, (needs, sql) in _ORDER_ROW.items() if needs <= have}
    texts = {name: text for name, text in _keys(used).items() if name in row}
    row |= {name: _key(text) for name, text in texts.items()}
    if not grouped:
        row |= {name.removesuffix("_key") + _PROOF: _proof(text) for name, text in texts.items()}
        row[_NUMBER_KEY] = _key("order_no")
    chosen = (
        ("MIN(line)" if grouped else "line")
        + " AS order_key, "
        + ", ".join(f"{_one(name, sql) if grouped else sql} AS {name}" for name, sql in row.items())
    )
    chosen = chosen.replace("{count}", count).replace("{amount}", amount)
    tail = "GROUP BY order_no" if grouped else ""
    return f"SELECT {chosen} FROM ({lines}) AS lines WHERE order_no IS NOT NULL {tail}"


def _key(text: str) -> str:
    """A text as the short key that the audit joins by; nothing stays nothing."""
    return f"CASE WHEN {text} IS NULL THEN NULL ELSE CAST(hash({text}) >> 1 AS BIGINT) END"


def _proof(text: str) -> str:
    """Another such key of the same text: the sign before it sets every later step off."""
    return f"CAST(hash(chr(1) || {text}) >> 1 AS BIGINT)"


def _identity(name: str) -> str:
    """A text that tells one person or place from others; one that holds `*` is masked."""
    return f"CASE WHEN contains({name}, '*') THEN NULL ELSE {name} END"


def _keys(used: Mapping[str, str]) -> dict[str, str]:
    """The texts behind the short keys. A waybill is read with its courier, where one is named."""
    return {
        "buyer_key": _identity("buyer"),
        "address_key": _identity("address"),
        "phone_key": _identity("phone"),
        "item_key": "item",
        "waybill_key": "(COALESCE(courier, '') || '/' || waybill)"
        if "courier" in used
        else "waybill",
    }


def _plain_column(name: str, sql: str = "") -> tuple[frozenset[str], str]:
    """A column as it is, or an expression over it."""
    return frozenset({name}), sql or name


# The row of one order: what it needs of the mapping, and how it is made.
_ORDER_ROW = {
    "order_no": _plain_column("order_no"),
    "line_count": (frozenset[str](), "{count}"),
    "buyer_key": _plain_column("buyer"),
    "item_key": _plain_column("item"),
    "amount_cents": _plain_column("amount", "CAST(round(({amount}) * 100) AS BIGINT)"),
    "quantity": _plain_column("quantity"),
    "paid_s": _plain_column("paid_at"),
    "created_s": _plain_column("created_at"),
    "address_key": _plain_column("address"),
    "phone_key": _plain_column("phone"),
    "waybill_key": _plain_column("waybill"),
    "first_scan_s": _plain_column("first_scan_at"),
    "delivered_s": _plain_column("delivered_at"),
    "weight_g": _plain_column("weight_g"),
    "expected_weight_g": _plain_column("expected_weight_g"),
    "memo": _plain_column("memo"),
    "status": _plain_column("status"),
    "refund_cents": _plain_column("refund_amount", "CAST(round(refund_amount * 100) AS BIGINT)"),
    "promotion": _plain_column("promotion"),
    "staff": _plain_column("staff"),
}

_ADDED = frozenset({"amount_cents", "quantity", "refund_cents"})


def _one(name: str, expression: str) -> str:
    """How several lines become one value: added, the earliest time, the dearest line's item."""
    if name in ("order_no", "line_count"):
        return expression
    if name in _ADDED:
        kind = "DOUBLE" if name == "quantity" else "BIGINT"
        return f"CAST(SUM({expression}) AS {kind})"
    if name == "item_key":
        return f"arg_max({expression}, COALESCE({{amount}}, 0))"
    return f"MIN({expression})"


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    """One row of counts."""
    (row,) = connection.execute(query).fetchall()
    return tuple(int(value) for value in row)


def _quoted(text: str) -> str:
    """A text literal."""
    return "'" + text.replace("'", "''") + "'"


def _named(heading: str) -> str:
    """A column name as it stands in the file."""
    return '"' + heading.replace('"', '""') + '"'
