"""促销事先登记: the plan before the promotion, so that the next surge has its proof."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

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
    name = str(told.get("name", "")).strip()
    try:
        low, high = (int(str(one)) for one in _list(told.get("expected_orders_a_day")))
        coupons = tuple((str(n), Decimal(str(a))) for n, a in _pairs(told.get("coupons")))
        lowest, limit = told.get("lowest_price"), told.get("limit")
        plan = PromotionPlan(
            name,
            _instant(told["starts_at"]),
            _instant(told["ends_at"]),
            tuple(str(one) for one in _list(told.get("items"))),
            Decimal(str(told["budget"])),
            (low, high),
            str(told.get("rule_page", "")).strip(),
            coupons,
            bool(told.get("stackable")),
            Decimal(str(lowest)) if lowest is not None else None,
            int(str(limit)) if limit is not None else None,
        )
    except (KeyError, ValueError, TypeError, InvalidOperation) as error:
        raise PlanIncomplete(name=name, missing=f"{type(error).__name__}: {error}"[:80]) from error
    missing = [
        what
        for what, there in (
            ("name", name),
            ("items", plan.items),
            ("rule_page", plan.rule_page),
            ("expected_orders_a_day", 0 < low <= high),
            ("ends_at", plan.ends_at > plan.starts_at),
        )
        if not there
    ]
    if missing:
        raise PlanIncomplete(name=name, missing="、".join(missing))
    return plan


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
    note = next((one for one in reversed(notes) if one.id == name), None)
    if note is None:
        raise PlanIncomplete(name=name, missing="registered plan")
    told = note.page.fields.get("expected")
    low, high = (int(str(one)) for one in _list(told))
    inside = sum(low <= one <= high for one in orders_a_day)
    late = "" if note.says("before_start") == "True" else "（开始之后才登记）"
    return Text(
        f"登记区间每天 {low}–{high} 单{late}：{len(orders_a_day)} 天中 {inside} 天在区间内。",
        f"Registered band {low}–{high} a day: {inside} of {len(orders_a_day)} days lie in it.",
    )


def _instant(value: object) -> datetime:
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if found.tzinfo is None:
        raise ValueError("zone")
    return found


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _pairs(value: object) -> list[tuple[object, object]]:
    return list(value.items()) if isinstance(value, dict) else []
