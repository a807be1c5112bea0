"""The platforms' own words and what they mean here, as data; an unknown word is never guessed."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from zhendan.formats.cleaning.words import folded

_COMMAS = str.maketrans({",": "，"})


@cache
def words(name: str) -> Mapping[str, Any]:
    """One file of words."""
    text = (files("zhendan.intake.words") / f"{name}.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def order_status(platform: str, word: str | None, code: str | None = None) -> str | None:
    """Canonical status; `closed_*` waits for the reason; None where the word is not known."""
    tables = words("status")["orders"]
    own, shared = tables.get(platform, {}), tables["*"]
    text = (word or "").strip().translate(_COMMAS)
    if text.startswith("(删除)") or text.startswith("（删除）"):
        return "cancelled"
    found = own.get(text) or shared.get(text) or (own.get(f"#{code}") if code else None)
    if not found and "，" in text:
        # 已发货，待收货: two words for one state say that state; two states say nothing.
        states = {own.get(part) or shared.get(part) for part in map(str.strip, text.split("，"))}
        found = states.pop() if len(states) == 1 else None
    return str(found) if found else None


def refund_status(word: str | None) -> str | None:
    """Canonical state of a refund, or None where the word is not known."""
    found = words("status")["refunds"].get((word or "").strip().translate(_COMMAS))
    return str(found) if found else None


def says_no_refund(word: str | None) -> bool:
    """Whether a refund column says that there was none."""
    return (word or "") in words("status")["no_refund"]


def refund_kind(word: str | None) -> str | None:
    """What kind of refund or after-sales case the words name."""
    for pattern, kind in words("status")["refund_kinds"]:
        if word and re.search(pattern, word):
            return str(kind)
    return None


@cache
def _carriers() -> Mapping[str, str]:
    """Every spelling of a courier -> its code."""
    table = words("couriers")["carriers"].items()
    return {name.lower(): code for code, names in table for name in (code, *names)}


def carrier_code(raw: str | None) -> str:
    """The courier's code; '' where the name is missing or not known."""
    if not raw:
        return ""
    name = folded(raw).strip().lower()
    return _carriers().get(name) or _carriers().get(re.sub(r"(快递|速递|速运|物流)$", "", name), "")


def ledger_kind(text: str) -> str | None:
    """What kind of movement the words of a ledger entry name."""
    found = words("ledger")
    if any(word in text for word in found["not_excluded"]):
        return "other"
    for pattern, kind in found["kinds"]:
        if re.search(pattern, text, re.I):
            return str(kind)
    return None
