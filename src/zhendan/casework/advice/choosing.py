"""Choosing help: when a lawyer comes first, what to bring, and what it costs either way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhendan.casework.errors import SumUnusable
from zhendan.domain import Text

LARGE = Decimal(100_000)
"""From this much at stake (yuan) a lawyer's look is worth its price; an assumption, shown."""
MOST = Decimal(10) ** 12
"""No sum, share or hour of an offer is larger: a longer number is a slip of the pen."""
_SMALLEST = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a case when somebody asks whether to get help."""

    conceded: int = 0
    marked: int = 0
    """Orders that the shop's own books call brushed."""
    rejected: int = 0
    """Rounds the platform has turned down."""
    at_stake: Decimal = Decimal(0)
    """Penalty, frozen money and what hangs on it, in yuan."""
    organised: bool = False
    """Somebody was paid to place orders, or the shop placed them for others."""
    agency_involved: bool = False
    authority_asks: bool = False
    """A market regulator or the police has written or called."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to get help, and from whom."""

    first: bool
    """Before anything else is handed in."""
    who: Text
    why: Text


_LAWYER = Text("律师", "a lawyer")
_EITHER = Text("律师或有资质的顾问", "a lawyer or a qualified adviser")
_REASONS: tuple[tuple[Callable[[Situation], bool], Reason], ...] = (
    (
        lambda s: s.authority_asks,
        Reason(
            True,
            _LAWYER,
            Text(
                "监管部门或公安机关已经联系：先请律师，再回答。",
                "An authority has called: a lawyer first, then an answer.",
            ),
        ),
    ),
    (
        lambda s: s.organised,
        Reason(
            True,
            _LAWYER,
            Text(
                "涉及组织、付费刷单：除平台规则外，还可能涉及反不正当竞争法，情节严重的可能涉及刑事"
                "责任，请先咨询律师。",
                "Orders were organised or paid for: competition law and, in grave cases, criminal"
                " law may apply. Ask a lawyer first.",
            ),
        ),
    ),
    (
        lambda s: s.conceded > 0 or s.marked > 0,
        Reason(
            True,
            _LAWYER,
            Text(
                "准备认可一部分订单：认可会留下记录，提交之前请律师看一遍（律师环节）。",
                "Some orders are to be conceded: a concession stays on record; let a lawyer look"
                " before it is filed (the lawyer's step).",
            ),
        ),
    ),
    (
        lambda s: s.agency_involved,
        Reason(
            True,
            _EITHER,
            Text(
                "代运营方可能与涉案订单有关：请换一位与订单无关的人。",
                "The agency may have had a part in the orders: take somebody who had none.",
            ),
        ),
    ),
    (
        lambda s: s.at_stake >= LARGE,
        Reason(
            False,
            _LAWYER,
            Text(
                "涉及金额较大（十万元以上，此界限为估计），请律师看一遍通常值得。",
                "Much is at stake (above 100,000 yuan, an assumed line): a lawyer's look pays.",
            ),
        ),
    ),
    (
        lambda s: s.rejected > 0,
        Reason(
            False,
            _EITHER,
            Text(
                "已经被驳回过：下一次要有新的材料，换一双眼睛看会有帮助。",
                "It was turned down before: the next round needs something new, and fresh eyes.",
            ),
        ),
    ),
)
ALONE = Text(
    "目前没有必须请人的理由：材料由店铺自己准备就可以，随时可以再问。",
    "Nothing calls for help now: the shop can prepare this itself, and ask again at any time.",
)
BRING = (
    Text("违规通知原件和截止时间", "the notice as received, and the deadline"),
    Text("本软件生成的报告、申诉材料和证据包", "the report, dossier and packet made here"),
    Text(
        "订单认定表：哪些真实、哪些存疑、哪些准备认可",
        "which orders are genuine, unclear, conceded",
    ),
    Text("对您不利的材料也要带，不要挑选", "what speaks against you as well: do not choose"),
    Text("与代运营、推广方的合同和付款记录", "contracts with agencies and promoters, payments"),
    Text("已经提交过什么、平台怎样答复", "what was handed in and what the platform answered"),
    Text("营业执照、店铺主体信息、授权书", "business licence, who owns the shop, the mandate"),
    Text("想问的三个问题和能接受的费用", "three questions, and the fee you can bear"),
)


def reasons(situation: Situation) -> tuple[Reason, ...]:
    """Why and whom to ask, what comes first on top; empty where nothing calls for it."""
    return tuple(reason for applies, reason in _REASONS if applies(situation))


@dataclass(frozen=True, slots=True)
class Offer:
    """What an adviser asks, in yuan; a share is 0 to 1 of what is at stake."""

    fixed: Decimal
    share_on_success: Decimal = Decimal(0)
    expenses: Decimal = Decimal(0)
    own_hours: Decimal = Decimal(0)
    hourly: Decimal = Decimal(0)
    """What an hour of the shop's own people costs."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an offer costs, whatever the platform decides; nothing here predicts that."""

    if_lifted: Decimal
    if_not: Decimal
    share_of_stake: Decimal | None
    """Cost without success over what is at stake; None where nothing is."""
    words: Text


def cost(offer: Offer, at_stake: Decimal) -> Cost:
    """The worksheet of one offer. Raises `SumUnusable`."""
    told = (offer.fixed, offer.share_on_success, offer.expenses, offer.own_hours, offer.hourly)
    if unusable := [
        one for one in (*told, at_stake) if not one.is_finite() or not 0 <= one <= MOST
    ]:
        raise SumUnusable(value=unusable[0])
    if offer.share_on_success > 1:
        raise SumUnusable(value=offer.share_on_success)
    without = offer.fixed + offer.expenses + offer.own_hours * offer.hourly
    lifted = without + offer.share_on_success * at_stake
    share = (without / at_stake).quantize(Decimal("0.001")) if at_stake >= _SMALLEST else None
    words = Text(
        f"处罚撤销时共付 {lifted:.2f} 元，未撤销时共付 {without:.2f} 元。平台怎样决定，"
        "这张表不作预测。",
        f"{lifted:.2f} yuan if the penalty is lifted, {without:.2f} if not. What the platform"
        " decides is not predicted here.",
    )
    return Cost(lifted, without, share, words)


def compare(offers: Sequence[Offer], at_stake: Decimal) -> tuple[Cost, ...]:
    """Several offers, in the order given."""
    return tuple(cost(one, at_stake) for one in offers)
