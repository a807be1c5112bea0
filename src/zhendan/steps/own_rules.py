"""What a shop adds to the rulebook: enter a value, take over others' cards, hand its own out."""

from datetime import date
from pathlib import Path

import yaml

from zhendan.rulebook import (
    VALUE_KINDS,
    Addition,
    AdditionMissing,
    Entered,
    RuleMalformed,
    RuleNameUnknown,
    RuleShelf,
    blank_overlay,
    confirmed,
    entered,
    name_of,
    read_addition,
)

_HALF_A_YEAR = 182


def form(platform: str, *, by: str, today: date) -> str:
    """A commented overlay to fill in by hand."""
    return blank_overlay(platform, by=by, on=today, reverify_by=_later(today))


def enter(workspace: Path, platform: str, name: str, *, today: date, **told: str) -> str:
    """Keep one value a person checked; returns the name it is kept under.

    `told` is `value` (YAML), `by`, `source`, `url`, `since` and `kept`. Raises `RuleNameUnknown`,
    `RuleMalformed`.
    """
    if name not in VALUE_KINDS:
        raise RuleNameUnknown(name=name, names="、".join(VALUE_KINDS))
    value = Entered(
        name=name,
        value=value_of(told["value"]),
        by=told["by"],
        on=today,
        source_title=told["source"],
        source_url=told.get("url", ""),
        since=date.fromisoformat(told["since"]) if told.get("since") else None,
        kept=told.get("kept", ""),
    )
    return _keep(workspace, platform, value)


def _keep(workspace: Path, platform: str, value: Entered) -> str:
    """Lay the value over what was entered before."""
    shelf = _shelf(workspace)
    texts = dict(shelf.kept())
    name = f"overlay-{platform}-fake-transaction"
    text = entered(platform, value, reverify_by=_later(value.on), before=texts.get(name, ""))
    shelf.keep(name, text)
    return name


def value_of(text: str) -> object:
    """A value as a person writes it on the command line: YAML, so `true`, `3` or `{zh: …}`."""
    try:
        found: object = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RuleMalformed(where=text[:40], problem="YAML expected") from error
    return found


def take_over(workspace: Path, paths: tuple[Path, ...], *, confirmed_by: str) -> tuple[str, ...]:
    """Keep overlays, cards, statutes or holiday notices from files; all or none.

    Without `confirmed_by` an overlay of somebody else stays a hint. Raises `RuleMalformed`,
    `RuleUnsourced`.
    """
    read: list[tuple[Addition, str]] = []
    for path in paths:
        try:
            text = confirmed(path.read_text("utf-8"), confirmed_by)
        except UnicodeDecodeError as error:
            raise RuleMalformed(where=path.name, problem="UTF-8 expected") from error
        read.append((read_addition(text, path.name), text))
    shelf = _shelf(workspace)
    for added, _ in read:
        shelf.require_name(name_of(added))
    for added, text in read:
        shelf.keep(name_of(added), text)
    return tuple(name_of(added) for added, _ in read)


def hand_out(workspace: Path, out: Path) -> tuple[Path, ...]:
    """Write every addition as a file that others can take over; who checked it stays in it."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in _shelf(workspace).kept():
        path = out / f"{name}.yaml"
        # A confirmation is this shop's own: whoever takes the card over confirms it anew.
        path.write_text(confirmed(text, ""), encoding="utf-8")
        written.append(path)
    return tuple(written)


def added(workspace: Path) -> tuple[str, ...]:
    """The names of what was added."""
    return tuple(name for name, _ in _shelf(workspace).kept())


def forget(workspace: Path, name: str) -> None:
    """Drop an addition. Raises `AdditionMissing`."""
    if not _shelf(workspace).forget(name):
        raise AdditionMissing(name=name)


def _shelf(workspace: Path) -> RuleShelf:
    """Where additions lie; wired when one is asked for, so that a look at the help stays light."""
    from zhendan.steps.wiring.rules import wire_rules

    return wire_rules(workspace)


def _later(today: date) -> date:
    """Half a year on: platforms change their rules about that often."""
    return date.fromordinal(today.toordinal() + _HALF_A_YEAR)
