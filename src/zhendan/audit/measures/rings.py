"""Rings as a measure: which orders lie inside a set of accounts tied more closely than any other.

A ring chooses what to look at. Loyal customers and task accounts are equally dense (algorithms
reference, 4.1): the measure raises a question and never decides one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.ring_kinds import RING_KINDS, RingKind
from zhendan.audit.measures.text import table_of
from zhendan.domain import ColumnTables, Tables, Text

if TYPE_CHECKING:
    from zhendan.audit.rings.pairs import Keys, Named
    from zhendan.audit.rings.search import Ring

RINGS = MeasureTable(
    name="audit_m_rings",
    key="order_key",
    needs=("buyers.key_strength|orders.receiver_phone_hash",),
    measures=(
        Measure("ring_accounts", Text("群组中的账号数", "Accounts of the ring"), "accounts",
                absent="0"),
        Measure("ring_keys", Text("把它们连在一起的信息数", "Keys that tie them"), "keys",
                absent="0"),
        Measure("ring_orders", Text("群组中的订单数", "Orders inside the ring"), "orders",
                absent="0"),
    ),
)  # fmt: skip
"""Made by `make_rings`; an order in several rings belongs to the densest of its first kind."""

MOST_RINGS = 200
"""Rings kept of one kind, the densest first."""
MOST_COMPLETED = 5
"""Rings whose members are asked again one by one."""
FEWEST_ACCOUNTS = 3
"""Two accounts at one door are a couple."""
_SPAN = 1 << 20
_WEEK = 7
ABOVE_CHANCE = 1.1
"""A ring is at least so much denser than the densest set among exchanged buyers (starting value)"""


@dataclass(frozen=True, slots=True)
class FoundRing:
    """A ring as the tables know it: its number there, its kind, and how close it is."""

    number: int
    kind: RingKind
    accounts: int
    keys: int
    density: float
    bound: float


def make_rings(tables: Tables, inputs: Inputs, columns: frozenset[str]) -> tuple[FoundRing, ...]:
    """Make `audit_rings` and `audit_m_rings`; return the rings, kind by kind, densest first."""
    found: list[FoundRing] = []
    accounts: list[tuple[int, int]] = []
    keys: list[tuple[int, int, int]] = []
    sources: list[str] = []
    for kind in RING_KINDS:
        if inputs.missing(kind.needs) or not kind.columns <= columns:
            continue
        rows = _rows(kind, inputs)
        rings = _found(tables, kind, rows)
        for ring, names in rings:
            number = len(found) + 1
            accounts += [(number, int(account)) for account in ring.accounts]
            keys += [(number, *name) for name in names]
            sizes = len(ring.accounts), len(ring.keys)
            found.append(FoundRing(number, kind, *sizes, ring.density, ring.bound))
        if rings:
            numbers = found[-len(rings)].number, found[-1].number
            sources.append(_orders_of(rows, *numbers))
    _make_tables(tables, found, accounts, keys)
    _make_orders(tables, sources)
    return tuple(found)


def rejoin_rings(
    tables: Tables, inputs: Inputs, columns: frozenset[str], *, found: Sequence[FoundRing]
) -> tuple[FoundRing, ...]:
    """Make `audit_m_rings` for rings of an earlier search, whose tables lie there; search nothing.

    Later orders belong to a ring where a member bought by one of its keys.
    """
    sources: list[str] = []
    for kind in RING_KINDS:
        numbers = [ring.number for ring in found if ring.kind.code == kind.code]
        if numbers and not inputs.missing(kind.needs) and kind.columns <= columns:
            sources.append(_orders_of(_rows(kind, inputs), min(numbers), max(numbers)))
    _make_orders(tables, sources)
    return tuple(found)


def _rows(kind: RingKind, inputs: Inputs) -> str:
    """The kind's rows; an address registered as a public place ties nobody."""
    placed = not inputs.missing(("places.place_class", "orders.address_hash"))
    home = (
        "AND NOT EXISTS (SELECT 1 FROM places AS p WHERE p.address_hash = o.address_text)"
        if placed
        else ""
    )
    return kind.rows.replace("{home}", home)


def _found(tables: Tables, kind: RingKind, rows: str) -> list[tuple["Ring", list[tuple[int, int]]]]:
    """The rings of one kind with the two numbers of each of their keys."""
    from zhendan.audit.rings.completing import completed
    from zhendan.audit.rings.densest import at_least
    from zhendan.audit.rings.search import search

    columns = _columns(tables, f"SELECT account, a, b FROM ({rows}) AS told")
    if len(columns["account"]) < FEWEST_ACCOUNTS:
        return []
    named, names = _graph(kind, columns)
    if not at_least(named.pairs, kind.floor).size:
        return []
    floor = max(kind.floor, ABOVE_CHANCE * _by_chance(kind, named))
    rings = search(named, floor=floor, most=MOST_RINGS)
    if kind.by_chance:
        whole = [completed(named, ring) for ring in rings[:MOST_COMPLETED]]
        rings = (*whole, *rings[MOST_COMPLETED:])
    return [
        (ring, [(int(names[key // _SPAN]), int(key % _SPAN) * kind.step) for key in ring.keys])
        for ring in rings
        if len(ring.accounts) >= FEWEST_ACCOUNTS
    ]


def _graph(kind: RingKind, columns: Mapping[str, "Keys"]) -> tuple["Named", "Keys"]:
    """The pairs of a kind; a key is the place of `a` and `b` in one whole number."""
    from zhendan.audit.rings.pairs import paired, placed

    places, names = placed(columns["a"])
    keys = places * _SPAN + columns["b"] // kind.step
    named = paired(columns["account"], keys, fewest=FEWEST_ACCOUNTS, cut_popular=kind.cut_popular)
    return named, names


def _by_chance(kind: RingKind, named: "Named") -> float:
    """The densest set that chance makes of the same goods on the same weekdays."""
    from zhendan.audit.rings.chance import by_chance

    if not kind.by_chance:
        return 0.0
    item, day = named.keys // _SPAN, named.keys % _SPAN
    return by_chance(named.pairs, item * _WEEK + day % _WEEK)


def _orders_of(rows: str, first: int, last: int) -> str:
    """The orders inside rings: bought by a member and tied by one of the ring's keys."""
    return (
        "SELECT DISTINCT m.ring, t.order_key "
        f"FROM ({rows}) AS t "
        f"JOIN audit_ring_accounts AS m ON m.account = t.account "
        "JOIN audit_ring_keys AS k ON k.ring = m.ring AND k.a = t.a AND k.b = t.b "
        f"WHERE m.ring BETWEEN {first} AND {last}"
    )


def _make_tables(
    tables: Tables,
    found: Sequence[FoundRing],
    accounts: Sequence[tuple[int, int]],
    keys: Sequence[tuple[int, int, int]],
) -> None:
    """The rings and their members."""
    number = {"ring": "BIGINT"}
    sizes = [(ring.number, ring.accounts, ring.keys) for ring in found]
    tables.make(
        "audit_rings",
        table_of({**number, "ring_accounts": "BIGINT", "ring_keys": "BIGINT"}, sizes),
    )
    tables.make("audit_ring_accounts", table_of({**number, "account": "BIGINT"}, accounts))
    tables.make("audit_ring_keys", table_of({**number, "a": "BIGINT", "b": "BIGINT"}, keys))


def _make_orders(tables: Tables, sources: Sequence[str]) -> None:
    """Every order inside a ring, in its first one."""
    none = table_of({"ring": "BIGINT", "order_key": "BIGINT"}, ())
    tables.make("audit_ring_orders", " UNION ALL ".join(sources) if sources else none)
    tables.make(
        RINGS.name,
        "SELECT o.order_key, r.ring, r.ring_accounts, r.ring_keys, s.ring_orders "
        "FROM (SELECT order_key, MIN(ring) AS ring FROM audit_ring_orders GROUP BY order_key) AS o "
        "JOIN audit_rings AS r ON r.ring = o.ring "
        "JOIN (SELECT ring, COUNT(*) AS ring_orders FROM audit_ring_orders GROUP BY ring) AS s "
        "ON s.ring = o.ring",
    )


def _columns(tables: Tables, query: str) -> Mapping[str, "Keys"]:
    """The three columns as arrays: in one block where the tables can, else row by row."""
    import numpy as np

    names = ("account", "a", "b")
    if isinstance(tables, ColumnTables):
        blocks = tables.columns(query)
        return {name: np.frombuffer(blocks[name], np.int64) for name in names}
    rows = np.array(tables.rows(query), dtype=np.int64).reshape(-1, len(names))
    return {name: rows[:, place] for place, name in enumerate(names)}
