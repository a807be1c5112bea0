"""Possible root causes (根本原因) of what was found; a person confirms or strikes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhendan.audit.reading import Judged
from zhendan.domain import Cause, OrderId, Text


@dataclass(frozen=True, slots=True)
class _Misjudged:
    """A story that, where it fits, names the cause of a misjudgement."""

    code: str
    story: str
    title: Text


_MISJUDGED = (
    _Misjudged("RC01", "L01", Text("大促峰值（误判）", "Promotion spike, misjudged")),
    _Misjudged("RC02", "L02", Text("老客复购（误判）", "Loyal repurchase, misjudged")),
    _Misjudged("RC03", "L04", Text("企业团购或送礼（误判）", "Company purchase, misjudged")),
    _Misjudged("RC04", "L05", Text("驿站、宿舍等公共地点（误判）", "Public place, misjudged")),
    _Misjudged("RC05", "L03", Text("直播峰值（误判）", "Broadcast peak, misjudged")),
    _Misjudged("RC19", "L06", Text("一件代发（误判）", "Drop-shipping, misjudged")),
    _Misjudged("RC14", "L12", Text("羊毛党", "Coupon hunters")),
    _Misjudged("RC21", "L13", Text("数据导入差异", "Import error")),
)
_BASIS = Text("{count} 单符合该说明，且没有未解释的决定性疑点。",
              "{count} orders fit this story, with no deciding finding unexplained.")  # fmt: skip


def causes(orders: Sequence[Judged]) -> tuple[Cause, ...]:
    """Causes with the orders that carry them; RC99 where nothing could be determined."""
    found = [*_own_fault(orders), *_attack(orders), *_misjudged(orders)]
    named = {order for cause in found for order in cause.orders}
    rest = tuple(one.order for one in orders if one.order not in named)
    if rest:
        basis = Text("现有材料不足以判断原因。", "The records at hand do not tell the cause.")
        found.append(Cause("RC99", Text("未查明", "Not determined"), rest, basis))
    return tuple(found)


def _own_fault(orders: Sequence[Judged]) -> Iterator[Cause]:
    """Staff (RC10) or partners (RC11) where the register matches, the shop itself elsewhere."""
    bad = [one for one in orders if one.deciding and not one.numbers["attack"]]
    by_person: dict[tuple[str, str], list[OrderId]] = {}
    for one in bad:
        if "B04" in one.open:
            who = (str(one.measures.get("staff_role") or ""), str(one.measures.get("staff_ref")))
            by_person.setdefault(who, []).append(one.order)
    for (role, person), theirs in sorted(by_person.items()):
        code, title = _OF_ROLE.get(role, _OF_STAFF)
        basis = _said(_MATCHED, count=len(theirs), person=person)
        yield Cause(code, title, tuple(theirs), basis, suspected=person)
    named = {order for theirs in by_person.values() for order in theirs}
    rest = tuple(one.order for one in bad if one.order not in named)
    if rest:
        yield Cause("RC15", _BY_SHOP, rest, _said(_ORGANISED, count=len(rest)))


_OF_STAFF = ("RC10", Text("员工自买冲业绩（待确认）", "Staff purchases for a target, to confirm"))
_OF_ROLE = {
    "partner": ("RC11", Text("合作方刷量（待确认）", "Orders organised by a partner, to confirm")),
    "supplier": (
        "RC20",
        Text("供应商未如实发货（待确认）", "A supplier who did not send, to confirm"),
    ),
}
_MATCHED = Text(
    "{count} 单的收件、付款或收款信息与名册中 {person} 一致，并有决定性疑点。"
    "在查清之前，请勿由其准备这些订单的证据。",
    "{count} orders match {person} of the register and carry a deciding finding. Until it is "
    "cleared up, this person should not prepare evidence about them.",
)
_BY_SHOP = Text("店铺或代理方组织（待确认）", "Organised by the shop or an agent, to confirm")
_ORGANISED = Text(
    "{count} 单有返款、空包或店铺自有记录等决定性疑点，目前没有合理解释。",
    "{count} orders carry pay-backs, empty parcels or own records without explanation.",
)


def _attack(orders: Sequence[Judged]) -> Iterator[Cause]:
    """Attack by others (RC13), or with old customers' accounts (RC17)."""
    struck = [one for one in orders if one.numbers["attack"]]
    stolen = tuple(one.order for one in struck if "K06" in one.fits)
    hit = tuple(one.order for one in struck if "K06" not in one.fits)
    if stolen:
        basis = Text(
            "{count} 单由老客户的账号在凌晨寄往陌生地址，随后撤销，未见店铺得利。",
            "{count} orders by old customers' accounts to strange doors before dawn, then undone.",
        )
        title = Text("账号被他人使用", "Accounts taken over")
        yield Cause("RC17", title, stolen, _said(basis, count=len(stolen)))
    if hit:
        basis = Text(
            "{count} 单出自成批首次买家并很快退款或取消，未见店铺得利。",
            "{count} orders by a burst of first-time buyers, soon undone, no benefit seen.",
        )
        title = Text("他人恶意下单", "Attack by others")
        yield Cause("RC13", title, hit, _said(basis, count=len(hit)))


def _misjudged(orders: Sequence[Judged]) -> Iterator[Cause]:
    """Innocent stories that fit; an order stands under the first that does."""
    left = [one for one in orders if not one.numbers["attack"] and not one.deciding]
    for cause in _MISJUDGED:
        fits = [one for one in left if cause.story in one.fits]
        if fits:
            left = [one for one in left if one not in fits]
            theirs = tuple(one.order for one in fits)
            yield Cause(cause.code, cause.title, theirs, _said(_BASIS, count=len(theirs)))


def _said(text: Text, **facts: object) -> Text:
    """A sentence with its facts in both languages."""
    return Text(text.say("zh", **facts), text.say("en", **facts))
