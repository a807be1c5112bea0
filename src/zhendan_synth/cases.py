"""The three fictional cases that ship with the product, from notice to honest outcome."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from zhendan_synth.shop import NoticePlan, Plan, RingPlan, WorldPlan, at

_LAST = date(2026, 11, 19)
_MIXED_WORLDS = (
    WorldPlan("H1", 90, date(2026, 10, 21), proof_missing=0.1),
    WorldPlan("H3", 24, date(2026, 10, 24), proof_missing=0.1),
    WorldPlan("H4", 12, date(2026, 10, 23)),
)
_MIXED_RINGS = (
    RingPlan("R3", 26, 24, date(2026, 10, 12), date(2026, 10, 29), camouflage=0.12, from_shop=True),
    RingPlan(
        "R1",
        12,
        11,
        date(2026, 10, 14),
        date(2026, 10, 27),
        camouflage=0.2,
        memo_code="V-",
        ledger_share=0.8,
    ),
    RingPlan("R4", 5, 5, date(2026, 10, 18), date(2026, 10, 26), camouflage=0.1),
)


def _misjudged() -> Plan:
    """Taobao: an anniversary sale and a member day, all of it real."""
    return Plan(
        kind="misjudged",
        seed=2026110008,
        orders=1000,
        platform="taobao",
        shop_name="示例家居旗舰店",
        theme="home",
        warehouse="苏州市",
        first_day=date(2026, 4, 20),
        last_day=_LAST,
        notice=NoticePlan(
            number="WG20261120000031",
            delivered_at=at(date(2026, 11, 20), 10, 12, 30),
            deadline_at=at(date(2026, 11, 27), 23, 59),
            look_alike=96,
        ),
        worlds=(
            WorldPlan("H1", 120, date(2026, 10, 28)),
            WorldPlan("H3", 64, date(2026, 10, 30)),
            WorldPlan("H11", 6, date(2026, 10, 29)),
        ),
        tracks_since=date(2026, 10, 1),
        clean=True,
    )


def _mixed() -> Plan:
    """JD with a Douyin sister shop: gifts posted by an employee, memo codes, and honest orders."""
    return Plan(
        kind="mixed",
        seed=2026110004,
        orders=900,
        platform="jd",
        shop_name="示例母婴专营店",
        theme="baby",
        warehouse="杭州市",
        first_day=date(2026, 4, 20),
        last_day=_LAST,
        notice=NoticePlan(
            number="JDWG2026112000087",
            delivered_at=at(date(2026, 11, 20), 16, 40, 5),
            deadline_at=at(date(2026, 11, 25), 23, 59, 59),
            relative_days=3,
            ring=40,
            look_alike=44,
            other=6,
        ),
        worlds=_MIXED_WORLDS,
        rings=_MIXED_RINGS,
        tracks_since=date(2026, 10, 1),
        clean=True,
        sibling="douyin",
    )


def _brushed() -> Plan:
    """Pinduoduo: an employee brushes for a target, with empty parcels and money paid back."""
    return Plan(
        kind="brushed",
        seed=2026110003,
        orders=800,
        platform="pdd",
        shop_name="示例零食专卖店",
        theme="snack",
        warehouse="长沙市",
        first_day=date(2026, 5, 4),
        last_day=_LAST,
        notice=NoticePlan(
            number="PDDWG2026112000412",
            delivered_at=at(date(2026, 11, 20), 9, 3, 17),
            deadline_at=at(date(2026, 11, 27), 23, 59, 59),
            ring=72,
            other=4,
        ),
        worlds=(WorldPlan("H1", 50, date(2026, 9, 9)),),
        rings=(RingPlan("R2", 84, 40, date(2026, 10, 9), date(2026, 11, 2), camouflage=0.08),),
        tracks_since=date(2026, 9, 15),
        clean=True,
    )


CASES: Mapping[str, Plan] = {
    "misjudged": _misjudged(),
    "mixed": _mixed(),
    "brushed": _brushed(),
}
"""The shipped cases by name."""


def case_plan(name: str, *, seed: int | None = None, orders: int | None = None) -> Plan:
    """The plan of a shipped case, or the same story with another seed or size."""
    plan = CASES[name]
    return scaled(plan, seed=seed, orders=orders)


def scaled(plan: Plan, *, seed: int | None = None, orders: int | None = None) -> Plan:
    """`plan` with another seed, and with all its parts in proportion to another size."""
    wanted = orders or plan.orders
    share = wanted / plan.orders
    return replace(
        plan,
        seed=plan.seed if seed is None else seed,
        orders=wanted,
        worlds=tuple(replace(one, orders=_sized(one.orders, share)) for one in plan.worlds),
        rings=tuple(
            replace(one, orders=_sized(one.orders, share), accounts=_sized(one.accounts, share))
            for one in plan.rings
        ),
        notice=replace(
            plan.notice,
            ring=_sized(plan.notice.ring, share),
            look_alike=_sized(plan.notice.look_alike, share),
            other=_sized(plan.notice.other, share),
        ),
    )


def _sized(count: int, share: float) -> int:
    """A count in proportion, never losing what is there."""
    return max(min(count, 1), round(count * share))
