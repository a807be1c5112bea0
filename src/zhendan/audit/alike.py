"""Orders whose records are contradicted in the same way in the same weeks, and what lies beside."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhendan.audit.measures.neighbours import CLOSE_S
from zhendan.audit.questions import HARD, SOFT
from zhendan.audit.room import Answers
from zhendan.domain import Text

FEWEST = 3
"""Contradicted orders from which on it may be one arrangement and not single faults."""
WEEKS_S = 14 * 86400
"""Like contradictions follow one another within two weeks."""
TIE = Text(
    "凭证以同样方式相矛盾，日期相近", "Records contradicted in the same way, in the same weeks"
)
INNOCENT = (
    Text(
        "一批数据的同一差错：称重、盘点、面单贴错或流水登记有误",
        "One fault of a batch of data: a scale, a stock count, swapped labels, a wrong cash book",
    ),
)


@dataclass(frozen=True, slots=True)
class _Doubted:
    """A contradicted order, or one that stands beside such orders."""

    number: str
    at: int
    item: object
    buyer: object
    codes: frozenset[str]
    """What contradicts it; empty where it only stands beside."""


def contradicted_alike(answers: Answers, wanted: set[str]) -> tuple[frozenset[str], ...]:
    """Sets of the orders asked about: like contradictions, and their neighbours, chained by days.

    A neighbour (J04) shares a buyer, or the item within three days, with a contradicted order.
    """
    doubted = [one for one in _read(answers) if one.number in wanted]
    of: dict[str, str] = {one.number: one.number for one in doubted}
    for chain in _chains(doubted):
        _tie(of, [one.number for one in chain])
    sets: dict[str, set[str]] = defaultdict(set)
    for one in doubted:
        sets[_root(of, one.number)].add(one.number)
    bad = {one.number for one in doubted if one.codes}
    found = (frozenset(some) for some in sets.values() if len(some & bad) >= FEWEST)
    return tuple(sorted(found, key=lambda some: (-len(some), sorted(some))))


def _read(answers: Answers) -> Iterator[_Doubted]:
    """Contradicted orders and their neighbours, by time."""
    questions = answers.questions
    beside = questions.mask(SOFT, {"J04"})
    rows = answers.tables.rows(
        "SELECT o.order_no, o.local_s, o.item_key, o.buyer_key, a.outcome, a.hard_open & a.decided "
        "FROM audit_answers AS a JOIN audit_orders AS o ON o.order_key = a.order_key "
        f"WHERE o.local_s IS NOT NULL AND (a.outcome = 'contradicted' "
        f"OR (a.outcome = 'insufficient' AND a.is_trade = 1 AND (a.soft_open & {beside}) <> 0)) "
        "ORDER BY o.local_s, o.order_no"
    )
    for number, at, item, buyer, outcome, deciding in rows:
        against = outcome == "contradicted"
        codes = questions.named(HARD, int(str(deciding))) if against else frozenset()
        yield _Doubted(str(number), int(str(at)), item, buyer, codes)


def _chains(doubted: Sequence[_Doubted]) -> Iterator[Sequence[_Doubted]]:
    """Runs that follow one another closely: of one contradiction, one item, one buyer."""
    kinds: dict[tuple[str, Hashable], list[_Doubted]] = defaultdict(list)
    for one in doubted:
        for code in one.codes:
            kinds["code", code].append(one)
        if one.item is not None:
            kinds["item", str(one.item)].append(one)
        if one.buyer is not None:
            kinds["buyer", str(one.buyer)].append(one)
    for (kind, _), some in sorted(kinds.items(), key=repr):
        yield from _close(some, CLOSE_S if kind == "item" else WEEKS_S)


def _close(some: Sequence[_Doubted], within: int) -> Iterator[Sequence[_Doubted]]:
    """The runs whose steps are no longer than that, in order of time."""
    run: list[_Doubted] = []
    for one in some:
        if run and one.at - run[-1].at > within:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _root(of: dict[str, str], name: str) -> str:
    """The name that stands for a set."""
    while of[name] != name:
        of[name] = of[of[name]]
        name = of[name]
    return name


def _tie(of: dict[str, str], names: Iterable[str]) -> None:
    """Make one set of several."""
    roots = sorted({_root(of, name) for name in names})
    for other in roots[1:]:
        of[other] = roots[0]
