"""Rule cards as they are read: lists, one card on a day, faults, a deadline worked out."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from zhendan.domain import Deadline
from zhendan.rulebook import (
    FAKE_TRANSACTION,
    BadInstant,
    Circumstances,
    Rulebook,
    RuleFault,
    StartEvent,
    Statute,
    card_as_data,
    read_additions,
)

Data = dict[str, Any]


def book(workspace: Path | None) -> Rulebook:
    """The shipped rulebook with what the workspace adds; None: the shipped one alone."""
    shipped = Rulebook.shipped()
    if workspace is None or not (workspace / "rules").is_dir():
        return shipped
    # Here and not above: looking a shipped card up needs no engine.
    from zhendan.steps.wiring.rules import wire_rules

    return shipped.with_additions(read_additions(wire_rules(workspace)))


def cards(workspace: Path | None = None) -> list[Data]:
    """Every card: platform, rule, title, when it was checked."""
    names = ("platform", "rule", "title", "checked", "reverify_by")
    shown = (card_as_data(card, card.checked) for card in book(workspace).cards)
    return [{name: card[name] for name in names} for card in shown]


def card(
    platform: str,
    on: date | None,
    *,
    today: date | None = None,
    workspace: Path | None = None,
    rule: str = FAKE_TRANSACTION,
) -> Data:
    """One card; with `on`, only the values that held that day. Raises `CardMissing`."""
    found = book(workspace).card(platform, rule)
    shown = card_as_data(found, today or found.checked)
    if on is None:
        return shown
    values = shown["values"]
    held = [v for v in values if _held(v, on)] if isinstance(values, list) else []
    return {**shown, "on": on.isoformat(), "values": held}


def faults(today: date, *, workspace: Path | None = None, notes: bool = False) -> list[Data]:
    """What is stale, unsourced, misdated or contradictory today; with `notes` also the hints."""
    return [_fault(fault) for fault in book(workspace).check(today) if notes or not fault.is_note]


def statutes(workspace: Path | None = None) -> list[Data]:
    """Every statute card with its articles."""
    return [_statute(each) for each in book(workspace).statutes]


def deadline(
    platform: str,
    rule: str,
    delivered_at: str,
    *,
    where: Circumstances,
    workspace: Path | None = None,
) -> Deadline:
    """The deadline of a rule. Raises `BadInstant`, `CardMissing`, `RuleUnknown`."""
    try:
        at = datetime.fromisoformat(delivered_at)
    except ValueError as error:
        raise BadInstant(given=delivered_at) from error
    return book(workspace).deadline(platform, rule, at, where=where)


def circumstances(*, grade: int | None, site: str, rejected: bool, user_zone: str) -> Circumstances:
    """What else a deadline depends on, as a person gives it."""
    event = StartEvent.REJECTION if rejected else StartEvent.NOTICE
    return Circumstances(event=event, grade=grade, site=site, user_zone=user_zone)


def _fault(fault: RuleFault) -> Data:
    return {
        "card": f"{fault.platform}/{fault.rule}",
        "name": fault.name,
        "kind": str(fault.kind),
        "note": fault.is_note,
        "zh": fault.text.zh,
        "en": fault.text.en,
    }


def _statute(statute: Statute) -> Data:
    return {
        "statute": statute.id,
        "title": {"zh": statute.title.zh, "en": statute.title.en},
        "note": {"zh": statute.note.zh, "en": statute.note.en} if statute.note else None,
        "checked": statute.checked.isoformat(),
        "reverify_by": statute.reverify_by.isoformat(),
        "articles": [
            {
                "article": each.no or None,
                "since": each.since.isoformat() if each.since else None,
                "until": each.until.isoformat() if each.until else None,
                "says": {"zh": each.says.zh, "en": each.says.en},
                "use": {"zh": each.use.zh, "en": each.use.en},
                "source": each.source.title,
                "confidence": str(each.source.confidence),
            }
            for each in statute.articles
        ],
    }


def _held(value: object, on: date) -> bool:
    """Whether a dated value held on a day; one without a known start is shown as such."""
    if not isinstance(value, dict):
        return False
    since, until = value.get("since"), value.get("until")
    return (since is None or since <= on.isoformat()) and (until is None or on.isoformat() <= until)
