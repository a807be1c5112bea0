"""`zhendan appeal`: draft, check and export the appeal of a case from its sealed files."""

import itertools
import os
from pathlib import Path

import click

from zhendan.domain import CaseId
from zhendan.faces.commands.bind import bind
from zhendan.faces.hints import with_hints
from zhendan.faces.places import require_output
from zhendan.faces.say import print_json, say_problems, say_questions, say_statement
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import Errand, Hints, Worked, print_dossier, wire, work_through
from zhendan.steps.look.questions import as_data
from zhendan.steps.look.questions import questions as questions_of
from zhendan.steps.look.statement import problems_as_data, statement_as_data, text_of
from zhendan.steps.rephrased import rephrased
from zhendan.steps.returned import as_data as comparison
from zhendan.steps.returned import take_back
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.channels import open_model


@click.group(short_help="申诉：起草、检查、导出 / the appeal: draft, check, export")
def appeal() -> None:
    """申诉：每句话都绑定已封存的凭证；没有凭证的事实写不进去。

    The appeal: every sentence bound to sealed evidence; a fact without any cannot be written.
    """


@appeal.command(short_help="起草申诉说明 / draft the statement")
@click.option("--case", required=True, help="案件 / case")
@click.option("--form", type=click.Choice(["short", "long"]), default="long", show_default=True)
@with_hints
@with_settings
def draft(settings: Settings, case: str, form: str, hints: Hints) -> int:
    """输出申诉说明；长短两种出自同一组主张。

    Print the statement; long and short form come from the same claims.
    """
    worked = _work(settings, case, hints)
    if settings.as_json:
        print_json(statement_as_data(worked.appealed.statement, form))
    else:
        say_statement(text_of(worked.appealed.statement, form))
    return 0


@appeal.command(short_help="按审核员的眼光检查 / check it as a reviewer would")
@click.option("--case", required=True, help="案件 / case")
@with_hints
@with_settings
def check(settings: Settings, case: str, hints: Hints) -> int:
    """列出提交前的问题；有必须先处理的问题时退出码为 1。

    List what stands in the way; exit 1 while anything must be settled first.
    """
    worked = _work(settings, case, hints)
    problems = problems_as_data(worked.appealed.problems)
    stands = not any(p["level"] in ("hard_stop", "critical") for p in problems)
    if settings.as_json:
        print_json({"ok": stands, "problems": problems})
    else:
        say_problems(problems, settings.lang)
    return 0 if stands else 1


@appeal.command(short_help="审核员可能的提问 / what a reviewer would ask")
@click.option("--case", required=True, help="案件 / case")
@with_hints
@with_settings
def questions(settings: Settings, case: str, hints: Hints) -> int:
    """列出审核员可能的提问、矛盾之处和回答它的页码；有矛盾时退出码为 1。

    Likely questions, contradictions, and the pages that answer; exit 1 on a contradiction.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring, _progress(settings) as progress:
        errand = Errand(hints=hints, progress=progress)
        worked = _through(case, wiring, errand)
        asked = as_data(questions_of(worked.appealed, wiring, errand))
    if settings.as_json:
        print_json({"ok": not any(one["contradiction"] for one in asked), "questions": asked})
    else:
        say_questions(asked, settings.lang)
    return 1 if any(one["contradiction"] for one in asked) else 0


@appeal.command(short_help="核对改过的 DOCX / compare an edited DOCX")
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", required=True, help="案件 / case")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="标注后的副本 / marked")
@with_hints
@with_settings
def compare(settings: Settings, document: Path, case: str, out: Path | None, hints: Hints) -> int:
    """逐句核对改过的申诉书：哪些未改动、哪些已未绑定凭证；有未绑定或删去的内容时退出码为 1。

    Compare an edited statement sentence by sentence; exit 1 where any is unbound or gone.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring, _progress(settings) as progress:
        worked = _through(case, wiring, Errand(hints=hints, progress=progress))
        found, marked = take_back(worked, document.read_bytes(), wiring)
    if out is not None:
        out.write_bytes(marked)
    data = comparison(found)
    if settings.as_json:
        print_json(data)
    else:
        numbers = itertools.count(1)
        for one in data["sentences"]:
            number = f"{next(numbers)}. " if one["fate"] in ("edited", "new") else ""
            click.echo(f"{number}[{one['fate']}] {one['text']}")
    return 0 if data["ok"] else 1


appeal.add_command(bind)


@appeal.command(short_help="由语言模型改写措辞（可选） / rephrase, optional")
@click.option("--case", required=True, help="案件 / case")
@click.option("--model-url", envvar="ZHENDAN_MODEL_URL", required=True, help="地址 / address")
@click.option("--model", envvar="ZHENDAN_MODEL", required=True, help="模型 / model")
@with_hints
@with_settings
def rephrase(settings: Settings, case: str, model_url: str, model: str, hints: Hints) -> int:
    """把遮蔽后的句子交给您指定的模型改写；丢了数字、编号或限定语的一律不用，并说明原因。

    Masked sentences to a model of yours; words that lose a number, id or limit are dropped.
    """
    require_workspace(settings.workspace)
    way = open_model(model_url, model, os.environ.get("ZHENDAN_MODEL_KEY", ""))
    with wire(settings.workspace) as wiring, _progress(settings) as progress:
        worked = _through(case, wiring, Errand(hints=hints, progress=progress))
    found = rephrased(worked.appealed.statement, way)
    if settings.as_json:
        print_json(found)
        return 0
    click.echo(found["label"][settings.lang])
    for one in found["sentences"]:
        click.echo(one["text"])
        if one["dropped"]:
            click.echo(f"  （{one['dropped']}）")
    return 0


@appeal.command(short_help="导出 PDF 与 DOCX / export PDF and DOCX")
@click.option("--case", required=True, help="案件 / case")
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="结果文件夹 / results")
@click.option("--form", type=click.Choice(["short", "long"]), default="long", show_default=True)
@with_hints
@with_settings
def export(settings: Settings, *, case: str, out: Path, form: str, hints: Hints) -> int:
    """导出申诉材料；状态不变时字节也不变。

    Export the dossier; equal state gives equal bytes.
    """
    require_workspace(settings.workspace)
    require_output(out)
    with wire(settings.workspace) as wiring, _progress(settings) as progress:
        errand = Errand(hints=hints, progress=progress)
        worked = work_through(CaseId(case), wiring, errand)
        pdf, docx = print_dossier(worked.appealed, wiring, errand)
    out.mkdir(parents=True, exist_ok=True)
    text = text_of(worked.appealed.statement, form)
    files = {
        "dossier.pdf": pdf,
        "dossier.docx": docx,
        f"statement-{form}.txt": text.encode(),
    }
    for name, content in files.items():
        (out / name).write_bytes(content)
    if settings.as_json:
        print_json({"case": case, "files": [str(out / name) for name in files]})
    else:
        for name in files:
            click.echo(out / name)
    return 0


def _work(settings: Settings, case: str, hints: Hints) -> Worked:
    """The case, worked through from its sealed files."""
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring, _progress(settings) as progress:
        return _through(case, wiring, Errand(hints=hints, progress=progress))


def _through(case: str, wiring: Wiring, errand: Errand) -> Worked:
    return work_through(CaseId(case), wiring, errand)


def _progress(settings: Settings) -> TerminalProgress:
    """Progress on stderr."""
    return TerminalProgress(console_on(), settings.lang)
