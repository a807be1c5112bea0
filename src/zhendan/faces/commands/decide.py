"""`zhendan decide`: a person's ruling on orders, kept for ever with its reason."""

import click

from zhendan.domain import CaseId, ExhibitId, OrderId, Standing
from zhendan.faces.say import print_json, say_decided
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, wire
from zhendan.steps import decide as decide_step


@click.command(short_help="记录人工认定 / record a person's decision")
@click.option("--case", required=True, help="案件 / case")
@click.option(
    "--order", "orders", multiple=True, required=True, help="订单号，可多次 / order number"
)
@click.option(
    "--standing",
    type=click.Choice([str(one) for one in Standing]),
    required=True,
    help="认定 / standing",
)
@click.option("--reason", required=True, help="理由，永久保留 / why, kept for ever")
@click.option("--by", required=True, help="认定人 / who decides")
@click.option("--exhibit", "exhibits", multiple=True, help="依据的凭证编号 / exhibits leaned on")
@with_settings
def decide(
    settings: Settings,
    *,
    case: str,
    orders: tuple[str, ...],
    standing: str,
    exhibits: tuple[str, ...],
    **person: str,
) -> int:
    """为一张或多张订单记录认定，每单一条，全部成功或全部不记。

    Record a decision on one or more orders, one each, all or none.
    """
    require_workspace(settings.workspace)
    ruling = (Standing(standing), person["reason"], tuple(ExhibitId(e) for e in exhibits))
    numbers = tuple(OrderId(number) for number in orders)
    with wire(settings.workspace) as wiring:
        made = decide_step(
            CaseId(case), numbers, wiring, ruling=ruling, errand=Errand(by=person["by"])
        )
    if settings.as_json:
        print_json({"case": case, "decided": [dict(event.facts) for event in made]})
    else:
        say_decided(case, made, settings)
    return 0
