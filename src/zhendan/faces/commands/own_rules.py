"""`zhendan rules new|set|import|export|added|forget`: what a shop adds to the rulebook."""

from datetime import date, datetime
from pathlib import Path

import click

from zhendan.domain import Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, with_settings
from zhendan.steps import own_rules

_KEPT = Text("已录入：{name}", "Kept: {name}")
_DROPPED = Text("已删去：{name}", "Dropped: {name}")
_HINT = Text(
    "未写明由谁核对（--confirmed-by），只作提示，不用来推算确定的期限。",
    "Nobody of this shop confirmed it (--confirmed-by): it stays a hint.",
)
_PATHS = click.Path(exists=True, dir_okay=False, path_type=Path)


def add_own_rules(group: click.Group) -> None:
    """Add the commands to `zhendan rules`."""
    for command in (new, set_value, import_rules, export_rules, list_added, forget):
        group.add_command(command)


@click.command(short_help="起草一张自录规则 / a form to fill in")
@click.argument("platform")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到 / where to")
@click.option("--by", default="", help="核对人 / who checks")
@with_settings
def new(settings: Settings, platform: str, out: Path, by: str) -> int:
    """写出一份带说明的空白规则卡，填好后用 rules import 录入。

    Write a commented form; fill it in, then `rules import` it.
    """
    out.write_text(own_rules.form(platform, by=by, today=date.today()), encoding="utf-8")
    click.echo(out)
    return 0


@click.command("set", short_help="录入一个自己核对过的值 / enter a value you checked")
@click.argument("platform")
@click.argument("name")
@click.argument("value")
@click.option("--by", required=True, help="核对人 / who checked")
@click.option("--source", required=True, help="在哪里看到的 / where it was read")
@click.option("--url", default="", help="页面网址 / address")
@click.option("--kept", default="", help="存档副本 sha256:… / archived copy")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="何时起有效 / since")
@with_settings
def set_value(
    settings: Settings, *, platform: str, name: str, since: datetime | None, **told: str
) -> int:
    """录入一个自己在平台上核对过的值；它优先于第三方资料，与官方页面不同时两种都推算。

    Enter a value you checked: it outranks a hint; beside an official page both are read.
    """
    day = since.date().isoformat() if since else ""
    kept = own_rules.enter(
        settings.workspace, platform, name, today=date.today(), since=day, **told
    )
    _say(settings, (kept,))
    return 0


@click.command("import", short_help="录入规则卡或放假通知 / take cards over")
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@click.option("--confirmed-by", default="", help="本店由谁核对过 / who of this shop checked it")
@with_settings
def import_rules(settings: Settings, paths: tuple[Path, ...], confirmed_by: str) -> int:
    """录入规则卡、法规卡、自录值或国务院放假通知（YAML），全部成功或全部不录。

    Take over cards, statutes, overlays or holiday notices (YAML), all or none.
    """
    names = own_rules.take_over(settings.workspace, paths, confirmed_by=confirmed_by)
    _say(settings, names)
    if not confirmed_by and any(name.startswith("overlay-") for name in names):
        click.echo(_HINT.say(settings.lang), err=True)
    return 0


@click.command("export", short_help="导出自录规则给别人用 / hand your cards out")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="文件夹 / folder")
@with_settings
def export_rules(settings: Settings, out: Path) -> int:
    """导出自录的规则；谁在哪天核对的保留在文件里，本店的确认不带走。

    Export what was added; who checked it stays in the file, this shop's confirmation does not.
    """
    written = own_rules.hand_out(settings.workspace, out)
    if settings.as_json:
        print_json({"files": [str(path) for path in written]})
    else:
        for path in written:
            click.echo(path)
    return 0


@click.command("added", short_help="录入过什么 / what was added")
@with_settings
def list_added(settings: Settings) -> int:
    """列出自录的规则。

    List what was added.
    """
    names = own_rules.added(settings.workspace)
    if settings.as_json:
        print_json(list(names))
    else:
        for name in names:
            click.echo(name)
    return 0


@click.command(short_help="删去一份自录规则 / drop an addition")
@click.argument("name")
@with_settings
def forget(settings: Settings, name: str) -> int:
    """删去一份自录规则；名称见 rules added。

    Drop an addition; see `rules added` for names.
    """
    own_rules.forget(settings.workspace, name)
    say(_DROPPED, settings.lang, name=name)
    return 0


def _say(settings: Settings, names: tuple[str, ...]) -> None:
    """What was kept."""
    if settings.as_json:
        print_json({"kept": list(names)})
    else:
        for name in names:
            say(_KEPT, settings.lang, name=name)
