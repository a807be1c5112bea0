"""What ties a group: its accounts, the addresses, phones, payers and waybills between, and hubs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhendan.audit.room import Answers
from zhendan.domain import GroupEdge, GroupNode, NodeKind, OrderId, Text

MOST_DRAWN = 60
"""More points than this nobody reads; the rest is counted."""
_CHUNK = 500
_TAIL = 4
_PLACES = {
    "station": Text("驿站", "a station"),
    "school": Text("学校", "a school"),
    "dormitory": Text("宿舍", "a dormitory"),
    "office": Text("办公楼", "offices"),
    "forwarder": Text("集运仓", "a forwarder"),
    "warehouse": Text("仓库", "a warehouse"),
}
_CROWD = Text("公共地点", "a public place")


@dataclass(frozen=True, slots=True)
class Tie:
    """One key that orders share: which kind, and which."""

    kind: NodeKind
    key: object


@dataclass(slots=True)
class Ties:
    """Of the orders asked about: who ordered, and over which keys orders can meet."""

    account: dict[str, object] = field(default_factory=dict)
    keys: dict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    tails: dict[Tie, str] = field(default_factory=dict)
    hubs: dict[Tie, Text] = field(default_factory=dict)
    """Places where strangers meet, with what they are."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture of one group as data."""

    nodes: tuple[GroupNode, ...] = ()
    edges: tuple[GroupEdge, ...] = ()
    left_out: int = 0


def read_ties(answers: Answers, orders: Sequence[str], crowd: int) -> Ties:
    """Read the keys of orders; a key of more than `crowd` buyers is a hub."""
    found = Ties()
    for row in _in(answers, _KEYS, orders):
        number, account, address, phone, waybill = row
        found.account[str(number)] = account
        kinds = (NodeKind.ADDRESS, address), (NodeKind.PHONE, phone), (NodeKind.WAYBILL, waybill)
        found.keys[str(number)] += [Tie(kind, key) for kind, key in kinds if key is not None]
    if not answers.tables.filled("ledger_orders"):
        _from_papers(answers, orders, found)
    _note_hubs(answers, crowd, found)
    return found


def drawing(ties: Ties, orders: Sequence[str]) -> Drawing:
    """One group as points and lines: accounts, and every key over which two of them meet."""
    met: dict[Tie, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for order in orders:
        for tie in dict.fromkeys(ties.keys.get(order, ())):
            met[tie][ties.account[order]].append(order)
    shared = [tie for tie, accounts in met.items() if len(accounts) > 1]
    if not shared:
        return Drawing()
    shared.sort(key=lambda tie: (-len(met[tie]), tie.kind, min(met[tie].values())))
    accounts = _accounts(ties, orders, {a for tie in shared for a in met[tie]})
    keys = shared[: MOST_DRAWN // 2]
    shown = list(accounts)[: MOST_DRAWN - len(keys)]
    names = {account: f"a{n}" for n, account in enumerate(shown, 1)}
    nodes = [
        GroupNode(names[account], NodeKind.ACCOUNT, _label(NodeKind.ACCOUNT, n), accounts[account])
        for n, account in enumerate(shown, 1)
    ]
    edges: list[GroupEdge] = []
    for tie, node in _key_nodes(ties, keys, met):
        nodes.append(node)
        edges += [
            GroupEdge(names[account], node.id, tuple(map(OrderId, some)))
            for account, some in met[tie].items()
            if account in names
        ]
    left_out = len(shared) - len(keys) + len(accounts) - len(shown)
    return Drawing(tuple(nodes), tuple(edges), left_out)


def _accounts(
    ties: Ties, orders: Sequence[str], tied: set[object]
) -> dict[object, tuple[OrderId, ...]]:
    """The tied accounts with their orders, in order of their first one."""
    found: dict[object, list[OrderId]] = {}
    for order in orders:
        account = ties.account.get(order)
        if account in tied:
            found.setdefault(account, []).append(OrderId(order))
    return {account: tuple(some) for account, some in found.items()}


def _key_nodes(
    ties: Ties, keys: Sequence[Tie], met: Mapping[Tie, Mapping[object, list[str]]]
) -> Iterator[tuple[Tie, GroupNode]]:
    """The points of keys, numbered within their kind."""
    numbers: dict[NodeKind, int] = defaultdict(int)
    for place, tie in enumerate(keys, 1):
        numbers[tie.kind] += 1
        hub = ties.hubs.get(tie)
        label = _label(tie.kind, numbers[tie.kind], tail=ties.tails.get(tie, ""), hub=hub)
        orders = sorted(order for some in met[tie].values() for order in some)
        node = GroupNode(
            f"k{place}", tie.kind, label, tuple(map(OrderId, orders)), hub=hub is not None
        )
        yield tie, node


def _label(kind: NodeKind, number: int, *, tail: str = "", hub: Text | None = None) -> Text:
    """A name that tells no person: a number, the last four digits, what a place is."""
    zh, en = f"{kind.words.zh} {number}", f"{kind.words.en} {number}"
    if tail:
        zh, en = f"{kind.words.zh} 尾号 {tail}", f"{kind.words.en} …{tail}"
    return Text(f"{zh}（{hub.zh}）", f"{en} ({hub.en})") if hub else Text(zh, en)


def _from_papers(answers: Answers, orders: Sequence[str], found: Ties) -> None:
    """What only whole exports tell: who paid, last digits, what a place is registered as."""
    for number, payer in _in(answers, _PAYERS, orders):
        tie = Tie(NodeKind.PAYER, payer)
        found.keys[str(number)].append(tie)
    for key, last in _in(answers, _PHONES, orders):
        found.tails[Tie(NodeKind.PHONE, key)] = str(last)[-_TAIL:]
    for key, waybill in _in(answers, _WAYBILLS, orders):
        found.tails[Tie(NodeKind.WAYBILL, key)] = str(waybill)[-_TAIL:]
    for key, place in answers.tables.rows("SELECT key_of(address_hash), place_class FROM places"):
        found.hubs[Tie(NodeKind.ADDRESS, key)] = _PLACES.get(str(place), _CROWD)


def _note_hubs(answers: Answers, crowd: int, found: Ties) -> None:
    """A place that many buyers of the shop use is no tie between two of them."""
    known = {tie.key for ties in found.keys.values() for tie in ties if _is_place(tie)}
    for key, buyers in _in(answers, _BUYERS, sorted(known, key=str)):
        if isinstance(buyers, int) and buyers > crowd:
            found.hubs.setdefault(Tie(NodeKind.ADDRESS, key), _CROWD)


def _is_place(tie: Tie) -> bool:
    return tie.kind is NodeKind.ADDRESS


def _in(answers: Answers, query: str, wanted: Sequence[object]) -> Iterator[Sequence[object]]:
    """The rows of a query over many values, a piece at a time."""
    for start in range(0, len(wanted), _CHUNK):
        piece = list(wanted[start : start + _CHUNK])
        yield from answers.tables.rows(query.format(values=", ".join("?" * len(piece))), piece)


_KEYS = (
    "SELECT order_no, buyer_key, address_key, phone_key, waybill_key FROM audit_orders "
    "WHERE is_trade = 1 AND buyer_key IS NOT NULL AND order_no IN ({values}) ORDER BY order_no"
)
_PAYERS = (
    "SELECT order_no, MIN(payer_key) FROM payments WHERE kind = 'trade_in' "
    "AND payer_key NOT LIKE '%*%' AND order_no IN ({values}) GROUP BY order_no ORDER BY order_no"
)
_PHONES = (
    "SELECT key_of(receiver_phone_hash), MIN(receiver_phone_last4) FROM orders "
    "WHERE receiver_phone_hash IS NOT NULL AND receiver_phone_last4 IS NOT NULL "
    "AND order_no IN ({values}) GROUP BY key_of(receiver_phone_hash)"
)
_WAYBILLS = (
    "SELECT key_of(p.parcel_id), MIN(p.waybill_no) FROM parcels AS p "
    "JOIN audit_links AS l ON l.parcel_id = p.parcel_id "
    "JOIN orders AS o ON o.order_id = l.order_id WHERE o.order_no IN ({values}) "
    "GROUP BY key_of(p.parcel_id)"
)
_BUYERS = (
    "SELECT address_key, COUNT(DISTINCT buyer_key) FROM audit_orders "
    "WHERE address_key IN ({values}) GROUP BY address_key"
)
