"""Whether an order was a pre-sale, from the columns by which each platform says so."""

import re

from zhendan.formats.cleaning.words import FILLERS, folded, yes_or_no
from zhendan.intake.draft import Values

_NO_TIME = re.compile(r"0{4}\D0?0\D0?0|1970-0?1-0?1")
_ORDINARY = re.compile(r"^(非|不是|不支持|未|普通|现货|normal\b|0$)", re.I)
_TYPE = re.compile(r"(?<!非)预售|定金|^step$")


def is_presale(values: Values) -> bool | None:
    """True where any column says so, False where one denies it; a blank column says neither."""
    said = [values.get("orders.is_presale")]
    said += [_said(word) for word in str(values.get("orders.presale_raw") or "").split("；")]
    if _TYPE.search(str(values.get("orders.type_raw") or "")):
        said.append(True)
    if True in said:
        return True
    return False if False in said else None


def _said(word: str) -> bool | None:
    """What one cell says: yes or no, a code, a stage of payment, or the time of a deposit."""
    word = folded(word).strip()
    if word in FILLERS or _NO_TIME.match(word):
        return None
    plain = yes_or_no(word)
    if plain is not None:
        return plain
    return not _ORDINARY.match(word)
