"""`zhendan channel`: a platform's own interface, off unless a person hands in an authorisation."""

import os
from typing import Any

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.hints import with_hints
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, Hints, wire, work_through
from zhendan.steps import channel as steps
from zhendan.steps.look.channel import result_data, violation_data
from zhendan.steps.wiring.channels import open_channel

TOKEN = "ZHENDAN_CHANNEL_TOKEN"
_NO_TOKEN = Text(
    "请把商家自己的授权令牌放在环境变量 ZHENDAN_CHANNEL_TOKEN 中；它不会被保存。",
    "Put the merchant's own token into ZHENDAN_CHANNEL_TOKEN; it is never kept.",
)
_UNTRIED = Text(
    "接口按平台公开文档编写，只在替身服务器上试过，尚未在真实服务上使用。",
    "Written from published pages and tried against a stand-in only, never on the live service.",
)
_FINAL = Text(
    "通过接口提交不可撤回，并消耗一次机会。核对无误后请加上 --final。",
    "Handing in through the interface cannot be undone. Add --final once you are sure.",
)
_LOST = Text(
    "已记录：第 {round} 轮没有送达，不消耗次数；同一份材料可以再次提交。",
    "On record: round {round} never arrived and uses up no attempt; it may be handed in again.",
)
_FOUND = Text(
    "已确认送达，平台编号：{reference}", "It has arrived; the platform's number: {reference}"
)
_SENT = Text("平台已受理，共 {items} 项。", "Taken in, {items} items.")


@click.group(short_help="平台接口（默认关闭） / a platform's interface")
def channel() -> None:
    """平台公开的违规与申诉接口：默认手工提交，只有给出授权才会联网。

    Published interfaces for violations and appeals; by hand is the default.
    """


def _with_channel(command: Any) -> Any:
    """Give a command the options of a channel."""
    command = click.option("--host", default="", help="接口地址 / address")(command)
    return click.option(
        "--channel", "name", type=click.Choice(["wechat"]), default="wechat", show_default=True
    )(command)


@channel.command("list", short_help="违规记录 / violations")
@_with_channel
@with_settings
def list_violations(settings: Settings, name: str, host: str) -> int:
    """列出近九十天的违规记录；每次应答的原文都会存证。

    The violations of the last ninety days; every raw answer is kept.
    """
    require_workspace(settings.workspace)
    token = _token(settings)
    with wire(settings.workspace) as wiring:
        way = open_channel(name, token, host=host, trail=steps.trail_of(wiring))
        found = steps.violations(way, wiring.clock.now())
    print_json([violation_data(one) for one in found])
    return 0


@channel.command("results", short_help="申诉结果 / results")
@click.option("--case", required=True, help="案件 / case")
@click.option("--violation", required=True, help="违规记录编号 / violation")
@click.option("--by", default="", help="经手人 / who asks")
@_with_channel
@with_settings
def results(settings: Settings, *, case: str, violation: str, by: str, **told: str) -> int:
    """查询申诉结果；有新的状态就记入案件。

    Ask for the result; a new state is put on record.
    """
    require_workspace(settings.workspace)
    token = _token(settings)
    with wire(settings.workspace) as wiring:
        way = open_channel(told["name"], token, host=told["host"], trail=steps.trail_of(wiring))
        found = steps.fetch(CaseId(case), wiring, Errand(by=by), channel=way, violation=violation)
    print_json([result_data(one) for one in found])
    return 0


@channel.command("submit", short_help="通过接口提交 / hand in through the interface")
@click.option("--case", required=True, help="案件 / case")
@click.option("--violation", required=True, help="违规记录编号 / violation")
@click.option("--by", required=True, help="提交人 / who hands it in")
@click.option("--final", is_flag=True, help="我知道提交不可撤回 / I know it cannot be undone")
@_with_channel
@with_hints
@with_settings
def submit(settings: Settings, *, case: str, violation: str, hints: Hints, **told: Any) -> int:
    """与手工提交同样的检查；先冻结记录，再只发送一次，结果不明时先查询。

    The same guard as by hand; frozen first, sent once, looked up where the answer is lost.
    """
    require_workspace(settings.workspace)
    token = _token(settings)
    if not told["final"]:
        click.echo(_FINAL.say(settings.lang), err=True)
        return 1
    with wire(settings.workspace) as wiring:
        way = open_channel(told["name"], token, host=told["host"], trail=steps.trail_of(wiring))
        errand = Errand(by=told["by"], hints=hints)
        wanted = steps.violation_of(way, wiring.clock.now(), violation)
        worked = work_through(CaseId(case), wiring, errand)
        done = steps.hand_in(worked, wiring, errand, channel=way, violation=wanted)
    say(_SENT, settings.lang, items=done.items)
    return 0


@channel.command("settle", short_help="查清是否送达 / has it arrived")
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", required=True, help="经手人 / who looks it up")
@click.option("--never-arrived", "lost", is_flag=True, help="认定没有送达 / call it lost")
@click.option("--reason", default="", help="为何认定没有送达 / why it is called lost")
@_with_channel
@with_settings
def settle(settings: Settings, *, case: str, lost: bool, **told: str) -> int:
    """已发送而平台未确认的一轮：只查询，不重发；查不到时由人写明理由认定没有送达。

    Look up a round that was sent but not confirmed; nothing is sent again.
    """
    require_workspace(settings.workspace)
    token = _token(settings)
    errand = Errand(by=told["by"], reason=told["reason"])
    with wire(settings.workspace) as wiring:
        way = open_channel(told["name"], token, host=told["host"], trail=steps.trail_of(wiring))
        if lost:
            ended = steps.call_lost(CaseId(case), wiring, errand, channel=way)
            say(_LOST, settings.lang, round=ended.no)
        else:
            sent = steps.settle(CaseId(case), wiring, errand, channel=way)
            say(_FOUND, settings.lang, reference=sent.reference)
    return 0


def _token(settings: Settings) -> str:
    """The token of the environment; what is untried is said every time."""
    token = os.environ.get(TOKEN, "")
    if not token:
        raise click.UsageError(_NO_TOKEN.say(settings.lang))
    click.echo(_UNTRIED.say(settings.lang), err=True)
    return token
