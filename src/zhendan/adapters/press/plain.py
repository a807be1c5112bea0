"""A dossier as plain JSON values, freed of characters that are not seen but act."""

import re
from dataclasses import fields, is_dataclass
from datetime import date

# Control characters, and marks that are invisible or turn the direction of reading around.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)


# A run this long without a space or a Chinese character would stand out over the margin.
_LONG_RUN = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。；：、]{26,}")

# Printed in the even-width face on a line of their own, and copied by readers: left whole.
_WHOLE = frozenset({"sha256", "root", "origin", "key_fingerprint", "code"})


def plain(value: object, whole: bool = False) -> object:
    """`value` as JSON: a dataclass becomes an object whose `is` names its class.

    Long runs may break anywhere, except in values that are `whole`.
    """
    if is_dataclass(value) and not isinstance(value, type):
        own = {
            each.name: plain(getattr(value, each.name), each.name in _WHOLE)
            for each in fields(value)
        }
        return {"is": type(value).__name__, **own}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return seen(value) if whole else breakable(seen(value))
    return value


def breakable(text: str) -> str:
    """`text` with places to break a line inside runs that are too long for one."""
    return _LONG_RUN.sub(lambda run: "\u200b".join(run.group()), text)


def seen(text: str) -> str:
    """`text` without characters that a reader cannot see."""
    return _UNSEEN.sub("", text)
