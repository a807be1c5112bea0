"""Orders tied by shared keys (关联群组): which orders to look at together, never an answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from zhendan.audit.alike import INNOCENT, TIE, contradicted_alike
from zhendan.audit.measures.rings import FoundRing
from zhendan.audit.room import Answers
from zhendan.audit.ties import Ties, drawing, read_ties
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


@dataclass(frozen=True, slots=True)
class _Tied:
    """Orders tied in some ways, with what a search said about them."""

    ties: tuple[Text, ...]
    orders: frozenset[str]
    innocent: tuple[Text, ...] = _INNOCENT
    certificate: Text | None = None


def groups(answers: Answers, orders: Sequence[OrderId]) -> tuple[Group, ...]:
    """Groups among the orders asked about; masked keys tie nobody, popular places neither."""
    wanted = {str(order) for order in orders}
    links: list[tuple[str, frozenset[str]]] = []
    for kind, (column, _) in _TIES.items():
        links += [(kind, members) for members in _shared(answers, column, wanted)]
    shared = [_Tied(tuple(_TIES[k][1] for k in sorted(kinds)), m) for kinds, m in _joined(links)]
    alike = [_Tied((TIE,), some, INNOCENT) for some in contradicted_alike(answers, wanted)]
    tied = _merged(shared, [*_rings(answers, wanted), *alike])
    named = sorted({order for one in tied for order in one.orders})
    ties = read_ties(answers, named, _popular(answers)) if named else Ties()
    return tuple(_group(number, one, ties) for number, one in enumerate(tied, 1))


def _shared(answers: Answers, column: str, wanted: set[str]) -> Iterable[frozenset[str]]:
    """Sets of wanted orders that share one key held by several, but not by a crowd."""
    cut = _popular(answers)
    rows = answers.tables.rows(
        f"SELECT o.{column}, o.order_no FROM audit_orders AS o JOIN ("
        f"SELECT {column}, COUNT(*) AS orders FROM audit_orders "
        f"WHERE {column} IS NOT NULL AND is_trade = 1 "
        f"GROUP BY {column} HAVING COUNT(DISTINCT buyer_key) >= {FEWEST} "
        f"AND COUNT(DISTINCT buyer_key) <= {cut} "
        f"ORDER BY orders, {column} LIMIT {MOST_KEYS}) AS k ON k.{column} = o.{column} "
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


def _rings(answers: Answers, wanted: set[str]) -> Iterator[_Tied]:
    """The rings that hold several of the orders asked about."""
    rings: Mapping[int, FoundRing] = {ring.number: ring for ring in answers.wide.rings}
    if not rings:
        return
    rows = answers.tables.rows(
        "SELECT r.ring, o.order_no FROM audit_ring_orders AS r "
        "JOIN audit_orders AS o ON o.order_key = r.order_key ORDER BY r.ring, o.order_no"
    )
    members: dict[int, set[str]] = {}
    for number, order in rows:
        if str(order) in wanted:
            members.setdefault(int(str(number)), set()).add(str(order))
    for number, some in members.items():
        if len(some) >= FEWEST:
            ring = rings[number]
            yield _Tied((ring.kind.tie,), frozenset(some), ring.kind.innocent, _proof(ring))


def _proof(ring: FoundRing) -> Text:
    """What was found, how close it is, and how much closer another could be."""
    pattern = Text(
        "{accounts} 个账号与 {keys} 项共同信息；密度 {density}。{proof}密度说明联系紧密，"
        "不说明真假。",
        "{accounts} accounts and {keys} shared keys; density {density}. {proof}Density says how "
        "close, not whether it is honest.",
    )
    gap = ring.bound / ring.density - 1
    proof = Text("已证明同一范围内没有更紧密的群组。", "Proven: no set among these is closer. ")
    if gap > 0:
        proof = Text(
            f"同一范围内任何群组最多再紧密 {gap:.2%}。",
            f"No set among these is closer by {gap:.2%}. ",
        )
    facts = {"accounts": ring.accounts, "keys": ring.keys, "density": f"{ring.density:.3f}"}
    return Text(
        pattern.say("zh", **facts, proof=proof.zh), pattern.say("en", **facts, proof=proof.en)
    )


def _merged(shared: Sequence[_Tied], rings: Sequence[_Tied]) -> list[_Tied]:
    """Groups that share more than half of the smaller one's orders are shown as one."""
    parts = list(shared)
    for ring in rings:
        twins = [part for part in parts if 2 * len(part.orders & ring.orders) > _less(part, ring)]
        parts = [part for part in parts if part not in twins]
        parts.append(reduce(_both, twins, ring))
    return sorted(parts, key=lambda part: (-len(part.orders), sorted(part.orders)))


def _less(one: _Tied, other: _Tied) -> int:
    """The size of the smaller group."""
    return min(len(one.orders), len(other.orders))


def _both(one: _Tied, other: _Tied) -> _Tied:
    """Two groups as one; the closer proof stands."""
    return _Tied(
        tuple(dict.fromkeys((*one.ties, *other.ties))),
        one.orders | other.orders,
        tuple(dict.fromkeys((*one.innocent, *other.innocent))),
        one.certificate or other.certificate,
    )


def _group(number: int, tied: _Tied, ties: Ties) -> Group:
    """One group for the report."""
    drawn = drawing(ties, sorted(tied.orders))
    return Group(
        id=f"G{number:02d}",
        tie=Text(
            "、".join(tie.zh for tie in tied.ties), ", ".join(tie.en.lower() for tie in tied.ties)
        ),
        orders=tuple(OrderId(order) for order in sorted(tied.orders)),
        innocent=tied.innocent,
        certificate=tied.certificate,
        nodes=drawn.nodes,
        edges=drawn.edges,
        left_out=drawn.left_out,
    )
