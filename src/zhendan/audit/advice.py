"""What would change the answer about an order: concrete evidence, never a recipe."""

from collections.abc import Iterator

from zhendan.audit.questions import Questions
from zhendan.audit.reading import Judged
from zhendan.domain import Outcome, Text, Weight

_NOT_A_DEAL = Text(
    "该单未付款、已取消或金额为负，不是一笔成交；如有误，请补充付款记录。",
    "Unpaid, cancelled or negative: not a deal. If that is wrong, add the payment record.",
)
_PAYMENT = Text(
    "补充平台或支付机构的付款记录，才能说明货款真实支付。",
    "Add the platform's or payment provider's record to show that it was paid.",
)
_GOODS = Text(
    "补充完整的快递轨迹（到签收）或出库与称重记录，才能说明货物真实送达。",
    "Add the full courier track up to delivery, or stock-out and weighing records.",
)
_BUYER = Text(
    "补充该买家更早的交易、具体的沟通记录或单位发票，才能说明买家独立。",
    "Add the buyer's earlier deals, a concrete chat or a company invoice to show independence.",
)
_SECOND_SOURCE = Text(
    "付款、货物、买家三项各再补一类来源的凭证，可由“证据薄”变为“可证真”。",
    "A second kind of source each for payment, goods and buyer turns thin into provable.",
)
_MARK = Text(
    "店铺自己的标记需要凭证说明；没有说明之前不能认定为真实交易。",
    "The shop's own mark needs an exhibit that explains it; until then it blocks the order.",
)
_ATTACK = Text(
    "该单像是他人恶意下单：请补充当时提交的工单、退款清单与完整账户流水。",
    "It looks like an attack by others: add the tickets of that time, refunds and statements.",
)
_WORSE = Text(
    "若发现返款、空包或员工代拍的记录，结论会变为不利，须如实提交。",
    "Records of pay-backs, empty parcels or staff orders would turn the answer; hand them in too.",
)


def what_would_change(questions: Questions, one: Judged) -> tuple[Text, ...]:
    """Evidence that would move this order's answer, the nearest first."""
    return tuple(_advice(questions, one))


def _advice(questions: Questions, one: Judged) -> Iterator[Text]:
    """Each thing once, in order of weight."""
    if not one.numbers["is_trade"]:
        yield _NOT_A_DEAL
        return
    if one.numbers["marked"]:
        yield _MARK
    if one.numbers["attack"]:
        yield _ATTACK
    for signal in questions.signals:
        if signal.card.code in one.open and signal.card.weight is not Weight.ASKS:
            yield from signal.card.clears
    yield from _elements(one)
    if one.outcome in (Outcome.SUPPORTED, Outcome.EXPLAINED):
        yield _WORSE


def _elements(one: Judged) -> Iterator[Text]:
    """What is not shown yet."""
    if not one.numbers["payment_kinds"]:
        yield _PAYMENT
    if not one.numbers["goods_shown"]:
        yield _GOODS
    if not one.numbers["buyer_kinds"]:
        yield _BUYER
    elif one.strength is not None and one.strength.value == "thin":
        yield _SECOND_SOURCE
