"""A dossier as plain JSON values, freed of characters that are not seen but act."""

import re
from dataclasses import fields, is_dataclass
from datetime import date

# Control characters, and marks that are invisible or turn the direction of reading around.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)


def plain(value: object) -> object:
    """`value` as JSON: a dataclass becomes an object whose `is` names its class."""
    if is_dataclass(value) and not isinstance(value, type):
        own = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        return {"is": type(value).__name__, **own}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return seen(value)
    return value


def seen(text: str) -> str:
    """`text` without characters that a reader cannot see."""
    return _UNSEEN.sub("", text)
