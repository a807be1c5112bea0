"""The twelve parts of a dossier, each built from the statement, the order table and the case."""

from collections import defaultdict

from zhendan.appeal import fixed_texts
from zhendan.appeal.dossier import Block, Grid, Line, OrderSet, Pairs, Prose
from zhendan.appeal.drawing import drawn_blocks
from zhendan.appeal.match import Element, OrderCase
from zhendan.appeal.material import AppealMaterial, day, minute
from zhendan.appeal.numbers import caused, recorded
from zhendan.appeal.privacy import masked
from zhendan.appeal.sections import touched
from zhendan.appeal.statement import Statement
from zhendan.domain import (
    Anchor,
    Confidence,
    ExhibitKind,
    OrderId,
    Passage,
    Sentence,
    SentenceKind,
    SurgeDay,
)

Blocks = tuple[Block, ...]
MOST_ANCHORS = 6
MOST_DAYS = 31


def build(
    material: AppealMaterial, statement: Statement, cases: tuple[OrderCase, ...]
) -> tuple[Blocks, ...]:
    """The blocks of the twelve parts, in order; an empty part has none."""
    return (
        (_case(material),),
        _prose(statement, "request"),
        _prose(statement, "timeline"),
        (
            *_matrix(material, cases),
            *_prose(statement, "findings"),
            *_prose(statement, "attack", titled=True),
            *_prose(statement, "limits", titled=True),
        ),
        _order_table(material, cases),
        (*drawn_blocks(material, cases), *_order_sets(material, cases), *_unclaimed(cases)),
        (*_prose(statement, "surge"), *_promotions(material, cases), *_surge_days(material)),
        (
            *_prose(statement, "conceded"),
            *_conceded_table(material),
            *_prose(statement, "causes", titled=True),
        ),
        _prose(statement, "measures"),
        (Prose((Line(fixed_texts.TRUTH),)), Pairs(fixed_texts.SIGNATURE)),
        _integrity(material),
        (Prose(tuple(map(Line, fixed_texts.PRIVACY))),),
    )


def line(sentence: Sentence) -> Line:
    """A sentence as printed: at most six anchors, the rest counted."""
    shown = tuple(dict.fromkeys(anchor.shown() for anchor in sentence.anchors))
    if len(shown) > MOST_ANCHORS:
        shown = (*shown[:MOST_ANCHORS], f"等 {len(shown)} 处")
    return Line(sentence.text, shown)


def stamp_words(material: AppealMaterial) -> str:
    """When and by whom the checkpoint was stamped, or that nobody outside did."""
    at = material.seal.stamped_at
    if at is None:
        return fixed_texts.NOT_STAMPED
    return f"{minute(material.local(at))}（{material.seal.stamped_by}）"


def _prose(statement: Statement, key: str, *, titled: bool = False) -> Blocks:
    """A section of the statement; nothing where it says nothing."""
    section = statement.section(key)
    if not section.sentences:
        return ()
    return (Prose(tuple(map(line, section.sentences)), section.title if titled else ""),)


_CONFIDENCE = {
    Confidence.NOTICE: "依通知",
    Confidence.OFFICIAL: "依平台规则",
    Confidence.USER: "由店铺填写",
    Confidence.THIRD_PARTY: "第三方资料，请以通知为准",
    Confidence.UNKNOWN: "未知，请以通知为准",
}


def _case(material: AppealMaterial) -> Pairs:
    """What the notice says, verbatim, and who answers."""
    notice, deadline = material.notice, material.requirements.deadline
    until = minute(material.local(deadline.at)) if deadline.at else fixed_texts.NOTHING
    came = notice.delivered_at
    rows = (
        ("平台", material.platform.zh),
        ("店铺", material.shop_name),
        ("违规编号", notice.number),
        ("违规认定（原文）", notice.charge),
        ("处罚（原文）", "；".join(penalty.words for penalty in notice.penalties)),
        ("通知送达", minute(material.local(came)) if came else ""),
        ("申诉截止", f"{until}（{_CONFIDENCE[deadline.confidence]}，{notice.zone}）"),
        ("申诉次数", f"第 {material.attempt} 次"),
        ("联系方式", masked(material.contact) or fixed_texts.FILL_IN),
        ("授权", material.mandate or "店铺自行申诉"),
        ("材料日期", day(material.built_on)),
    )
    shown = tuple((name, value or fixed_texts.NOTHING) for name, value in rows)
    return Pairs(shown, codes=("违规编号",))


def _matrix(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """Platform's reason, what was found, with which exhibits, and where it ends."""
    reasons: dict[str, set[OrderId]] = defaultdict(set)
    for flag in material.notice.flagged:
        reasons[flag.reason or material.notice.charge or fixed_texts.NOTHING].add(flag.order)
    rows = tuple(
        _matrix_row(material, reason, [case for case in cases if case.order in orders])
        for reason, orders in sorted(reasons.items())
    )
    headings = ("平台理由", "订单", "核查结果", "凭证", "限度")
    return (Grid(headings, rows, (5, 2, 5, 5, 5)),) if rows else ()


def _matrix_row(material: AppealMaterial, reason: str, cases: list[OrderCase]) -> tuple[str, ...]:
    """One reason: counts by verdict, kinds of exhibit, limits."""
    tally = {verdict: sum(c.verdict == verdict for c in cases) for verdict in fixed_texts.MARKS}
    found = "\n".join(
        f"{fixed_texts.MARKS[verdict][0]} {fixed_texts.MARKS[verdict][1]} {count} 单"
        for verdict, count in tally.items()
        if count
    )
    shown = [e for e in Element if any(e in recorded(case) for case in cases if case.claims)]
    limits = []
    if tally["thin"]:
        limits.append("证据薄的订单不主张已完整证明")
    if tally["unclear"]:
        limits.append("存疑的订单不作主张")
    if tally["conceded"]:
        limits.append("承认的订单见第八部分")
    return (
        reason,
        f"{len(cases)} 单",
        found,
        "、".join(element.words.zh for element in shown) or fixed_texts.NOTHING,
        "；".join(limits) or "以所附凭证为限",
    )


_COLUMNS = (Element.PAYMENT, Element.GOODS, Element.WEIGHT, Element.BUYER)


def _order_table(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """Every flagged order, its verdict and what it is shown by."""
    rows = tuple(
        (
            str(place),
            case.order,
            _placed(material, case),
            " ".join(fixed_texts.MARKS[case.verdict]),
            *(_has(case, element) for element in _COLUMNS),
            "、".join(_exhibits(case)) or ("–" if _is_claimed(case) else fixed_texts.NO_CLAIM),
        )
        for place, case in enumerate(cases, start=1)
    )
    headings = ("序号", "订单号", "下单时间", "认定", "付款", "流转", "重量", "买家", "凭证")
    return (Grid(headings, rows, (6, 21, 17, 11, 8, 6, 6, 6, 24), codes=(1,)),) if rows else ()


def _has(case: OrderCase, element: Element) -> str:
    """Whether an exhibit shows the element; a payment may stand in the order record alone."""
    if element in case.elements:
        return "有"
    in_order = element is Element.PAYMENT and Element.DEAL in case.elements
    return "见订单" if in_order else "–"


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


def _order_set(material: AppealMaterial, case: OrderCase) -> OrderSet:
    """What is said of one genuine order."""
    mark, word = fixed_texts.MARKS[case.verdict]
    reason = next((f.reason for f in material.notice.flagged if f.order == case.order), "")
    lines = tuple(
        line(Sentence(i.claim.sentence, SentenceKind.FACT, anchors=i.claim.anchors))
        for i in case.claims
    )
    if not lines:
        lines = (Line("目前没有可以附上的凭证，本店不作事实陈述。"),)
    told = (p for p in case.adverse if p.kind is not ExhibitKind.SHOP_MARK)
    differing = tuple(_differing(material, passage) for passage in told)
    return OrderSet(case.order, mark, word, reason, lines, differing)


def _order_sets(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """The evidence of claimed orders one by one; of very many only those that were drawn."""
    deep = material.in_depth
    return tuple(_order_set(material, c) for c in cases if _is_claimed(c) and c.order in deep)


def _is_claimed(case: OrderCase) -> bool:
    """Whether the order is argued about at all."""
    return case.verdict in ("provable", "thin")


_UNCLAIMED = {
    "unclear": "现有材料不能证明，本店不作主张；订单号见第五部分。",
    "conceded": "本店认可处罚，不主张其为真实交易；订单号见第五、第八部分。",
}


def _unclaimed(cases: tuple[OrderCase, ...]) -> Blocks:
    """How many orders are not argued about, and why; their numbers stand in the tables."""
    rows = tuple(
        (" ".join(fixed_texts.MARKS[verdict]), f"{count} 单", words)
        for verdict, words in _UNCLAIMED.items()
        if (count := sum(case.verdict == verdict for case in cases))
    )
    title = "不作主张的订单"
    headings = ("认定", "订单", "说明")
    return (Grid(headings, rows, (3, 3, 14), title=title),) if rows else ()


def _differing(material: AppealMaterial, passage: Passage) -> Line:
    """A record that does not fully agree with its order, with its place."""
    exhibit = material.exhibit_of(passage.at_row.file)
    shown = (Anchor(exhibit.id, passage.at_row).shown(),) if exhibit else ()
    return Line(masked(passage.says.zh), shown)


def _promotions(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """The promotions in which claimed orders were placed, by the shop's sealed calendar."""
    plans = [e.id for e in material.exhibits if e.kind is ExhibitKind.PROMOTION_PLAN]
    rows = tuple(
        (
            window.name,
            minute(material.local(window.starts_at)),
            minute(material.local(window.ends_at)),
            "、".join(plans),
        )
        for window in touched(material, cases)
    )
    headings = ("活动", "开始", "结束", "凭证")
    return (Grid(headings, rows, (6, 6, 6, 3), title="促销活动"),) if rows else ()


def _surge_days(material: AppealMaterial) -> Blocks:
    """The days on which more was ordered than the shop's own weekdays lead one to expect."""
    surge = material.surge
    if surge is None or surge.shape in ("none", "not_checked") or not material.genuine:
        return ()
    high: list[SurgeDay] = [d for d in surge.days if d.observed > d.high or d.promotion]
    rows = tuple(
        (
            day(each.day),
            str(each.observed),
            f"{each.expected:.0f}（{each.low:.0f}–{each.high:.0f}）",
            each.promotion or "–",
        )
        for each in high[:MOST_DAYS]
    )
    headings = ("日期", "实际订单", "预期（区间）", "活动")
    return (Grid(headings, rows, (5, 4, 6, 8), title="按日订单"),) if rows else ()


def _conceded_table(material: AppealMaterial) -> Blocks:
    """The conceded orders with their cause, as plainly as the others."""
    mark, word = fixed_texts.MARKS["conceded"]
    reasons = {f.order: f.reason for f in material.notice.flagged}
    causes = {
        order: cause.title.zh.partition("（")[0]
        for cause in material.causes
        for order in caused(material, cause.code)
        if order in cause.orders
    }
    rows = tuple(
        (
            str(place),
            order,
            f"{mark} {word}",
            reasons.get(order) or material.notice.charge,
            causes.get(order, "尚未查明"),
        )
        for place, order in enumerate(material.conceded, start=1)
    )
    headings = ("序号", "订单号", "认定", "平台理由", "原因（本店目前的判断）")
    return (Grid(headings, rows, (3, 9, 5, 8, 9), codes=(1,)),) if rows else ()


def _integrity(material: AppealMaterial) -> Blocks:
    """Root, key and stamp as printed, and how to check without our software."""
    seal = material.seal
    rows = (
        ("日志", seal.origin),
        ("日志记录数", str(seal.size)),
        ("默克尔根", seal.root),
        ("签名公钥指纹", seal.key_fingerprint),
        ("时间戳", stamp_words(material)),
    )
    return (
        Prose((Line(fixed_texts.NEUTRALITY),), title="中立性声明"),
        Pairs(rows, title="封存信息", codes=("日志", "默克尔根", "签名公钥指纹")),
        Prose(tuple(map(Line, fixed_texts.HOW_TO_VERIFY)), title="核验方法"),
    )
