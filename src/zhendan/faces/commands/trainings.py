"""`zhendan team training…`: what staff read, the shop's own wording of it, and who signed."""

from pathlib import Path
from typing import Any

import click
import yaml

from zhendan.domain import Text
from zhendan.faces.plain import plain, tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, trainings, wire, wire_reading
from zhendan.steps.look.case_list import reading

_BY = click.option("--by", required=True, help="记录人 / who")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_READ = click.option(
    "--read", "read_as", default="", help="读的是第几版 / the version that was read"
)
_SCORE = Text("得分 {score:.0%}，{passed}", "score {score:.0%}, {passed}")
_PASSED = Text("通过", "passed")
_AGAIN = Text("请再学习一次", "please take it again")
_EDITION = Text("第 {version} 版，指纹 {mark}", "version {version}, fingerprint {mark}")
_SAME = Text("文字没有变化，没有新版本。", "The text is as it was; no new version.")
_RENEW = Text(
    "{person} 签的是第 {version} 版，请读新版后再签。",
    "{person} signed for version {version}: please read the new one and sign again.",
)
_OLD = Text("（未记版本）", "(version not recorded)")
_SIGN = Text(
    "我读过上面的第 {version} 版。姓名：__________  日期：__________  签名：__________",
    "I read version {version} above. Name: __________  Date: __________  Signature: __________",
)


@click.command(short_help="培训模块 / trainings")
@click.argument("module", default="")
@click.option("--yaml", "as_yaml", is_flag=True, help="写成可修改的文件 / as a file to edit")
@with_settings
def training(settings: Settings, module: str, *, as_yaml: bool) -> int:
    """列出培训模块和版本；写明编号时显示文字和题目。

    List trainings with their versions, or show one with its questions.
    """
    lang = settings.lang
    with reading(settings.workspace) as wiring:
        found = trainings.in_force(wiring)
    if module not in found:
        lines = [f"{k}  {v.module.title.say(lang)}  v{v.version}" for k, v in found.items()]
        return tell(settings, list(found), lines)
    one = found[module]
    if as_yaml:
        click.echo(yaml.safe_dump(one.module.told(), allow_unicode=True, sort_keys=False), nl=False)
        return 0
    return tell(settings, plain(one.module), _lines(one, lang))


@click.command("training-sheet", short_help="可打印的签到表 / a sheet to sign")
@click.argument("module")
@_READ
@with_settings
def training_sheet(settings: Settings, module: str, *, read_as: str) -> int:
    """印出一版的文字、版本号和指纹，下面留签名处；签好后封存，作培训的证明。

    The text of one version with its number and fingerprint, and a line to sign.
    """
    with reading(settings.workspace) as wiring:
        known = trainings.versions(module, wiring)
    if not known:
        raise click.UsageError("、".join(trainings.shipped_modules()))
    one = trainings.read_edition(known, read_as or str(known[-1].version))
    lines = [*_lines(one, settings.lang), "", _SIGN.say(settings.lang, version=one.version)]
    return tell(settings, one, lines)


@click.command("keep-training", short_help="写本店的培训 / the shop's own training")
@click.argument("path", type=_FILE)
@click.option("--seen", default="", help="从第几版改起，新模块不写 / the version that was changed")
@_BY
@with_settings
def keep_training(settings: Settings, path: Path, *, seen: str, by: str) -> int:
    """把改好或新写的培训（YAML）存为新的一版，并列出谁需要重读；旧版和旧签名不动。

    Keep an edited or new training as the next version and name who has to renew.
    """
    module = trainings.read_module(path.read_text("utf-8", errors="replace"))
    with wire(settings.workspace) as wiring:
        kept = trainings.keep(module, seen, wiring, Errand(by=by))
    lang = settings.lang
    lines = [_edition(kept.edition, lang)] if kept.new else [_SAME.say(lang)]
    lines += [
        _RENEW.say(lang, person=one.person, version=one.version or _OLD.say(lang))
        for one in kept.renew
    ]
    return tell(settings, kept, lines)


@click.command(short_help="记录一人的培训 / record attendance")
@click.argument("module")
@click.option("--person", required=True, help="参加的人 / who took it")
@click.option("--answers", required=True, help="答案编号，如 1,1,0 / choices by number")
@click.option("--signature", default="", help="签到表的凭证编号 / the sealed sheet")
@_READ
@_BY
@with_settings
def attend(settings: Settings, module: str, *, by: str, read_as: str, **told: str) -> int:
    """记录谁读了哪一版培训、得分和签到凭证；整改任务可以用签到表作证明。

    Record who took which version of a training, the score and the signed sheet.
    """
    with reading(settings.workspace) as looking:
        known = trainings.in_force(looking)
    if module not in known:
        raise click.UsageError("、".join(known))
    answers = [int(one) for one in told["answers"].split(",") if one.strip().isdecimal()]
    with wire(settings.workspace) as wiring:
        person = (told["person"], answers)
        text = (module, read_as)
        event = trainings.take(text, person, told["signature"], wiring, Errand(by=by))
    fields: Any = event.facts["fields"]
    passed = (_PASSED if fields["passed"] else _AGAIN).say(settings.lang)
    line = _SCORE.say(settings.lang, score=fields["score"], passed=passed)
    mark = _EDITION.say(settings.lang, version=fields["version"], mark=fields["fingerprint"])
    return tell(settings, fields, [line, mark])


@click.command(short_help="谁参加过培训 / who was trained")
@with_settings
def trained(settings: Settings) -> int:
    """每人每个模块的最近一次成绩、读的是哪一版，以及谁需要重读。

    The latest result per person and training, its version, and who has to renew.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found, again = trainings.trained(wiring), trainings.renewals(wiring)
    lang, lines = settings.lang, []
    for one in found:
        version = f"v{one.version}" if one.version else _OLD.say(lang)
        lines.append(f"{one.person}  {one.module} {version}  {one.score:.0%}  {one.signature}")
        if one in again:
            lines.append(f"  · {_RENEW.say(lang, person=one.person, version=version)}")
    return tell(settings, found, lines)


def _edition(one: trainings.Edition, lang: str) -> str:
    return _EDITION.say(lang, version=one.version, mark=one.fingerprint)


def _lines(one: trainings.Edition, lang: str) -> list[str]:
    """One version as it is read: heading, version, text, questions."""
    module = one.module
    lines = [module.title.say(lang), _edition(one, lang)]
    lines += [f"· {text.say(lang)}" for text in module.paragraphs]
    for question in module.questions:
        lines.append(f"{question.id} {question.ask.say(lang)}")
        lines += [f"   {n}. {choice.say(lang)}" for n, choice in enumerate(question.choices)]
    return lines
