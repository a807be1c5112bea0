"""促销事先登记: the plan before the promotion, so that the next surge has its proof."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from zhendan.domain import Note, Page, Text
from zhendan.reputation.errors import PlanIncomplete

PROMOTIONS = "promotions"


@dataclass(frozen=True, slots=True)
class PromotionPlan:
    """What is to happen, written down before it does."""

    name: str
    starts_at: datetime
    ends_at: datetime
    items: tuple[str, ...]
    budget: Decimal
    expected: tuple[int, int]
    """The band of orders a day that is expected."""
    rule_page: str
    """Where the rules stand, archived before the start."""
    coupons: tuple[tuple[str, Decimal], ...] = ()
    """Name and amount of each coupon."""
    stackable: bool = False
    lowest_price: Decimal | None = None
    limit: int | None = None
    """Pieces a buyer may take."""

    def content(self) -> bytes:
        """The plan as the bytes that are sealed."""
        told = {
            "name": self.name,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "items": list(self.items),
            "budget": str(self.budget),
            "expected_orders_a_day": list(self.expected),
            "rule_page": self.rule_page,
            "coupons": [[name, str(amount)] for name, amount in self.coupons],
            "stackable": self.stackable,
            "lowest_price": str(self.lowest_price) if self.lowest_price is not None else None,
            "limit": self.limit,
        }
        return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_plan(told: Mapping[str, object]) -> PromotionPlan:
    """A plan as a person wrote it (YAML or JSON). Raises `PlanIncomplete`."""
    name = str(told.get("name") or "").strip()
    found: dict[str, Any] = {}
    for field, read in _FIELDS.items():
        try:
            found[field] = read(told.get(field))
        except (ValueError, TypeError, InvalidOperation) as error:
            raise PlanIncomplete(name=name, missing=_WORDS[field]) from error
    low, high = found["expected_orders_a_day"]
    missing = [
        _WORDS[what]
        for what, there in (
            ("name", name),
            ("items", found["items"]),
            ("rule_page", found["rule_page"]),
            ("expected_orders_a_day", 0 < low <= high),
            ("ends_at", found["ends_at"] > found["starts_at"]),
        )
        if not there
    ]
    if missing:
        raise PlanIncomplete(name=name, missing="、".join(missing))
    return PromotionPlan(
        name,
        found["starts_at"],
        found["ends_at"],
        found["items"],
        found["budget"],
        (low, high),
        found["rule_page"],
        found["coupons"],
        bool(told.get("stackable")),
        found["lowest_price"],
        found["limit"],
    )


def plan_page(plan: PromotionPlan, exhibit: str, *, now: datetime) -> Page:
    """The register's line; a plan that comes after the start says so for ever."""
    fields: dict[str, object] = {
        "exhibit": exhibit,
        "starts_at": plan.starts_at.isoformat(),
        "ends_at": plan.ends_at.isoformat(),
        "expected": list(plan.expected),
        "items": list(plan.items),
        "before_start": now < plan.starts_at,
    }
    return Page(PROMOTIONS, plan.name, "registered", fields)


def invitations(plan: PromotionPlan) -> tuple[Text, ...]:
    """What in a plan invites coupon gangs; empty where nothing does."""
    found = []
    largest = sum((amount for _, amount in plan.coupons), Decimal(0))
    if plan.stackable and len(plan.coupons) > 1:
        found.append(
            Text(
                f"优惠可以叠加，最多共减 {largest}：请写明不可叠加，或设最低成交价",
                f"coupons stack up to {largest}: forbid it or set a lowest price",
            )
        )
    if plan.lowest_price is None and plan.coupons:
        found.append(Text("没有最低成交价", "there is no lowest price"))
    if plan.limit is None:
        found.append(Text("没有每人限购数量", "there is no limit per buyer"))
    if plan.lowest_price is not None and plan.lowest_price <= 0:
        found.append(Text("最低成交价为零，容易被批量套取", "the lowest price is zero"))
    return tuple(found)


def compared(notes: Sequence[Note], name: str, orders_a_day: Sequence[int]) -> Text:
    """How the days of a promotion lie to the band that was registered beforehand."""
    known = [one for one in notes if one.id == name]
    before = [one for one in known if one.says("before_start") == "True"]
    if not known or not orders_a_day:
        missing = (
            "每天的实际单量 / the days' orders" if known else "登记过的方案 / a registered plan"
        )
        raise PlanIncomplete(name=name, missing=missing)
    note = (before or known)[-1]
    low, high = _band(note.page.fields.get("expected"))
    inside = sum(low <= one <= high for one in orders_a_day)
    late = Text("", "") if before else Text("（开始之后才登记）", " (registered after the start)")
    return Text(
        f"登记区间每天 {low}–{high} 单{late.zh}：{len(orders_a_day)} 天中 {inside} 天在区间内。",
        f"Registered band {low}–{high} a day{late.en}: {inside} of {len(orders_a_day)} days lie"
        " in it.",
    )


def _instant(value: object) -> datetime:
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if found.tzinfo is None:
        raise ValueError("zone")
    return found


def _sum(value: object) -> Decimal:
    """An amount of yuan, nothing less than nothing."""
    found = Decimal(str(value))
    if not found.is_finite() or found < 0:
        raise ValueError("sum")
    return found


def _band(value: object) -> tuple[int, int]:
    low, high = (int(str(one)) for one in _list(value))
    return low, high


def _coupons(value: object) -> tuple[tuple[str, Decimal], ...]:
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple((str(name), _sum(amount)) for name, amount in pairs)


def _limit(value: object) -> int | None:
    found = int(str(value)) if value is not None else None
    if found is not None and found < 1:
        raise ValueError("limit")
    return found


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


_FIELDS: Mapping[str, Callable[[object], object]] = {
    "starts_at": _instant,
    "ends_at": _instant,
    "items": lambda told: tuple(str(one) for one in _list(told)),
    "budget": _sum,
    "expected_orders_a_day": _band,
    "rule_page": lambda told: str(told or "").strip(),
    "coupons": _coupons,
    "lowest_price": lambda told: _sum(told) if told is not None else None,
    "limit": _limit,
}
_WORDS = {
    "name": "活动名称 / name",
    "starts_at": "开始时间（带时区） / starts_at with its zone",
    "ends_at": "晚于开始的结束时间（带时区） / ends_at, after the start, with its zone",
    "items": "商品 / items",
    "budget": "预算（元） / budget",
    "expected_orders_a_day": "预计每天单量 [最少, 最多] / expected_orders_a_day [least, most]",
    "rule_page": "规则页面 / rule_page",
    "coupons": "优惠券与金额 / coupons with amounts",
    "lowest_price": "最低成交价 / lowest_price",
    "limit": "每人限购（至少一件） / limit",
}
