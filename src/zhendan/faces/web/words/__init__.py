"""The workbench's own words, Chinese written first; the report's words serve beside them."""

from zhendan.domain import Event, EventKind, Text
from zhendan.faces.web.words.acts import ACTS
from zhendan.faces.web.words.after import AFTER
from zhendan.faces.web.words.columns import COLUMNS
from zhendan.faces.web.words.doors import DOORS
from zhendan.faces.web.words.lists import LISTED
from zhendan.faces.web.words.people import PEOPLE
from zhendan.faces.web.words.reminders import REMINDERS
from zhendan.faces.web.words.replies import REPLIES
from zhendan.faces.web.words.shop import SHOP_WORK
from zhendan.faces.web.words.together import TOGETHER
from zhendan.faces.web.words.trainings import TRAININGS
from zhendan.faces.web.words.work import WORK
from zhendan.steps.look.together import is_private

WEB: dict[str, Text] = DOORS | WORK | ACTS | PEOPLE | AFTER | TOGETHER | COLUMNS | LISTED
WEB |= SHOP_WORK | REPLIES | REMINDERS | TRAININGS
PRIVATE_EVENTS = (EventKind.MARK_WITHDRAWN, EventKind.PERSON_SUSPECTED)
"""What only those may know of who see the private self-check."""


def for_few(event: Event) -> bool:
    """Whether an event is only for those who see the private self-check."""
    return event.kind in PRIVATE_EVENTS or is_private(event)


def event_words(event: Event, lang: str, *, private: bool) -> dict[str, object]:
    """One event as the activity list prints it; reasons stay with those who may see them."""
    facts = event.facts
    known = WEB.get(f"event.{event.kind}")
    told = [known.say(lang) if known else str(event.kind)]
    if event.kind is EventKind.DECIDED:
        told.append(f"{facts.get('order', '')} → {_standing(facts, lang)}")
    if event.kind is EventKind.EXHIBITS_SEALED:
        rows = facts.get("exhibits")
        told.append(str(len(rows)) if isinstance(rows, list) else "")
    if event.kind in (EventKind.ROUND_MOVED, EventKind.MOVED):
        told.append(_state(str(facts.get("to", "")), lang))
    if event.kind is EventKind.ASSIGNED:
        told.append(f"{_title(facts, lang)} → {facts.get('to') or '—'}")
    if event.kind in (EventKind.SNOOZED, EventKind.WAIVED, EventKind.RESUMED):
        told.append(f"{_title(facts, lang)} {facts.get('until', '')}")
    if event.kind is EventKind.TAKEN_FROM:
        told.append(f"{facts.get('what', '')} ← {facts.get('from', '')}")
    reason = str(facts.get("reason", "") or facts.get("words", "")) if private else ""
    packet = str(facts.get("packet", ""))[:16]
    return {"at": event.at, "by": event.by, "what": " ".join(told), "why": reason, "packet": packet}


def _title(facts: dict[str, object], lang: str) -> str:
    return str(facts.get("title_en" if lang == "en" else "title_zh", ""))


def _standing(facts: dict[str, object], lang: str) -> str:
    known = WEB.get(f"standing.{facts.get('standing', '')}")
    return known.say(lang) if known else ""


def _state(name: str, lang: str) -> str:
    known = WEB.get(f"round.{name}")
    return known.say(lang) if known else name


__all__ = ["PRIVATE_EVENTS", "WEB", "event_words", "for_few"]
