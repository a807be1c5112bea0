"""One page for all error codes: what happened, why, what next."""

import importlib
import pkgutil
from collections.abc import Iterator

import zhendan
from zhendan.domain import Text, every_error

ROOMS = {
    "1": "认定与申诉 / domain and appeal",
    "2": "规则库 / rulebook",
    "3": "接收 / intake",
    "4": "核查 / audit",
    "5": "存证 / evidence",
    "6": "案件 / casework",
    "7": "整改 / remedy",
    "8": "信誉 / reputation",
    "9": "适配与界面 / adapters and faces",
}


def error_pages() -> Iterator[tuple[str, str]]:
    """The page of every code, grouped by room."""
    load_everything()
    lines = ["# 错误码 / Error codes", ""]
    lines += ["每个错误都说明：发生了什么、为什么、下一步怎么做。", ""]
    room = ""
    for error in every_error():
        if not error.__module__.startswith("zhendan."):
            continue
        if ROOMS[error.code[2]] != room:
            room = ROOMS[error.code[2]]
            lines += [f"## {room}", ""]
        lines += [f"### {error.code}", ""]
        for lang in ("zh", "en"):
            parts = [_said(part, lang) for part in (error.what, error.why, error.next_step)]
            lines += [f"- {' '.join(parts)}"]
        lines += [""]
    yield "README.md", "\n".join(lines)


def load_everything() -> None:
    """Import every module, so that every error class is known.

    What travels in a packet stands alone, and the workbench needs a data folder to be imported.
    """
    apart = ("zhendan.evidence.shipped.", "zhendan.faces.web.")
    for module in pkgutil.walk_packages(zhendan.__path__, "zhendan."):
        if not module.name.startswith(apart):
            importlib.import_module(module.name)


def _said(text: Text, lang: str) -> str:
    """The words with their open places kept, safe inside Markdown."""
    return text.say(lang).replace("<", "&lt;").replace("|", "\\|")
