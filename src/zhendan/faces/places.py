"""Places a person named, looked at before work begins: the inbox, and where results go."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from zhendan.faces.errors import InboxMissing, OutputInsideInbox, OutputUnusable


def require_inbox(inbox: Path, *, outputs: Iterable[Path]) -> None:
    """An inbox that can be read, and outputs that do not lie among the evidence.

    Raises `InboxMissing`, `OutputInsideInbox`.
    """
    if not (inbox.is_dir() and os.access(inbox, os.R_OK | os.X_OK)):
        raise InboxMissing(path=inbox)
    for place in outputs:
        if place.resolve().is_relative_to(inbox.resolve()):
            raise OutputInsideInbox(path=place)


def require_output(out: Path) -> None:
    """A folder that is there or can be made, and can be written to. Raises `OutputUnusable`."""
    nearest = out.absolute()
    while not os.path.lexists(nearest):
        nearest = nearest.parent
    if not nearest.is_dir():
        raise OutputUnusable(path=out, reason=os.strerror(errno.ENOTDIR))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputUnusable(path=out, reason=os.strerror(errno.EACCES))
