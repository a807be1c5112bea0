"""Every number a statement may bear, recomputed from the material by pure functions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zhendan.appeal.match import Element, OrderCase, match_claims
from zhendan.appeal.material import ATTACKS, AppealMaterial
from zhendan.domain import ExhibitKind, OrderId, Verdict

# Causes of a misjudgement: they speak of orders that may be claimed, never of conceded ones.
MISJUDGED = ("RC01", "RC02", "RC03", "RC04", "RC05", "RC13", "RC14", "RC19", "RC21")
# Suspicions nobody has confirmed yet: a letter that names them says more than the shop knows.
UNCONFIRMED = ("RC15", "RC99")


def numbers(material: AppealMaterial) -> Mapping[str, str]:
    """All numbers by name, as they are printed; a name that does not apply is absent."""
    cases = match_claims(material)
    return {
        **_orders(material),
        **_cases(cases),
        **_surge(material),
        **_tasks(material),
    }


@dataclass(frozen=True, slots=True)
class Group:
    """Genuine orders that share a sentence and a number: what each of them is shown by."""

    name: str
    cases: tuple[OrderCase, ...]
    elements: tuple[Element, ...]
    """What the records of every one of them show."""
    verdict: str
    is_single: bool
    """All their records are of one kind of source."""


def groups(cases: Iterable[OrderCase]) -> tuple[Group, ...]:
    """Claimed orders of one verdict and breadth together, provable ones first.

    Where their records have nothing in common, those shown by the same elements make a group.
    """
    found: dict[tuple[str, bool], list[OrderCase]] = {}
    for case in cases:
        if case.claims and case.verdict in ("provable", "thin"):
            single = len({claim.source for claim in case.claims}) == 1
            found.setdefault((case.verdict, single), []).append(case)
    parts = sorted(found.items(), key=lambda item: item[0])
    return tuple(group for key, own in parts for group in _alike(key, own))


def _alike(key: tuple[str, bool], cases: list[OrderCase]) -> Iterator[Group]:
    """One group over what all share, else one for each set of elements."""
    verdict, single = key
    name = f"group.{verdict}.{'single' if single else 'several'}"
    shared = [e for e in Element if all(e in recorded(case) for case in cases)]
    if shared:
        yield Group(name, tuple(cases), tuple(shared), verdict, single)
        return
    apart: dict[tuple[Element, ...], list[OrderCase]] = {}
    for case in cases:
        apart.setdefault(recorded(case), []).append(case)
    for elements, own in apart.items():
        yield Group(f"{name}.{'+'.join(elements)}", tuple(own), elements, verdict, single)


def recorded(case: OrderCase) -> tuple[Element, ...]:
    """What records show of the order; an explanation is an argument, not a record."""
    records = tuple(e for e in case.elements if e is not Element.EXPLANATION)
    return records or case.elements


def gap_kinds(material: AppealMaterial) -> Mapping[ExhibitKind, frozenset[OrderId]]:
    """What claimed orders still lack, by kind; useful extras (video, invoices) are left out.

    The other orders are not argued about, so nothing is missing for them.
    """
    claimed = set(material.genuine)
    found: dict[ExhibitKind, set[OrderId]] = {}
    for gap in material.gaps:
        if gap.level != "info" and claimed & set(gap.orders):
            found.setdefault(gap.kind, set()).update(claimed & set(gap.orders))
    return {kind: frozenset(orders) for kind, orders in found.items()}


def waived_kinds(material: AppealMaterial) -> frozenset[ExhibitKind]:
    """What is missing and was given up by a person altogether: no gap of the kind is still open."""
    found = [gap for gap in material.gaps if gap.level != "info"]
    still = {gap.kind for gap in found if gap.waived is None}
    return frozenset(gap.kind for gap in found) - still


def caused(material: AppealMaterial, code: str) -> tuple[OrderId, ...]:
    """The orders for which a cause is named in the letter.

    Claimed ones where the platform misjudged, else conceded ones; none for a suspicion that
    nobody has confirmed.
    """
    if code in UNCONFIRMED:
        return ()
    spoken = set(material.genuine if code in MISJUDGED else material.conceded)
    if code in ATTACKS:
        spoken = set(material.attacked)
    same = (cause for cause in material.causes if cause.code == code)
    return tuple(sorted(spoken & {order for cause in same for order in cause.orders}))


def uncaused(material: AppealMaterial) -> tuple[OrderId, ...]:
    """The conceded orders for which no root cause is named."""
    named = {order for cause in material.causes for order in caused(material, cause.code)}
    return tuple(order for order in material.conceded if order not in named)


SIGNS = ("K01", "K02", "K03", "K04")


def attacked_by(material: AppealMaterial, story: str) -> tuple[OrderId, ...]:
    """The attacked orders whose records speak for one sign of an attack."""
    wanted = set(material.attacked)
    return tuple(
        a.order
        for a in material.assessments
        if a.order in wanted
        and any(e.code == story and e.verdict is Verdict.FOR for e in a.explanations)
    )


def _orders(material: AppealMaterial) -> dict[str, str]:
    """Counts over the flagged orders, from the folded standings only."""
    verdicts = Counter(material.verdict(order) for order in material.flagged)
    absent = {flag.order for flag in material.notice.flagged if flag.matched == "missing"}
    counts = {
        "orders.flagged": len(material.flagged),
        "orders.genuine": verdicts["provable"] + verdicts["thin"],
        "orders.absent": len(absent),
        "orders.uncaused": len(uncaused(material)),
        "orders.attacked": len(material.attacked),
        **{f"orders.{v}": verdicts[v] for v in ("provable", "thin", "conceded")},
        "orders.unclear": len(material.unclear),
        **{f"attack.{story}": len(attacked_by(material, story)) for story in SIGNS},
    }
    if material.notice.declared_count is not None:
        counts["notice.declared"] = material.notice.declared_count
    return {name: str(count) for name, count in counts.items()}


def _cases(cases: tuple[OrderCase, ...]) -> dict[str, str]:
    """Counts over what the claims show."""
    genuine = [case for case in cases if case.verdict in ("provable", "thin")]
    return {
        **{group.name: str(len(group.cases)) for group in groups(genuine)},
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
        "surge.by_level": str(surge.by_level),
        "surge.by_story": str(surge.by_story),
        "surge.unexplained_low": str(surge.unexplained_low),
        "surge.unexplained_high": str(surge.unexplained_high),
    }


def _tasks(material: AppealMaterial) -> dict[str, str]:
    """Counts over causes, gaps and exhibits."""
    gaps = {f"gap.{kind}": len(orders) for kind, orders in gap_kinds(material).items()}
    codes = {cause.code for cause in material.causes}
    causes = {f"cause.{code}": len(caused(material, code)) for code in codes}
    return {
        **{name: str(count) for name, count in (gaps | causes).items()},
        "exhibits.sealed": str(len(material.exhibits)),
    }
