"""What a day's orders did to a kept ledger, as data and in words."""

from collections.abc import Mapping
from typing import Any

import click

from zhendan.domain import Text
from zhendan.faces.say import say
from zhendan.faces.untrusted import reveal
from zhendan.steps.daily_ledger import DailyAudit

_TAKEN = Text(
    "并入 {new} 个新订单，更新 {replaced} 个旧订单；受牵动的 {looked_again} 个旧订单已重新核查。",
    "{new} new orders taken in, {replaced} known ones renewed; {looked_again} older ones that they "
    "touch were looked at again.",
)
_BASE = Text(
    "全店的平常值与群组搜索以 {based_on} 的完整核查为准；请定期（例如每月）用 --keep 重新核查。",
    "The shop's usual values and the search for groups are of the whole audit of {based_on}; audit "
    "anew with --keep from time to time, say every month.",
)
_TURNED = Text("{count} 个旧订单的结论有变化：", "{count} older orders have another answer now:")


def day_taken(day: DailyAudit) -> dict[str, object]:
    """The update as the contract names it."""
    taken = day.taken
    return {
        "new": taken.new,
        "replaced": taken.replaced,
        "looked_again": taken.looked_again,
        "based_on": taken.based_on,
        "outcomes": dict(taken.outcomes),
        "turned_in_all": taken.turned_in_all,
        "turned": [
            {"order_no": one.order, "before": one.before, "after": one.after}
            for one in taken.turned
        ],
    }


def say_day(data: Mapping[str, Any], lang: str) -> None:
    """What was taken in, what turned, and how old the base is; nothing where nothing was added."""
    day = data.get("update")
    if day is None:
        return
    say(_TAKEN, lang, **{name: day[name] for name in ("new", "replaced", "looked_again")})
    if day["turned_in_all"]:
        say(_TURNED, lang, count=day["turned_in_all"])
    for one in day["turned"]:
        click.echo(reveal(f"  {one['order_no']}  {one['before']} → {one['after']}"))
    say(_BASE, lang, based_on=day["based_on"])
