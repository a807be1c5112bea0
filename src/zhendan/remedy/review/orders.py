"""An order as it is known before it ships, people's data already turned into keys."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from zhendan.domain import OrderId
from zhendan.remedy.errors import OrderUnreadable

MOST_COLUMNS = 200
_LONGEST_NUMBER = 200
_MOST = Decimal(10) ** 12
"""No sum and no quantity of an order is larger; longer numbers cost time and mean nothing."""
_CHINA = ZoneInfo("Asia/Shanghai")
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M")
_NUMBERS_AS_WRITTEN = ("order_no", "buyer", "phone", "payer")


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What the rules may look at; keys stand for people and empty text for what is unknown."""

    order_no: OrderId
    at: int
    """Paid (or else made), seconds since 1970 UTC."""
    buyer: str = ""
    item: str = ""
    cents: int | None = None
    quantity: int = 1
    address: str = ""
    phone: str = ""
    payer: str = ""
    promoter: str = ""
    memo_marked: bool | None = None
    """The shop's own memo uses sensitive words; None where there is no memo column."""
    undone_at: int | None = None
    """Cancelled or refunded then, as far as known."""

    def line(self) -> str:
        """The order as one line of the review desk's own journal."""
        told = {name: value for name, value in asdict(self).items() if value not in ("", None)}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Undone:
    """An order seen before that was cancelled or refunded since."""

    order_no: OrderId
    at: int
    """When, seconds since 1970 UTC."""

    def line(self) -> str:
        """As one line of the journal."""
        return json.dumps({"undone": self.order_no, "at": self.at}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class KeyMaker:
    """How people's data become keys in this workspace, and which memos speak of brushing."""

    buyer: Callable[[str], str]
    address: Callable[[str], str]
    phone: Callable[[str], str]
    account: Callable[[str], str]
    memo: Callable[[str], bool]
    zone: ZoneInfo = _CHINA


def from_line(line: str) -> NewOrder | Undone:
    """An order, or what became of one, out of the journal. Raises `OrderUnreadable`."""
    try:
        told = json.loads(line)
        if "undone" in told:
            return Undone(OrderId(str(told["undone"])), int(told["at"]))
        known = {one.name for one in fields(NewOrder)}
        return NewOrder(**{name: value for name, value in told.items() if name in known})
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise OrderUnreadable(row="journal", problem=line[:60]) from error


def read_orders(content: bytes, keys: KeyMaker) -> Iterator[NewOrder]:
    """New orders from a CSV table, a JSON list, one JSON object, or JSON lines.

    Names are those of the order ledger: `order_no, buyer, item, amount, quantity, paid_at,
    created_at, address, phone, payer, memo, promoter, undone_at`. Raises `OrderUnreadable`.
    """
    for row, told in enumerate(rows_of(content), start=1):
        yield _order(told, keys, row)


def read_undone(content: bytes, keys: KeyMaker) -> Iterator[Undone]:
    """Orders that were cancelled or refunded: `order_no` and `undone_at`, as orders are read.

    Raises `OrderUnreadable`.
    """
    for row, told in enumerate(rows_of(content), start=1):
        number, at = (
            told.get("order_no", "").strip(),
            _at(told.get("undone_at", ""), keys.zone, row),
        )
        if not number or len(number) > _LONGEST_NUMBER or at is None:
            raise OrderUnreadable(row=row, problem="order_no, undone_at")
        yield Undone(OrderId(number), at)


def rows_of(content: bytes) -> Iterator[Mapping[str, str]]:
    """Rows of a CSV table or of JSON, values as text. Raises `OrderUnreadable`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise OrderUnreadable(row="-", problem="UTF-8 / GB18030") from error
    if text.lstrip()[:1] in ("[", "{"):
        yield from _json_rows(text)
        return
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield {str(k): str(v) for k, v in list(row.items())[:MOST_COLUMNS] if k and v}
    except csv.Error as error:
        raise OrderUnreadable(row="-", problem=str(error)) from error


def _json_rows(text: str) -> Iterator[Mapping[str, str]]:
    try:
        if text.lstrip().startswith("["):
            found = json.loads(text)
        else:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        found = _one_object(text)
    for row, each in enumerate(found, start=1):
        if not isinstance(each, dict):
            raise OrderUnreadable(row=row, problem="{…}")
        yield {str(k): str(v) for k, v in each.items() if v is not None}


def _one_object(text: str) -> list[object]:
    """A single object written over several lines."""
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError) as error:
        raise OrderUnreadable(row="-", problem="JSON") from error


def _order(told: Mapping[str, str], keys: KeyMaker, row: int) -> NewOrder:
    number = told.get("order_no", "").strip()
    at = _at(told.get("paid_at") or told.get("created_at") or "", keys.zone, row)
    if not number or len(number) > _LONGEST_NUMBER or at is None:
        raise OrderUnreadable(row=row, problem="order_no, paid_at")
    made: dict[str, str] = {}
    for name, make in (
        ("buyer", keys.buyer),
        ("address", keys.address),
        ("phone", keys.phone),
        ("payer", keys.account),
    ):
        value = told.get(name, "").strip()
        made[name] = make(value) if value else ""
    memo = told.get("memo")
    return NewOrder(
        OrderId(number),
        at,
        item=told.get("item", "").strip(),
        cents=_cents(told.get("amount", ""), row),
        quantity=_count(told.get("quantity", ""), row),
        promoter=told.get("promoter", "").strip(),
        memo_marked=None if memo is None else keys.memo(memo),
        undone_at=_at(told.get("undone_at", ""), keys.zone, row),
        **made,
    )


def _at(text: str, zone: ZoneInfo, row: int) -> int | None:
    """An instant; without a zone it is read on the shop's own clock."""
    value = text.strip()
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = _other_form(value, row)
    whole = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    try:
        return int(whole.astimezone(UTC).timestamp())
    except (OverflowError, ValueError) as error:
        raise OrderUnreadable(row=row, problem=value[:40]) from error


def _other_form(value: str, row: int) -> datetime:
    for form in _FORMS:
        try:
            return datetime.strptime(value, form)
        except ValueError:
            continue
    raise OrderUnreadable(row=row, problem=value[:40])


def _cents(text: str, row: int) -> int | None:
    value = text.strip().lstrip("¥￥").replace(",", "")
    if not value:
        return None
    return int(_number(value, row) * 100)


def _count(text: str, row: int) -> int:
    return max(1, int(_number(text.strip(), row))) if text.strip() else 1


def _number(text: str, row: int) -> Decimal:
    """A number of a size that an order can have."""
    try:
        number = Decimal(text)
    except (InvalidOperation, ValueError) as error:
        raise OrderUnreadable(row=row, problem=text[:40]) from error
    if not number.is_finite() or abs(number) > _MOST:
        raise OrderUnreadable(row=row, problem=text[:40])
    return number
