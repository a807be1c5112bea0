"""`zhendan submit|gate|receipt|reply|rounds`: hand in once, and keep what comes back."""

from pathlib import Path
from typing import Any

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.hints import with_hints
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import Errand, Hints, wire, wire_reading, work_through
from zhendan.steps.follow_up import pass_gate
from zhendan.steps.follow_up import submit as submit_step
from zhendan.steps.look import rounds as look
from zhendan.steps.replying import keep_receipt, round_state, round_states, take_reply

_FINAL = Text(
    "提交不可撤回，并消耗一次机会。核对无误后，请加上 --final 再执行一次。",
    "Handing in cannot be undone and uses up one attempt. Add --final once you are sure.",
)
_DONE = Text(
    "已记录第 {round} 轮提交（{files} 个文件已冻结）。请在平台提交同样的文件，并保存回执。",
    "Round {round} is on record ({files} files frozen). Hand in the same files, keep the receipt.",
)
_KEPT = Text("回执已封存，提交有据可查。", "The receipt is sealed; the submission can be shown.")
_GATE = Text("已记录律师环节的选择。", "The choice about a lawyer is on record.")
_READ = Text("读作：{kind}", "Read as: {kind}")
_SAY = Text(
    "看不出结果。请人工判断后加 --as 再记录一次。", "Cannot tell how it ended: record it with --as."
)
_CONFIRM = Text(
    "结果由您确认：请核对原文，加 --as {state} 再记录一次。",
    "How it ended is yours to confirm: check the words and record it with --as {state}.",
)
_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="记录提交，不可撤回 / record the submission")
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", required=True, help="提交人 / who hands it in")
@click.option(
    "--channel",
    type=click.Choice(["by_hand", "by_api", "by_mail"]),
    default="by_hand",
    show_default=True,
    help="渠道 / channel",
)
@click.option("--violation-no", type=click.IntRange(1), default=None, help="第几次违规 / which one")
@click.option("--agent", default="", help="代为提交的机构 / who acts for the shop")
@click.option("--mandate", default="", help="授权委托书 / the mandate")
@click.option("--final", is_flag=True, help="我知道提交不可撤回 / I know it cannot be undone")
@with_hints
@with_settings
def submit(
    settings: Settings, *, case: str, by: str, final: bool, hints: Hints, **told: Any
) -> int:
    """冻结已导出的材料并记录提交；检查次数、期限、硬性问题和律师环节，缺一项都不记录。

    Freeze the exported packet and record that it is handed in; every guard must hold.
    """
    require_workspace(settings.workspace)
    if not final:
        click.echo(_FINAL.say(settings.lang), err=True)
        return 1
    with (
        wire(settings.workspace) as wiring,
        TerminalProgress(console_on(), settings.lang) as progress,
    ):
        errand = Errand(by=by, hints=hints, progress=progress, **told)
        event = submit_step(work_through(CaseId(case), wiring, errand), wiring, errand)
    if settings.as_json:
        print_json({"case": case, **event.facts})
    else:
        files = event.facts.get("files")
        count = len(files) if isinstance(files, list) else 0
        say(_DONE, settings.lang, round=event.facts["round"], files=count)
    return 0


@click.command(short_help="认可前的律师环节 / the lawyer's step")
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", required=True, help="记录人 / who records it")
@click.option("--adviser", default="", help="提供意见的律师 / who advised")
@click.option("--reason", default="", help="不经律师提交的理由 / why without a lawyer")
@with_settings
def gate(settings: Settings, case: str, by: str, adviser: str, reason: str) -> int:
    """认可处罚的订单提交之前，记录律师的意见，或写明理由选择不经律师。

    Before concessions are handed in: record who advised, or why the shop goes without.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        errand = Errand(by=by, reason=reason)
        event = pass_gate(CaseId(case), wiring, errand, adviser=adviser)
    if settings.as_json:
        print_json({"case": case, **event.facts})
    else:
        say(_GATE, settings.lang)
    return 0


@click.command(short_help="保存提交回执 / keep the receipt")
@click.argument("paths", nargs=-1, required=True, type=_FILES)
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", default="", help="经手人 / who keeps it")
@with_settings
def receipt(settings: Settings, paths: tuple[Path, ...], case: str, by: str) -> int:
    """封存平台的回执（截图或文件）；没有回执，提交只是暂定。

    Seal the platform's receipt; without one the submission stays provisional.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        event = keep_receipt(CaseId(case), paths, wiring, Errand(by=by))
    if settings.as_json:
        print_json({"case": case, **event.facts})
    else:
        say(_KEPT, settings.lang)
    return 0


@click.command(short_help="登记平台答复 / record the answer")
@click.option("--case", required=True, help="案件 / case")
@click.option("--text", "text", default="", help="答复原文 / the answer, verbatim")
@click.option("--file", "paths", multiple=True, type=_FILES, help="答复文件或截图 / files")
@click.option("--as", "state", type=click.Choice(list(round_states())), default=None, help="结果")
@click.option("--by", default="", help="登记人 / who records it")
@with_settings
def reply(
    settings: Settings, *, case: str, paths: tuple[Path, ...], state: str | None, **told: str
) -> int:
    """读出答复里的要求、理由和期限；是什么结果由人确认，请用 --as 指明；未确认不记录。

    Read asks, reasons and time out of an answer; what it is, is yours to say with --as.
    """
    require_workspace(settings.workspace)
    to = round_state(state) if state else None
    words = told["text"] or "\n".join(_text(path) for path in paths)
    with wire(settings.workspace) as wiring:
        done = take_reply(CaseId(case), (words, paths), wiring, Errand(by=told["by"]), to=to)
    read = look.reply_as_data(done.reply)
    recorded = str(done.event.facts["to"]) if done.event else None
    if settings.as_json:
        print_json({"case": case, **read, "recorded": recorded})
    else:
        say(_READ, settings.lang, kind=look.kind_words(done.reply).say(settings.lang))
        for ask in read["asks"]:
            click.echo(f"  {ask['words']}")
        if not recorded:
            proposed = done.reply.state
            say(_CONFIRM if proposed else _SAY, settings.lang, state=str(proposed))
    return 0 if recorded else 2


@click.command(short_help="各轮提交与差异 / rounds and what is new")
@click.option("--case", default="", help="案件；不写则列出全部计数 / case")
@click.option("--diff", is_flag=True, help="与上一轮比较 / compare with the last round")
@with_hints
@with_settings
def rounds(settings: Settings, case: str, diff: bool, hints: Hints) -> int:
    """列出各轮提交、回执和答复；--diff 与上一轮比较；不写案件则给出裁决计数。

    The rounds of a case; --diff compares with the last; without a case, counts of decisions.
    """
    require_workspace(settings.workspace)
    if diff and case:
        with wire(settings.workspace) as wiring:
            worked = work_through(CaseId(case), wiring, Errand(hints=hints))
            found: object = look.differs(worked.case, worked.appealed, wiring)
    else:
        with wire_reading(settings.workspace) as wiring:
            found = look.rounds(wiring.desk().file(CaseId(case))) if case else look.counted(wiring)
    print_json(found)
    return 0


def _text(path: Path) -> str:
    """A reply that was saved as text; a picture has none to read here."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
