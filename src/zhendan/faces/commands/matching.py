"""`zhendan evidence questions` and `settle`: which order a record speaks of, said by a person."""

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.untrusted import reveal
from zhendan.steps import Errand, wire, wire_reading

_NONE = Text("没有待确认的问题。", "Nothing waits for an answer.")
_KEPT = Text("已记入保管记录（日志第 {leaf} 条）。", "On record (log entry {leaf}).")


@click.command(short_help="待确认：这条记录说的是哪一单 / what a person must settle")
@click.option("--case", required=True, help="案件 / case")
@with_settings
def questions(settings: Settings, case: str) -> int:
    """列出可能对应多笔订单、需要人来确认的记录；软件不替您选。

    Records that fit more orders than one; the software picks none.
    """
    from zhendan.steps.questions import questions_of

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = questions_of(CaseId(case), wiring)
    if settings.as_json:
        print_json(
            [
                {
                    "question": one.id,
                    "order": one.passage.order,
                    "file": one.passage.at_row.file,
                    "row": one.passage.at_row.row,
                    "says": {"zh": one.passage.says.zh, "en": one.passage.says.en},
                    "ask": one.passage.ask.zh if one.passage.ask else "",
                }
                for one in found
            ]
        )
        return 0
    if not found:
        say(_NONE, settings.lang)
    for one in found:
        ask = one.passage.ask.say(settings.lang) if one.passage.ask else ""
        said = one.passage.says.say(settings.lang)
        click.echo(reveal(f"{one.id}  {one.passage.order}  {said}  {ask}"))
    return 0


@click.command(short_help="回答一个待确认的问题 / answer one of them")
@click.argument("question")
@click.option("--case", required=True, help="案件 / case")
@click.option("--yes/--no", "belongs", default=None, help="是不是这一单 / whether it is this order")
@click.option("--by", required=True, help="确认人 / who says so")
@click.option("--reason", required=True, help="依据 / how that is known")
@with_settings
def settle(
    settings: Settings, question: str, *, case: str, belongs: bool | None, **told: str
) -> int:
    """回答某条记录是不是说这一单；写明谁确认、依据什么，记入该凭证的保管记录。

    Say whether a record speaks of its order, who says so and why; it becomes a custody event.
    """
    from zhendan.steps.questions import answer_question

    if belongs is None:
        raise click.UsageError("--yes 与 --no 二选一 / give --yes or --no")
    require_workspace(settings.workspace)
    errand = Errand(by=told["by"], reason=told["reason"])
    with wire(settings.workspace) as wiring:
        entry = answer_question(CaseId(case), question, wiring, errand, belongs=belongs)
    if settings.as_json:
        print_json({"question": question, "event": entry.event, "leaf": entry.leaf})
    else:
        say(_KEPT, settings.lang, leaf=entry.leaf)
    return 0
