"""`zhendan verify`: is a packet, a bag or the workspace intact, and if not, which item is it."""

from pathlib import Path

import click

from zhendan.faces import answers
from zhendan.faces.say import print_json, say_verification
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import check_packet, check_vault, wire_reading


@click.command(short_help="核验证据包或工作区 / verify a packet or the workspace")
@click.argument(
    "packet", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
@click.option("--key", default="", help="申诉材料上印的密钥指纹 / key fingerprint as printed")
@click.option("--checkpoint-root", default="", help="申诉材料上印的默克尔根 / root as printed")
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="另存的检查点文件 / a checkpoint kept elsewhere",
)
@with_settings
def verify(
    settings: Settings, packet: Path | None, key: str, checkpoint_root: str, against: Path | None
) -> int:
    """0 完好；1 有问题并指出是哪一件；2 有一部分无法核验。不给 PACKET 时核验工作区。

    Exit 0 intact, 1 wrong and named, 2 part of it could not be checked. Without PACKET the
    workspace is verified.
    """
    if against and checkpoint_root:
        raise click.UsageError("--against / --checkpoint-root：给出一个即可 / give one of them")
    if packet is not None:
        found = check_packet(packet, key=key, root=checkpoint_root)
    else:
        require_workspace(settings.workspace)
        note = against.read_text(encoding="utf-8") if against else checkpoint_root or None
        with wire_reading(settings.workspace) as wiring:
            found = check_vault(wiring, against=note, key=key)
    if settings.as_json:
        print_json(answers.verification(found))
    else:
        say_verification(found, settings.lang)
    return found.exit_code
