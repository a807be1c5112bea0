"""Every number a statement may bear, recomputed from the material by pure functions."""

from collections import Counter
from collections.abc import Mapping

from zhendan.appeal.match import OrderCase, match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.domain import OrderId


def numbers(material: AppealMaterial) -> Mapping[str, str]:
    """All numbers by name, as they are printed; a name that does not apply is absent."""
    cases = match_claims(material)
    return {
        **_orders(material),
        **_cases(cases),
        **_surge(material),
        **_tasks(material),
    }


def group_key(case: OrderCase) -> str:
    """Genuine orders that can be shown by the same elements share one sentence and one number."""
    sources = {claim.source for claim in case.claims}
    breadth = "several" if len(sources) > 1 else "single"
    return f"group.{case.verdict}.{breadth}.{'+'.join(case.elements)}"


def uncaused(material: AppealMaterial) -> tuple[OrderId, ...]:
    """The conceded orders for which no root cause is named."""
    named = {order for cause in material.causes for order in cause.orders if cause.code != "RC99"}
    return tuple(order for order in material.conceded if order not in named)


def _orders(material: AppealMaterial) -> dict[str, str]:
    """Counts over the flagged orders, from the folded standings only."""
    verdicts = Counter(material.verdict(order) for order in material.flagged)
    absent = {flag.order for flag in material.notice.flagged if flag.matched == "missing"}
    counts = {
        "orders.flagged": len(material.flagged),
        "orders.genuine": verdicts["provable"] + verdicts["thin"],
        "orders.absent": len(absent),
        "orders.uncaused": len(uncaused(material)),
        **{f"orders.{v}": verdicts[v] for v in ("provable", "thin", "unclear", "conceded")},
    }
    if material.notice.declared_count is not None:
        counts["notice.declared"] = material.notice.declared_count
    return {name: str(count) for name, count in counts.items()}


def _cases(cases: tuple[OrderCase, ...]) -> dict[str, str]:
    """Counts over what the claims show."""
    genuine = [case for case in cases if case.verdict in ("provable", "thin")]
    groups = Counter(group_key(case) for case in genuine if case.claims)
    return {
        **{name: str(count) for name, count in groups.items()},
        "orders.unsupported": str(sum(not case.claims for case in genuine)),
        "orders.adverse": str(sum(any(p.contradicts for p in case.adverse) for case in genuine)),
    }


def _surge(material: AppealMaterial) -> dict[str, str]:
    """The surplus of the shop's daily orders and who explains it."""
    surge = material.surge
    if surge is None:
        return {}
    return {
        "surge.surplus": str(surge.surplus),
        "surge.by_promotion": str(surge.by_promotion),
        "surge.by_repurchase": str(surge.by_repurchase),
        "surge.unexplained_low": str(surge.unexplained_low),
        "surge.unexplained_high": str(surge.unexplained_high),
    }


def _tasks(material: AppealMaterial) -> dict[str, str]:
    """Counts over causes, gaps and exhibits."""
    flagged = set(material.flagged)
    spoken = set(material.genuine) | set(material.conceded)
    gaps: dict[str, set[OrderId]] = {}
    for gap in material.gaps:
        gaps.setdefault(f"gap.{gap.kind}", set()).update(flagged & set(gap.orders))
    causes: dict[str, set[OrderId]] = {}
    for cause in material.causes:
        causes.setdefault(f"cause.{cause.code}", set()).update(spoken & set(cause.orders))
    return {
        **{name: str(len(orders)) for name, orders in (gaps | causes).items()},
        "exhibits.sealed": str(len(material.exhibits)),
    }
