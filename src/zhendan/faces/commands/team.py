"""`zhendan team`: training, concerns, playbooks, and the register of partners."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.commands.duties import access, assign, duty_list
from zhendan.faces.commands.trainings import (
    attend,
    keep_training,
    trained,
    training,
    training_sheet,
)
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, partner_risk, people, wire, wire_reading

_BY = click.option("--by", required=True, help="记录人 / who")
_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_KEPT = Text("已记录。", "Recorded.")
_CONFIDENT = Text(
    "已封存，编号 {number}，由{who}处理。列表里不显示内容，也不显示是谁反映的；"
    "能打开工作区文件夹的人仍可能看到原文，请把工作区放在处理人自己的电脑上。",
    "Sealed as {number}, heard by {who}. No list shows the words or who raised it; whoever can open"
    " the workspace folder could still read it, so keep that on the recipient's own machine.",
)


@click.group(short_help="员工与合作方：培训、反映、名册 / staff and partners")
def team() -> None:
    """员工培训、情况反映、应对手册，以及合作方名册。

    Training, concerns, playbooks, and the register of partners.
    """


for more in (assign, duty_list, access, training, attend, trained, keep_training, training_sheet):
    team.add_command(more)


@team.command(short_help="职责是否分开 / duties kept apart")
@click.argument("duties", nargs=-1, required=True)
@with_settings
def duties(settings: Settings, duties: tuple[str, ...]) -> int:
    """检查一人是否兼了不该兼的职责，写作 姓名=place_orders,approve_reviews。有兼任时退出码为 1。

    Check duties, written NAME=place_orders,approve_reviews. Exit code 1 if two do not go together.
    """
    held = {one.partition("=")[0]: one.partition("=")[2].split(",") for one in duties}
    found = people.duties_together(held)
    tell(settings, found, [f"{who}：{words.say(settings.lang)}" for who, words in found])
    return 1 if found else 0


@team.command(short_help="保密反映情况 / report a concern")
@click.argument("path", type=_FILE)
@click.option("--to", "recipient", required=True, help="由谁处理 / who hears it")
@with_settings
def concern(settings: Settings, path: Path, recipient: str) -> int:
    """封存一份情况反映；名册只有编号和处理人，没有内容，也没有反映的人。

    Seal a concern; the book holds its number and who hears it only.
    """
    with wire(settings.workspace) as wiring:
        event = people.report_concern(path.read_text("utf-8"), recipient, wiring)
    number = event.facts["id"]
    line = _CONFIDENT.say(settings.lang, number=number, who=recipient)
    return tell(settings, {"number": number, "recipient": recipient}, [line])


@team.command(short_help="应对手册 / playbooks")
@click.argument("name", default="")
@with_settings
def playbook(settings: Settings, name: str) -> int:
    """异常集中下单当天的步骤，以及不招来套券的促销规则。

    Day 0 of a burst of orders, and promotion rules that invite no coupon gangs.
    """
    found = people.playbooks()
    if name not in found:
        lines = [f"{k}  {v.title.say(settings.lang)}" for k, v in found.items()]
        return tell(settings, list(found), lines)
    one = found[name]
    lines = [f"{n}. {step.say(settings.lang)}" for n, step in enumerate(one.steps, start=1)]
    return tell(settings, one, [one.title.say(settings.lang), *lines])


@team.command(short_help="登记合作方 / register a partner")
@click.argument("number")
@click.option("--name", required=True, help="名称 / name")
@click.option(
    "--kind",
    type=click.Choice(["agency", "courier", "supplier", "influencer", "affiliate", "other"]),
    required=True,
    help="类别 / kind",
)
@click.option("--since", type=_DAY, required=True, help="合同开始 / contract begins")
@click.option("--until", type=_DAY, help="合同结束 / contract ends")
@click.option("--review", type=_DAY, help="复查日期 / next look")
@click.option("--clause", "clauses", multiple=True, help="合同已有的条款 / clauses it holds")
@_BY
@with_settings
def partner(settings: Settings, number: str, *, by: str, **told: Any) -> int:
    """登记代运营、快递网点、供应商、主播、推广者，合同日期和已有的条款。

    Register a partner with contract dates and clauses.
    """
    since: datetime = told["since"]
    until: datetime | None = told["until"]
    review: datetime = told["review"] or since + timedelta(days=180)
    made = people.Partner(
        number,
        told["name"],
        people.PartnerKind(told["kind"]),
        since.date(),
        until.date() if until else None,
        frozenset(told["clauses"]),
        review.date(),
    )
    with wire(settings.workspace) as wiring:
        event = people.register_partner(made, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@team.command("note", short_help="合作方的事件、暂停、恢复、复查 / incident, suspension")
@click.argument("number")
@click.argument("act", type=click.Choice(["incident", "suspended", "resumed", "reviewed"]))
@click.option("--words", required=True, help="发生了什么 / what happened")
@_BY
@with_settings
def partner_note(settings: Settings, number: str, act: str, *, words: str, by: str) -> int:
    """记录合作方的事件、暂停合作、恢复合作或一次复查。

    Record an incident, a suspension, its end, or a look at a partner.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        event = people.note_partner(number, act, wiring, Errand(by=by, reason=words))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@team.command(short_help="合作方名册与待办 / the register")
@with_settings
def partners(settings: Settings) -> int:
    """合作方名册：缺哪些条款、何时复查、是否暂停。

    The register: clauses lacking, looks due, suspensions.
    """
    require_workspace(settings.workspace)
    from zhendan.steps.measures import today

    with wire_reading(settings.workspace) as wiring:
        found, on = people.the_partners(wiring), today(wiring)
    lines = []
    for one in found.values():
        lines.append(f"{one.id}  {one.name}  {one.suspended}")
        lines += [f"  · {each.say(settings.lang)}" for each in one.to_do(on)]
    return tell(settings, list(found.values()), lines)


@team.command(short_help="各合作方订单上的疑点 / questions per partner")
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", default="", help="写明记录人就记到同名合作方下 / keep them beside partners")
@with_settings
def indicators(settings: Settings, case: str, by: str) -> int:
    """涉案订单按快递网点、推广者分列：核查在其中多少单上提出了哪些疑点。是疑点，不是结论。

    Flagged orders by outlet and promoter: on how many the audit asks what. Questions, no verdict.
    With `--by` they are kept beside the partners of that name.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        found = partner_risk.indicators(CaseId(case), wiring, Errand())
        if by:
            partner_risk.note(CaseId(case), wiring, Errand(by=by))
    lines = [f"{who}  {told}" for who, told in found.items()]
    return tell(settings, found, lines)
