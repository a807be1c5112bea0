"""`zhendan triage` and `zhendan sample`: many flagged orders, in batches or by a fair sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zhendan.domain import CaseId, Text
from zhendan.faces import answers
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.untrusted import reveal
from zhendan.steps import Errand, wire_reading

if TYPE_CHECKING:
    from zhendan.steps.many_orders import Batch, SamplePlan

_SHOWN = 12
_BATCH = Text(
    "{title}：{orders} 单，{amount} 元；未解疑点 {found}；缺 {missing}",
    "{title}: {orders} orders, {amount} yuan; open {found}; missing {missing}",
)
_DRAWN = Text(
    "{name}：{population} 单中抽 {size} 单；种子 {seed}",
    "{name}: {size} of {population} orders; seed {seed}",
)
_TERMS = Text(
    "若抽中的单全部属实，有 {confidence:.0%} 把握：每组不实的不超过 {most_bad:.0%}。"
    "承诺值（通知编号与封存根）：{commitment}",
    "If every drawn order proves true, then with {confidence:.0%} confidence at most "
    "{most_bad:.0%} of a set are not. Commitment (notice number and sealed root): {commitment}",
)


@click.command(short_help="大量涉案订单分批 / many orders in batches")
@click.option("--case", required=True, help="案件 / case")
@with_settings
def triage(settings: Settings, case: str) -> int:
    """把涉案订单分成可以一起说明的批次，先易后难。

    Sort the flagged orders into batches that are argued alike, soonest won first.
    """
    from zhendan.steps.many_orders import batches_of

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = batches_of(CaseId(case), wiring, Errand())
    if settings.as_json:
        print_json({"batches": [_batch(one) for one in found]})
        return 0
    for one in found:
        facts = {
            "title": one.title.say(settings.lang),
            "orders": len(one.orders),
            "amount": f"{one.amount:.2f}",
            "found": " ".join(one.open_findings) or "–",
            "missing": " ".join(one.missing) or "–",
        }
        click.echo(reveal(_BATCH.say(settings.lang, **facts)))
        click.echo(reveal("    " + _some(one.orders)))
    return 0


@click.command(short_help="可复核的随机抽样 / a sample others can draw again")
@click.option("--case", required=True, help="案件 / case")
@click.option("--confidence", type=float, default=0.95, show_default=True, help="把握 / confidence")
@click.option(
    "--most-bad", type=float, default=0.05, show_default=True, help="最多不实比例 / worst share"
)
@with_settings
def sample(settings: Settings, *, case: str, confidence: float, most_bad: float) -> int:
    """从每一类涉案订单中抽样；种子来自封存根，谁都能照样再抽一次。

    Draw from every queue; the seed comes from the sealed root, so anybody can draw it again.
    """
    from zhendan.steps.many_orders import samples_of

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        plan = samples_of(CaseId(case), wiring, Errand(), confidence=confidence, most_bad=most_bad)
    if settings.as_json:
        print_json(_plan(plan))
    else:
        _say_plan(plan, settings.lang)
    return 0


def _plan(plan: SamplePlan) -> answers.Data:
    """A sample plan as JSON."""
    sets = [
        {"name": s.name, "population": s.population, "seed": s.seed, "orders": list(s.orders)}
        for s in plan.sets
    ]
    terms = {"confidence": plan.terms.confidence, "most_bad": plan.terms.most_bad}
    return {"commitment": plan.commitment, **terms, "sets": sets}


def _say_plan(plan: SamplePlan, lang: str) -> None:
    """The terms, then each set with its seed and its orders."""
    facts = {"confidence": plan.terms.confidence, "most_bad": plan.terms.most_bad}
    shown = " ".join(plan.commitment.split())
    click.echo(reveal(_TERMS.say(lang, **facts, commitment=shown)))
    for one in plan.sets:
        told = {"name": one.name, "population": one.population, "seed": one.seed}
        click.echo(reveal(_DRAWN.say(lang, **told, size=len(one.orders))))
        click.echo(reveal("    " + " ".join(one.orders)))


def _batch(one: Batch) -> answers.Data:
    """A batch as JSON."""
    return {
        "queue": one.queue,
        "title": answers.both(one.title),
        "orders": list(one.orders),
        "amount": str(one.amount),
        "missing": list(one.missing),
        "open_findings": list(one.open_findings),
        "stories": list(one.stories),
    }


def _some(orders: tuple[str, ...]) -> str:
    """The first few orders, and how many more there are."""
    more = f" … +{len(orders) - _SHOWN}" if len(orders) > _SHOWN else ""
    return " ".join(orders[:_SHOWN]) + more
