"""`zhendan team assign`, `duty-list`, `access`: duties on record, rights looked through."""

import click

from zhendan.domain import Text
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, duties, wire, wire_reading

_BY = click.option("--by", required=True, help="记录人 / who")
_KEPT = Text("已记录。", "Recorded.")
_TOGETHER = Text("请分开：{who}兼任{what}", "Part them: {who} holds both {what}")
_NONE = Text("还没有记录职责。", "No duties are on record.")
_LOOKED = Text("{who}：{on} 复查", "{who}: looked at on {on}")


@click.command(short_help="记录一个人的职责 / a person's duties")
@click.argument("person")
@click.argument("held", nargs=-1)
@_BY
@with_settings
def assign(settings: Settings, person: str, held: tuple[str, ...], by: str) -> int:
    """记录一个人现在的职责（place_orders、pay_out、reconcile 等）；不写就是没有了。

    A person's duties from now on (codes as in `team duties`); none clears them.
    """
    with wire(settings.workspace) as wiring:
        event = duties.give(person, held, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@click.command("duty-list", short_help="职责与兼任 / duties on record")
@with_settings
def duty_list(settings: Settings) -> int:
    """列出每个人的职责和不该兼任的；有兼任时退出码为 1。

    Everybody's duties, and which do not go together. Exit code 1 if any.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        held, together = duties.who(wiring)
    lang = settings.lang
    lines = [
        f"{who}  {' '.join(duties.DUTIES[one].say(lang) for one in own)}"
        for who, own in held.items()
    ]
    lines += [_TOGETHER.say(lang, who=who, what=words.say(lang)) for who, words in together]
    tell(settings, {"held": held, "together": together}, lines or [_NONE.say(lang)])
    return 1 if together else 0


@click.command(short_help="权限复查 / rights looked through")
@click.argument("person", default="")
@click.option("--kept", multiple=True, help="保留的权限 / rights that stay")
@click.option("--withdrawn", multiple=True, help="收回的权限 / rights withdrawn")
@click.option("--by", default="", help="记录人 / who")
@with_settings
def access(settings: Settings, person: str, by: str, **told: tuple[str, ...]) -> int:
    """记录一次权限复查；不写人名时列出每个人最近一次复查。

    Record that a person's rights were looked through; without a name, list the latest looks.
    """
    if person:
        with wire(settings.workspace) as wiring:
            event = duties.review(person, wiring, Errand(by=by), **told)
        return tell(settings, event.facts, [_KEPT.say(settings.lang)])
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = duties.looks(wiring)
    lines = [_LOOKED.say(settings.lang, who=one.person, on=one.on) for one in found.values()]
    return tell(settings, list(found.values()), lines or [_NONE.say(settings.lang)])
