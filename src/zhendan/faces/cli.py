"""The command line: one group, every command a thin call of the steps."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click

from zhendan.domain import ZhendanError
from zhendan.faces.settings import default_lang

REFUSED_EXIT = 1
USAGE_EXIT = 64
INTERRUPTED_EXIT = 130

COMMANDS = {
    # name: (module, attribute, one line of help). Loaded only when called: start stays quick.
    "run": ("run", "run", "从收件箱到证据包：核查、取证、申诉 / steps 1–3 on a folder"),
    "import": ("importing", "import_files", "试读文件，说明认作什么 / read files, say what"),
    "audit": ("audit", "audit", "逐单核查 / audit orders"),
    "decide": ("decide", "decide", "记录人工认定 / record a person's decision"),
    "evidence": ("evidence", "evidence", "凭证：添加、列出、取出 / exhibits: add, list, get"),
    "rules": ("rules", "rules", "平台规则卡 / platform rule cards"),
    "deadline": ("rules", "deadline", "计算申诉截止时间 / compute a deadline"),
    "appeal": ("appeal", "appeal", "申诉：起草、检查、导出 / the appeal: draft, check, export"),
    "packet": ("packet", "packet", "生成证据包 / build the packet"),
    "verify": ("verify", "verify", "核验证据包或工作区 / verify a packet or the workspace"),
}


class Commands(click.Group):
    """Commands by name, each loaded when it is called; other packages plug in by entry point."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Our own commands in the order of the method, then what is plugged in."""
        return [*COMMANDS, *sorted(point.name for point in _plugged())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None for a name nobody knows."""
        if cmd_name in COMMANDS:
            module, attribute, _ = COMMANDS[cmd_name]
            ours: click.Command = getattr(
                import_module(f"zhendan.faces.commands.{module}"), attribute
            )
            return ours
        for point in _plugged():
            if point.name == cmd_name:
                plugged: click.Command = point.load()
                return plugged
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line a command, without loading any."""
        rows = [(name, COMMANDS[name][2]) for name in COMMANDS]
        rows += [(point.name, "虚构案件 / invented cases") for point in _plugged()]
        with formatter.section("命令 / Commands"):
            formatter.write_dl(rows)


def _plugged() -> list[EntryPoint]:
    """Commands of other installed packages (group `zhendan.commands`), by name."""
    return sorted(entry_points(group="zhendan.commands"), key=lambda point: point.name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zhendan")
def cli() -> None:
    """真单：诚实、可验证地答复虚假交易通知 / answer a fake-transaction notice honestly."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and leave with an exit code of the contract.

    0 good, 1 looked and found wrong or refused, 2 could not do or check everything,
    64 usage, 130 interrupted (nothing acknowledged is lost).
    """
    try:
        code = _code(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:  # while the program was still starting: nothing was begun
        code = INTERRUPTED_EXIT
    sys.exit(code)


def _code(arguments: list[str]) -> int:
    """Run one command line and turn how it ended into an exit code."""
    from zhendan.faces.terminal import say_error, say_interrupted

    lang = _lang(arguments)
    try:
        code = cli.main(args=arguments, prog_name="zhendan", standalone_mode=False)
    except ZhendanError as error:
        say_error(error, lang)
        return REFUSED_EXIT
    except click.exceptions.Abort:
        say_interrupted(lang)
        return INTERRUPTED_EXIT
    except click.ClickException as error:
        error.show()
        return USAGE_EXIT
    return code if isinstance(code, int) else 0


def _lang(arguments: list[str]) -> str:
    """The language asked for, known before the command line is parsed."""
    if "--lang" in arguments[:-1]:
        return arguments[arguments.index("--lang") + 1]
    return "en" if "--lang=en" in arguments else default_lang()
