"""What masking a file gives: its masked form, or the reason why it stays out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import Text


@dataclass(frozen=True, slots=True)
class Form:
    """A masked file: its bytes, its suffix, and what form of masking made it."""

    content: bytes
    suffix: str
    form: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why an original has no masked copy and stays out of a masked packet."""

    why: Text


Inner = Callable[[Path], Form | LeftOut]
"""Masks one file that was found inside another."""

NO_SAFE_WAY = LeftOut(
    Text("这种文件目前无法可靠脱敏，未收入", "no safe way to mask this kind of file; left out")
)
UNREADABLE = LeftOut(Text("内容无法读懂，未收入", "its content cannot be read; left out"))
TOO_MANY = LeftOut(
    Text("需遮蔽的字段过多，未收入", "too many fields would have to be masked; left out")
)
NO_EYES = LeftOut(
    Text(
        "图片脱敏需要文字识别组件（zhendan[ocr]），未安装，未收入",
        "masking pictures needs text recognition (zhendan[ocr]), which is not installed; left out",
    )
)
NOTHING_READ = LeftOut(
    Text(
        "图中没有读出可以确认的文字，无法可靠脱敏，未收入",
        "no words were read with certainty in the picture, so it cannot be masked; left out",
    )
)
TOO_LONG = LeftOut(
    Text(
        "页数或长度超出可逐页脱敏的范围，未收入",
        "more or longer pages than are masked page by page; left out",
    )
)
NOTHING_INSIDE = LeftOut(
    Text(
        "里面没有可以可靠脱敏的文件，未收入",
        "nothing inside can be masked safely; left out",
    )
)
