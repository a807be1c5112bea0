"""Places a person named, looked at before work begins: the inbox, and where results go."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from zhendan.faces.errors import InboxEmpty, InboxMissing, OutputInsideInbox, OutputUnusable

_REFUSALS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOTDIR: "不是文件夹",
    errno.ENOENT: "找不到",
    errno.ENAMETOOLONG: "名字太长",
    errno.EMFILE: "同时打开的文件太多",
}


def refusal(number: int) -> str:
    """Why the system refused, in our words and in its own, which a search will find."""
    own = os.strerror(number)
    return f"{_REFUSALS[number]} / {own}" if number in _REFUSALS else own


def require_inbox(inbox: Path, *, outputs: Iterable[Path]) -> None:
    """An inbox that can be read, and outputs that do not lie among the evidence.

    Raises `InboxMissing`, `OutputInsideInbox`.
    """
    if not (inbox.is_dir() and os.access(inbox, os.R_OK | os.X_OK)):
        raise InboxMissing(path=inbox)
    for place in outputs:
        if place.resolve().is_relative_to(inbox.resolve()):
            raise OutputInsideInbox(path=place)


def require_files(inbox: Path) -> None:
    """Something to read in it. Raises `InboxEmpty`."""
    if not any(names for _, _, names in os.walk(inbox)):
        raise InboxEmpty(path=inbox)


def require_output(out: Path) -> None:
    """A folder that is there or can be made, and can be written to. Raises `OutputUnusable`."""
    nearest = out.absolute()
    while not os.path.lexists(nearest):
        nearest = nearest.parent
    if not nearest.is_dir():
        raise OutputUnusable(path=out, reason=refusal(errno.ENOTDIR))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputUnusable(path=out, reason=refusal(errno.EACCES))
