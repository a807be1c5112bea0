"""The commands `zhendan synth` and `zhendan demo`."""

import os
import shlex
from pathlib import Path
from typing import TypedDict, Unpack

import click

from zhendan_synth.cases import CASES, case_plan
from zhendan_synth.kinds import KINDS, LEDGERS, plan_for
from zhendan_synth.story import Story, tell
from zhendan_synth.truth import verdicts
from zhendan_synth.written import inbox_files, write_files, write_shop

_LANGUAGE = click.option("--lang", type=click.Choice(["zh", "en"]), default=None)


class _Size(TypedDict):
    """How large a shop, from which seed, how well hidden, how rich in records, in what words."""

    orders: int
    seed: int
    camouflage: float | None
    richness: int
    lang: str | None


@click.command()
@click.option("--kind", type=click.Choice(KINDS), required=True, help="要生成的店铺 / which shop")
@click.option("--orders", type=click.IntRange(min=20), default=1000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--camouflage", type=click.FloatRange(0.0, 1.0), default=None)
@click.option("--richness", type=click.IntRange(1, 3), default=3, show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@_LANGUAGE
def synth(kind: str, out: Path, **size: Unpack[_Size]) -> None:
    """生成公开标明为合成数据的店铺 / Write an openly synthetic shop with its truth beside it."""
    say = _Speaker(size["lang"])
    orders, seed = size["orders"], size["seed"]
    if kind in LEDGERS:
        # Only these kinds need columns, and loading them takes longer than writing a shop.
        from zhendan_synth.bare_ledger import write_ledger

        path, truth = write_ledger(out / LEDGERS[kind], orders=orders, seed=seed)
        say(f"台账：{path}　真值：{truth}", f"ledger: {path}  truth: {truth}")
        return
    hidden, rich = size["camouflage"], size["richness"]
    plan = plan_for(kind, orders=orders, seed=seed, camouflage=hidden, richness=rich)
    story = write_shop(plan, out)
    say(
        f"合成店铺已写入 {out}：收件夹 inbox（{len(story.deals)} 笔订单，"
        f"涉案 {len(story.flagged)} 笔），真值 truth（仅供评分）。",
        f"synthetic shop written to {out}: inbox ({len(story.deals)} orders, "
        f"{len(story.flagged)} flagged), truth (for scoring only).",
    )


@click.command()
@click.argument("name", type=click.Choice(tuple(CASES)), default="mixed")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
)
@_LANGUAGE
def demo(name: str, out: Path, lang: str | None) -> int:
    """写出一个虚构案例并从通知走到申诉材料 / Write a fictional case and carry it to the packet."""
    say = _Speaker(lang)
    story = tell(case_plan(name))
    inbox, result, workspace = out / "inbox", out / "result", out / "workspace"
    write_files(inbox_files(story), inbox)
    say(f"虚构案例 {name} 已写入 {inbox}", f"fictional case {name} written to {inbox}")
    say(
        "案例里的日期是固定的；今天若已过它的截止时间，报告会照实显示期限已过。",
        "Its dates are fixed; past its deadline the report says so, as it would for a real case.",
    )
    chosen = ["--lang", lang] if lang else []
    code = _run(["run", str(inbox), "--out", str(result), "--data", str(workspace), *chosen])
    say(f"请打开 {result / 'report.html'}", f"Look at {result / 'report.html'}")
    say("在浏览器里接着做：", "To go on in a browser:")
    _command("serve", "--data", str(workspace))
    conceded = _to_concede(story)
    if conceded:
        _continue(say, story, conceded, workspace)
    return code


def _run(arguments: list[str]) -> int:
    """Exactly what `zhendan run` does and prints."""
    # The product may be absent while a shop is only being written.
    from zhendan.faces.cli import cli

    code = cli.main(args=arguments, prog_name="zhendan", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _to_concede(story: Story) -> list[str]:
    """Flagged orders whose honest outcome is to concede."""
    said = verdicts(story)
    return [deal.number for deal in story.flagged if said[deal.number].expected == "concede"]


class _Speaker:
    """Says a line in one language; Chinese where none is chosen and the locale is silent."""

    def __init__(self, lang: str | None) -> None:
        local = os.environ.get("LC_ALL") or os.environ.get("LANG") or "zh"
        self._english = (lang or ("en" if local.startswith("en") else "zh")) == "en"

    def __call__(self, chinese: str, english: str) -> None:
        click.echo(english if self._english else chinese)


def _continue(say: _Speaker, story: Story, conceded: list[str], workspace: Path) -> None:
    """The decisions that a person would record next, ready to copy."""
    plan = story.shop.plan
    case = f"{plan.platform}-{plan.notice.number}"
    say(
        f"故事的下一步：负责人核对后，认可其中 {len(conceded)} 笔（只有人能认可）。例如：",
        f"The story goes on: a person looks and concedes {len(conceded)} of them "
        "(only a person can). For example:",
    )
    told = ["--case", case, "--standing", "conceded", "--by", "虚构负责人"]
    told += ["--reason", "仓库与打款登记核对属实，员工已确认，认可处罚"]
    for order in conceded[:2]:
        _command("decide", "--data", str(workspace), "--order", order, *told)
    folder = workspace.parent
    result = str(folder / "result")
    _command("run", str(folder / "inbox"), "--data", str(workspace), "--out", result)


def _command(*words: str) -> None:
    """A command line, ready to copy whatever blanks its paths have."""
    click.echo(f"  zhendan {shlex.join(words)}")
