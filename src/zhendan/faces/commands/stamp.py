"""`zhendan stamp`: outside time stamps over what is sealed; asks again who has not answered."""

import click

from zhendan.domain import Text
from zhendan.faces import answers
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_authority, with_settings
from zhendan.steps import Errand, StampBy, wire
from zhendan.steps.sealed_state import stamp_now

_GOOD = Text("已有时间戳：{by}，{at}", "Stamped by {by}, {at}")
_PENDING = Text("尚无应答，下次运行会再试：{by}。{reason}", "No answer yet from {by}. {reason}")
_NOBODY = Text(
    "未经第三方时间戳：没有配置时间戳机构（--tsa-url 与 --tsa-chain）。",
    "Not stamped by a third party: no authority is configured (--tsa-url and --tsa-chain).",
)
_UNCHECKED = 2
"""Nothing is wrong, and something is still missing."""


@click.command(short_help="请求时间戳 / ask for time stamps")
@with_authority
@with_settings
def stamp(settings: Settings, stamp_by: tuple[StampBy, ...]) -> int:
    """为已固化的状态请求外部时间戳；以前没有应答的机构一并重试。

    Ask outside authorities to stamp the sealed state; those that did not answer are asked again.
    Exit 0: every one answered; 2: some are still waiting, or none is configured.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        states = stamp_now(wiring, Errand(stamp_by=stamp_by))
    if settings.as_json:
        print_json(
            [
                {"state": s.state, "by": s.by, "at": answers.instant(s.at), "reason": s.reason}
                for s in states
            ]
        )
    for one in () if settings.as_json else states:
        good = one.state == "stamped"
        at = answers.instant(one.at)
        say(_GOOD if good else _PENDING, settings.lang, by=one.by, at=at, reason=one.reason)
    if not states and not settings.as_json:
        say(_NOBODY, settings.lang)
    return 0 if states and all(one.state == "stamped" for one in states) else _UNCHECKED
