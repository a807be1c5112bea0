"""`zhendan rights`: what the notice should say, and letters that ask for it."""

from pathlib import Path

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.hints import with_hints
from zhendan.faces.places import require_output
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, Hints, wire, work_through
from zhendan.steps.look.rights import as_data
from zhendan.steps.rights import rights as rights_step

_SAID = {"yes": Text("是", "yes"), "no": Text("否", "no"), "unknown": Text("看不出", "unknown")}


@click.command(short_help="程序权利与请求函 / procedural rights")
@click.option("--case", required=True, help="案件 / case")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="写出函件 / letters")
@with_hints
@with_settings
def rights(settings: Settings, case: str, out: Path | None, hints: Hints) -> int:
    """核对通知是否说明事实、理由、依据、计算和人工处理，并起草与申诉分开的请求函。

    Check the notice for facts, reasons, basis, calculation and a human decision; draft letters.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        worked = work_through(CaseId(case), wiring, Errand(hints=hints))
        material = worked.appealed.material
        found = rights_step(material.notice, wiring.rulebook, shop=material.shop_name)
    if out is not None:
        require_output(out)
        out.mkdir(parents=True, exist_ok=True)
        for letter in found.letters:
            path = out / f"{letter.number}-{letter.title}.txt"
            path.write_text(letter.text, encoding="utf-8")
    data = as_data(found)
    if settings.as_json:
        print_json(data)
        return 0
    for one in data["questions"]:
        click.echo(f"{_SAID[one['said']].say(settings.lang):<4} {one[settings.lang]}")
    for letter in found.letters:
        click.echo(f"  {letter.number} {letter.title}")
    return 0
