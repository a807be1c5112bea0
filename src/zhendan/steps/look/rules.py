"""Rule cards as they are read: lists, one card on a day, faults, a deadline worked out."""

from datetime import date, datetime
from typing import Any

from zhendan.domain import Deadline
from zhendan.rulebook import (
    FAKE_TRANSACTION,
    BadInstant,
    Circumstances,
    Rulebook,
    card_as_data,
)

Data = dict[str, Any]


def cards() -> list[Data]:
    """Every card: platform, rule, title, when it was checked."""
    names = ("platform", "rule", "title", "checked", "reverify_by")
    shown = (card_as_data(card, card.checked) for card in Rulebook.shipped().cards)
    return [{name: card[name] for name in names} for card in shown]


def card(platform: str, on: date | None, *, today: date | None = None) -> Data:
    """One card; with `on`, only the values that held that day. Raises `CardMissing`."""
    found = Rulebook.shipped().card(platform, FAKE_TRANSACTION)
    shown = card_as_data(found, today or found.checked)
    if on is None:
        return shown
    values = shown["values"]
    held = [v for v in values if _held(v, on)] if isinstance(values, list) else []
    return {**shown, "on": on.isoformat(), "values": held}


def faults(today: date) -> list[Data]:
    """What is stale, unsourced, misdated or contradictory today."""
    return [
        {
            "card": f"{fault.platform}/{fault.rule}",
            "kind": str(fault.kind),
            "zh": fault.text.zh,
            "en": fault.text.en,
        }
        for fault in Rulebook.shipped().check(today)
        if not fault.is_note
    ]


def deadline(platform: str, rule: str, delivered_at: str, *, grade: int | None = None) -> Deadline:
    """The deadline of a rule. Raises `BadInstant`, `CardMissing`, `RuleUnknown`."""
    try:
        at = datetime.fromisoformat(delivered_at)
    except ValueError as error:
        raise BadInstant(value=delivered_at) from error
    return Rulebook.shipped().deadline(platform, rule, at, where=Circumstances(grade=grade))


def _held(value: object, on: date) -> bool:
    """Whether a dated value held on a day; one without a known start is shown as such."""
    if not isinstance(value, dict):
        return False
    since, until = value.get("since"), value.get("until")
    return (since is None or since <= on.isoformat()) and (until is None or on.isoformat() < until)
