"""The tables of a dossier: reasons, orders, promotions, days, and what is conceded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from zhendan.appeal import fixed_texts
from zhendan.appeal.dossier import Block, Grid
from zhendan.appeal.fixed_texts import mark
from zhendan.appeal.match import Element, OrderCase
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.numbers import caused, recorded
from zhendan.appeal.sections import touched
from zhendan.appeal.wording import Wording
from zhendan.domain import ExhibitKind, OrderId, SurgeDay, Text

Blocks = tuple[Block, ...]
MOST_DAYS = 31
SHORTEST_SPAN = 3
"""Exhibits in a row from which on the first and the last say it."""


def matrix(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """Platform's reason, what was found, with which exhibits, and where it ends."""
    wording = Wording.of(material)
    nothing = wording.say(fixed_texts.NOTHING)
    reasons: dict[str, set[OrderId]] = defaultdict(set)
    for flag in material.notice.flagged:
        reasons[flag.reason or material.notice.charge or nothing].add(flag.order)
    rows = tuple(
        _matrix_row(material, reason, [case for case in cases if case.order in orders])
        for reason, orders in sorted(reasons.items())
    )
    return (Grid(tuple(map(wording.say, _MATRIX)), rows, (5, 2, 5, 5, 5)),) if rows else ()


_MATRIX = (
    Text("平台理由", "The platform's reason"),
    Text("订单", "Orders"),
    Text("核查结果", "What we found"),
    Text("凭证", "Shown by"),
    Text("限度", "Limits"),
)
_ATTACKED = Text(
    "有他人恶意下单迹象的订单，不主张为正常销售，也不认可为本店所为",
    "orders with signs of an attack by others are neither claimed nor conceded",
)
_SIGNS = Text("见下文他人恶意下单的迹象", "see the signs of an attack below")
_LIMITS = {
    "thin": Text("证据薄的订单不主张已完整证明", "no full proof is claimed for partial orders"),
    "unclear": Text("存疑的订单不作主张", "nothing is claimed for unclear orders"),
    "attacked": _ATTACKED,
    "conceded": Text("承认的订单见第八部分", "for conceded orders see part 8"),
}
_NO_FURTHER = Text("以所附凭证为限", "as far as the attached exhibits go")


def _matrix_row(material: AppealMaterial, reason: str, cases: list[OrderCase]) -> tuple[str, ...]:
    """One reason: counts by verdict, kinds of exhibit, limits."""
    wording, stands = Wording.of(material), _stands(material, cases)
    tally = {verdict: sum(c.verdict == verdict for c in cases) for verdict in fixed_texts.MARKS}
    found = "\n".join(
        f"{mark(wording, verdict)} {wording.count(count)}"
        for verdict, count in tally.items()
        if count
    )
    shown = [e for e in Element if any(e in recorded(case) for case in cases if case.claims)]
    limits = [wording.say(words) for kind, words in _LIMITS.items() if stands[kind]]
    behind = [e.words for e in shown] or [_SIGNS if stands["attacked"] else fixed_texts.NOTHING]
    return (
        wording.original(reason),
        wording.count(len(cases)),
        found,
        wording.row(map(wording.say, behind)),
        wording.clauses(limits) or wording.say(_NO_FURTHER),
    )


def _stands(material: AppealMaterial, cases: Iterable[OrderCase]) -> Counter[str]:
    """How many orders stand where; those laid at others' door are counted apart."""
    others = set(material.attacked)
    return Counter("attacked" if case.order in others else case.verdict for case in cases)


_COLUMNS = (Element.PAYMENT, Element.GOODS, Element.WEIGHT, Element.BUYER)


def order_table(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """Every flagged order, its verdict and what it is shown by."""
    wording = Wording.of(material)
    no_claim = wording.say(fixed_texts.NO_CLAIM)
    rows = tuple(
        (
            str(place),
            case.order,
            _placed(material, case),
            mark(wording, case.verdict),
            *(wording.say(_has(case, element)) for element in _COLUMNS),
            wording.row(_runs(_exhibits(case))) or ("–" if is_claimed(case) else no_claim),
        )
        for place, case in enumerate(cases, start=1)
    )
    headings = tuple(map(wording.say, _TABLE))
    return (Grid(headings, rows, _shares(wording, rows), codes=(1,)),) if rows else ()


_NO, _ORDER_NO, _VERDICT = Text("序号", "No."), Text("订单号", "Order"), Text("认定", "Standing")
_EXHIBITS = Text("凭证", "Exhibits")
_TABLE = (
    _NO,
    _ORDER_NO,
    Text("下单时间", "Placed at"),
    _VERDICT,
    Text("付款", "Payment"),
    Text("流转", "Goods"),
    Text("重量", "Weight"),
    Text("买家", "Buyer"),
    _EXHIBITS,
)
_SHARES = {"zh": (6, 21, 17, 11, 8, 6, 6, 6, 24), "en": (5, 22, 15, 13, 10, 8, 9, 8, 15)}
_ROOM = 20
"""Characters of an order number that its column holds; each more takes a share of the last."""


def _shares(wording: Wording, rows: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """The widths of the table's columns: an order number is never set over the next column."""
    place, order, *others, last = _SHARES[wording.lang]
    more = min(max(0, max((len(row[1]) for row in rows), default=0) - _ROOM), last // 2)
    return (place, order + more, *others, last - more)


_YES, _IN_ORDER, _MISSING = Text("有", "yes"), Text("见订单", "in order"), Text("–", "–")


def _has(case: OrderCase, element: Element) -> Text:
    """Whether an exhibit shows the element; a payment may stand in the order record alone."""
    if element in case.elements:
        return _YES
    in_order = element is Element.PAYMENT and Element.DEAL in case.elements
    return _IN_ORDER if in_order else _MISSING


def _placed(material: AppealMaterial, case: OrderCase) -> str:
    """When the order was placed, as its record says."""
    times = [
        p.happened_at for p in case.passages if p.kind is ExhibitKind.ORDER_RECORD and p.happened_at
    ]
    return f"{material.local(min(times)):%Y-%m-%d %H:%M}" if times else "–"


def _exhibits(case: OrderCase) -> tuple[str, ...]:
    """The exhibits that an order's claims lean on, by number."""
    numbers = {anchor.exhibit for item in case.claims for anchor in item.claim.anchors}
    return tuple(sorted(numbers))


def _runs(numbers: tuple[str, ...]) -> Iterator[str]:
    """Exhibits that follow one another as a span: E002–E005."""
    runs: list[list[str]] = []
    for number in numbers:
        follows = runs and _place(number) == _place(runs[-1][-1]) + 1
        runs[-1].append(number) if follows else runs.append([number])
    for run in runs:
        spans = len(run) >= SHORTEST_SPAN
        yield from (f"{run[0]}–{run[-1]}",) if spans else run


def _place(number: str) -> int:
    """Where an exhibit stands among all."""
    return int("".join(filter(str.isdigit, number)) or 0)


def is_claimed(case: OrderCase) -> bool:
    """Whether the order is argued about at all."""
    return case.verdict in ("provable", "thin")


_UNCLAIMED = {
    "unclear": Text(
        "现有材料不能证明，本店不作主张；订单号见第五部分。",
        "The material at hand does not prove them and we claim nothing; numbers in part 5.",
    ),
    "attacked": Text(
        f"{_ATTACKED.zh}，见第四部分；订单号见第五部分。",
        f"{_ATTACKED.en[0].upper()}{_ATTACKED.en[1:]}, see part 4; numbers in part 5.",
    ),
    "conceded": Text(
        "本店认可处罚，不主张其为真实交易；订单号见第五、第八部分。",
        "We accept the penalty and do not claim them as genuine; numbers in parts 5 and 8.",
    ),
}
_NOT_CLAIMED = Text("不作主张的订单", "Orders not claimed")
_UNCLAIMED_TABLE = (_VERDICT, Text("订单", "Orders"), Text("说明", "Why"))


def unclaimed(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """How many orders are not argued about, and why; their numbers stand in the tables."""
    wording, stands = Wording.of(material), _stands(material, cases)
    rows = tuple(
        (
            mark(wording, "unclear" if kind == "attacked" else kind),
            wording.count(stands[kind]),
            wording.say(words),
        )
        for kind, words in _UNCLAIMED.items()
        if stands[kind]
    )
    headings, title = tuple(map(wording.say, _UNCLAIMED_TABLE)), wording.say(_NOT_CLAIMED)
    return (Grid(headings, rows, (3, 3, 14), title=title),) if rows else ()


def promotions(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """The promotions in which claimed orders were placed, by the shop's sealed calendar."""
    plans = [e.id for e in material.exhibits if e.kind is ExhibitKind.PROMOTION_PLAN]
    wording = Wording.of(material)
    rows = tuple(
        (
            wording.name(window.name),
            wording.minute(material.local(window.starts_at)),
            wording.minute(material.local(window.ends_at)),
            wording.row(plans),
        )
        for window in touched(material, cases)
    )
    headings, title = tuple(map(wording.say, _PROMOTION_TABLE)), wording.say(_PROMOTIONS)
    return (Grid(headings, rows, (6, 6, 6, 3), title=title),) if rows else ()


_PROMOTIONS = Text("促销活动", "Promotions")
_PROMOTION_TABLE = (Text("活动", "Promotion"), Text("开始", "From"), Text("结束", "To"), _EXHIBITS)


def surge_days(material: AppealMaterial) -> Blocks:
    """The days on which more was ordered than the shop's own weekdays lead one to expect."""
    surge = material.surge
    if surge is None or surge.shape in ("none", "not_checked") or not material.genuine:
        return ()
    wording = Wording.of(material)
    high: list[SurgeDay] = [d for d in surge.days if d.observed > d.high or d.promotion]
    rows = tuple(
        (
            wording.day(each.day),
            str(each.observed),
            wording.beside(f"{each.expected:.0f}", f"{each.low:.0f}–{each.high:.0f}"),
            wording.name(each.promotion) or "–",
        )
        for each in high[:MOST_DAYS]
    )
    headings, title = tuple(map(wording.say, _DAYS_TABLE)), wording.say(_BY_DAY)
    return (Grid(headings, rows, (5, 4, 6, 8), title=title),) if rows else ()


_BY_DAY = Text("按日订单", "Orders by day")
_DAYS_TABLE = (
    Text("日期", "Day"),
    Text("实际订单", "Orders"),
    Text("预期（区间）", "Expected (range)"),
    Text("活动", "Promotion"),
)


def conceded_table(material: AppealMaterial) -> Blocks:
    """The conceded orders with their cause, as plainly as the others."""
    wording = Wording.of(material)
    reasons = {f.order: f.reason for f in material.notice.flagged}
    causes = {
        order: wording.cause(cause.title)
        for cause in material.causes
        for order in caused(material, cause.code)
        if order in cause.orders
    }
    rows = tuple(
        (
            str(place),
            order,
            mark(wording, "conceded"),
            wording.original(reasons.get(order) or material.notice.charge),
            causes.get(order, wording.say(_NOT_FOUND_OUT)),
        )
        for place, order in enumerate(material.conceded, start=1)
    )
    headings = tuple(map(wording.say, _CONCEDED_TABLE))
    return (Grid(headings, rows, (3, 9, 5, 8, 9), codes=(1,)),) if rows else ()


_NOT_FOUND_OUT = Text("尚未查明", "not established yet")
_CONCEDED_TABLE = (
    _NO,
    _ORDER_NO,
    _VERDICT,
    _MATRIX[0],
    Text("原因（本店目前的判断）", "Cause (as we see it today)"),
)
