"""`zhendan evidence encrypt`: every original under a key of its own."""

import click

from zhendan.domain import Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on

_DONE = Text(
    "已加密 {done} 份原件；以后新固化的也各用一把密钥。密钥在工作区的 keys/exhibits，备份时另存在"
    "备份旁边的 exhibit-keys-… 文件夹：两者都要保管好，密钥丢失，原件就无法再读。",
    "{done} originals are enciphered; later ones get a key of their own too. The keys lie in"
    " keys/exhibits; a backup puts their copy beside itself, in a folder exhibit-keys-…. Keep both"
    " safe: without its key an original cannot be read any more.",
)
_ALTERED = Text(
    "{count} 份原件已被改动，没有加密，原样留在原处；请运行 zhendan verify 查看。",
    "{count} originals were altered and were left as they lie; run zhendan verify.",
)


@click.command(short_help="原件逐件加密保存 / keep originals under keys")
@with_settings
def encrypt(settings: Settings) -> int:
    """每份原件用一把自己的密钥加密保存；删除原件时销毁密钥，旧备份里的那一份也就无法再读。

    Keep each original under a key of its own. Erasing it destroys the key, so that what older
    backups hold of it cannot be read any more. Packets hold plain originals as before.
    """
    from zhendan.steps.enciphering import encipher

    require_workspace(settings.workspace)
    with TerminalProgress(console_on(), settings.lang) as progress:
        made = encipher(settings.workspace, progress=progress)
    if settings.as_json:
        print_json({"enciphered": made.done, "altered": list(made.altered)})
    else:
        say(_DONE, settings.lang, done=made.done)
        if made.altered:
            say(_ALTERED, settings.lang, count=len(made.altered))
    return 1 if made.altered else 0
