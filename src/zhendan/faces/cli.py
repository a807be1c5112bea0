"""The command line: one group, every command a thin call of the steps."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click

from zhendan.faces.endings import ending
from zhendan.faces.settings import default_lang

COMMANDS = {
    # name: (module, attribute, one line of help). Loaded only when called: start stays quick.
    "run": ("run", "run", "从收件箱到证据包：核查、取证、申诉 / steps 1–3 on a folder"),
    "import": ("importing", "import_files", "封存文件，说明是什么 / seal files, say what each is"),
    "parquet": ("to_parquet", "parquet", "规范化的行写成 Parquet / canonical rows as Parquet"),
    "rejected": ("rejected", "rejected", "没有采用的行：列出、导出待修 / rows left out, to mend"),
    "mapping": ("mapping", "mapping", "未知表格的列对应 / mappings of unknown tables"),
    "audit": ("audit", "audit", "逐单核查 / audit orders"),
    "triage": ("many_orders", "triage", "大量涉案订单分批 / many orders in batches"),
    "sample": ("many_orders", "sample", "可复核的随机抽样 / a sample others draw again"),
    "work": ("work", "work", "协作：指派、暂缓、备注、联系平台 / working together"),
    "decide": ("decide", "decide", "记录人工认定 / record a person's decision"),
    "evidence": ("evidence", "evidence", "凭证：添加、列出、取出 / exhibits: add, list, get"),
    "rules": ("rules", "rules", "平台规则卡 / platform rule cards"),
    "deadline": ("rules", "deadline", "计算申诉截止时间 / compute a deadline"),
    "appeal": ("appeal", "appeal", "申诉：起草、检查、导出 / the appeal: draft, check, export"),
    "portal": ("portal", "portal", "按平台表单整理提交包 / the form, box by box"),
    "gate": ("submit", "gate", "认可前的律师环节 / the lawyer's step"),
    "submit": ("submit", "submit", "记录提交，不可撤回 / record the submission"),
    "receipt": ("submit", "receipt", "保存提交回执 / keep the receipt"),
    "reply": ("submit", "reply", "登记平台答复 / record the answer"),
    "rounds": ("submit", "rounds", "各轮提交与差异 / rounds and what is new"),
    "rights": ("rights", "rights", "程序权利与请求函 / procedural rights"),
    "remedy": ("remedy", "remedy", "整改：负责人、期限、证明、效果 / measures with proof"),
    "channel": ("channel", "channel", "平台接口（默认关闭） / a platform's interface"),
    "review": ("review", "review", "订单复核：发货前由人看一眼 / review of new orders"),
    "team": ("team", "team", "员工与合作方：培训、反映、名册 / staff and partners"),
    "reputation": (
        "reputation",
        "reputation",
        "信誉：指标、目标、前后变化 / metrics, what changed",
    ),
    "plan": ("plan", "plan", "计划：抽检、缺陷、促销登记、会员 / plans"),
    "adviser": ("adviser", "adviser", "请人帮忙：合同核查、何时请、费用 / advisers"),
    "handover": ("handover", "handover", "移交与接收：授权、对外提供、收回 / hand-over, take-over"),
    "packet": ("packet", "packet", "生成证据包 / build the packet"),
    "init": ("keeping", "init", "建立空的工作区 / make an empty workspace"),
    "stats": ("keeping", "stats", "工作区里有多少内容 / how much is in the workspace"),
    "backup": ("keeping", "backup", "备份工作区 / back the workspace up"),
    "restore": ("keeping", "restore", "从备份恢复到空的工作区 / put a backup back"),
    "migrate": ("keeping", "migrate", "升级工作区格式，先备份 / bring the format up to date"),
    "log": ("keeping", "log", "存证日志：给第三方的证明 / the log: proofs for others"),
    "stamp": ("stamp", "stamp", "请求时间戳，重试未应答的 / ask for time stamps, again too"),
    "serve": ("serve", "serve", "在浏览器里使用 / the workbench in a browser"),
    "token": ("token", "token", "程序用的密钥 / keys for programs"),
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
    arguments = list(sys.argv[1:] if argv is None else argv)
    sys.exit(ending(lambda: _ran(arguments), lang=_lang(arguments), as_json="--json" in arguments))


def _ran(arguments: list[str]) -> object:
    """What the called command returns: its exit code."""
    return cli.main(args=arguments, prog_name="zhendan", standalone_mode=False)


def _lang(arguments: list[str]) -> str:
    """The language asked for, known before the command line is parsed."""
    for place, word in enumerate(arguments):
        if word in ("--lang=en", "--lang=zh"):
            return word.removeprefix("--lang=")
        if word == "--lang" and arguments[place + 1 : place + 2] in (["en"], ["zh"]):
            return arguments[place + 1]
    return default_lang()
