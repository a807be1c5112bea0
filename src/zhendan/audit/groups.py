"""Orders tied by shared keys (关联群组): which orders to look at together, never an answer."""

from collections.abc import Iterable, Sequence

from zhendan.audit.room import Answers
from zhendan.domain import Group, OrderId, Text

FEWEST = 3
"""Two accounts at one door are a couple."""
MOST_KEYS = 2000
"""Keys read for one report; the rarest, which say most, come first."""

_TIES = {
    "address": ("address_key", Text("同一收货地址", "One receiving address")),
    "phone": ("phone_key", Text("同一收件电话", "One receiver's phone")),
}
_INNOCENT = (
    Text(
        "家庭、同事、宿舍、驿站、集运仓",
        "A family, colleagues, a dormitory, a station, a forwarder",
    ),
    Text("一家公司的团购或送礼", "A company's purchase or gifts"),
)


def groups(answers: Answers, orders: Sequence[OrderId]) -> tuple[Group, ...]:
    """Groups among the orders asked about; masked keys tie nobody, popular places neither."""
    wanted = {str(order) for order in orders}
    links: list[tuple[str, frozenset[str]]] = []
    for kind, (column, _) in _TIES.items():
        links += [(kind, members) for members in _shared(answers, column, wanted)]
    return tuple(_group(n, kinds, members) for n, (kinds, members) in enumerate(_joined(links), 1))


def _shared(answers: Answers, column: str, wanted: set[str]) -> Iterable[frozenset[str]]:
    """Sets of wanted orders that share one key held by several, but not by a crowd."""
    cut = _popular(answers)
    rows = answers.tables.rows(
        f"SELECT o.{column}, o.order_no FROM audit_orders AS o JOIN ("
        f"SELECT {column} FROM audit_orders WHERE {column} IS NOT NULL AND is_trade = 1 "
        f"GROUP BY {column} HAVING COUNT(DISTINCT buyer_key) >= {FEWEST} "
        f"AND COUNT(DISTINCT buyer_key) <= {cut} "
        f"ORDER BY COUNT(*), {column} LIMIT {MOST_KEYS}) AS k ON k.{column} = o.{column} "
        "WHERE o.is_trade = 1"
    )
    members: dict[object, set[str]] = {}
    for key, order in rows:
        if str(order) in wanted:
            members.setdefault(key, set()).add(str(order))
    return [frozenset(some) for some in members.values() if len(some) >= FEWEST]


def _popular(answers: Answers) -> int:
    """From how many buyers on a key names a public place."""
    ((cut,),) = answers.tables.rows(
        f"SELECT MAX(address_popular) FROM ({answers.wide.query}) AS w"
    ) or [(None,)]
    return int(cut) if isinstance(cut, int | float) else 10


def _joined(
    links: Sequence[tuple[str, frozenset[str]]],
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Union of link sets that overlap: (kinds of tie, members), largest first."""
    parts: list[tuple[set[str], set[str]]] = []
    for kind, members in links:
        kinds, merged = {kind}, set(members)
        rest: list[tuple[set[str], set[str]]] = []
        for other_kinds, other in parts:
            if merged & other:
                kinds |= other_kinds
                merged |= other
            else:
                rest.append((other_kinds, other))
        parts = [*rest, (kinds, merged)]
    frozen = [(frozenset(kinds), frozenset(members)) for kinds, members in parts]
    return sorted(frozen, key=lambda part: (-len(part[1]), sorted(part[1])))


def _group(number: int, kinds: frozenset[str], members: frozenset[str]) -> Group:
    """One group for the report."""
    ties = [_TIES[kind][1] for kind in sorted(kinds)]
    return Group(
        id=f"G{number:02d}",
        tie=Text("、".join(tie.zh for tie in ties), ", ".join(tie.en.lower() for tie in ties)),
        orders=tuple(OrderId(order) for order in sorted(members)),
        innocent=_INNOCENT,
    )
