"""`zhendan triage` and `zhendan sample`: many flagged orders, in batches or by a fair sample."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from zhendan.domain import CaseId, DrawnSample, Text
from zhendan.faces import answers
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.untrusted import reveal
from zhendan.steps import Errand, wire, wire_reading

if TYPE_CHECKING:
    from zhendan.steps.many_orders import Batch

_SHOWN = 12
_BATCH = Text(
    "{title}：{orders} 单，{amount} 元；未解疑点 {found}；缺 {missing}",
    "{title}: {orders} orders, {amount} yuan; open {found}; missing {missing}",
)
_EACH = Text(
    "涉案订单不超过 {most} 单，每一单都逐一列出，不抽样。",
    "There are at most {most} flagged orders: each is set out, none is sampled.",
)
_DRAWN = Text("{population} 单中抽 {size} 单；种子 {seed}", "{size} of {population}; seed {seed}")
_TERMS = Text(
    "若抽中的单全部属实，有 {confidence:.0%} 把握：不实的不超过 {most_bad:.0%}。"
    "承诺值（通知编号 / 封存根）：{commitment}",
    "If every drawn order proves true, then with {confidence:.0%} confidence at most "
    "{most_bad:.0%} are not. Commitment (notice number / sealed root): {commitment}",
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
@click.option("--by", default="", help="经手人 / who draws it")
@with_settings
def sample(settings: Settings, *, case: str, by: str) -> int:
    """本轮申诉逐单列出的样本：每轮只抽一次，记入日志；种子来自封存根，谁都能照样再抽一次。

    The sample that the dossier sets out: drawn once an attempt and entered in the log; its seed
    comes from the sealed root, so anybody can draw it again.
    """
    from zhendan.steps.many_orders import MOST_IN_DEPTH, sample_of

    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        drawn = sample_of(CaseId(case), wiring, Errand(by=by))
    if settings.as_json:
        print_json({"sample": asdict(drawn) if drawn else None, "each_up_to": MOST_IN_DEPTH})
    elif drawn is None:
        click.echo(_EACH.say(settings.lang, most=MOST_IN_DEPTH))
    else:
        _say_drawn(drawn, settings.lang)
    return 0


def _say_drawn(drawn: DrawnSample, lang: str) -> None:
    """The terms, the seed and the orders."""
    told = asdict(drawn) | {"commitment": " / ".join(drawn.commitment.split("\n"))}
    click.echo(reveal(_TERMS.say(lang, **told)))
    click.echo(reveal(_DRAWN.say(lang, **told | {"size": len(drawn.orders)})))
    click.echo(reveal("    " + " ".join(drawn.orders)))


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
