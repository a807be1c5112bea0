"""Measured numbers as a person reads them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from zhendan.audit.measures import MEASURES
from zhendan.audit.signal import FactSpec
from zhendan.domain import Fact, Text

_LOCAL_TIMES = frozenset({"local_s"})
_TIMES = frozenset(
    {"paid_s", "t_s", "first_scan_s", "delivered_s", "confirmed_s", "platform_delivered_s",
     "refunded_s", "review_s"}
)  # fmt: skip
_CENTS = 100
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def facts_of(specs: Sequence[FactSpec], measures: Mapping[str, object]) -> tuple[Fact, ...]:
    """The facts that are known, each with its baseline where that is known too."""
    facts = []
    for spec in specs:
        value = measures.get(spec.measure)
        if value is None:
            continue
        base = measures.get(spec.baseline) if spec.baseline else None
        unit = _unit(spec.unit)
        facts.append(
            Fact(
                name=spec.measure,
                label=spec.label,
                value=shown(spec.measure, value, spec.unit),
                unit=unit,
                baseline=""
                if base is None
                else shown(spec.baseline, base, _unit_of(spec.baseline)),
                window=spec.window,
            )
        )
    return tuple(facts)


def told(text: Text, measures: Mapping[str, object]) -> Text:
    """A sentence with its measured numbers filled in; what is unknown reads as a dash."""
    said = {
        name: "–" if value is None else shown(name, value, _unit_of(name))
        for name, value in measures.items()
    }
    return Text(text.say("zh", **said), text.say("en", **said))


def shown(name: str, value: object, unit: str) -> str:
    """One value without its unit: money in yuan, spans of time in words of their size."""
    if not isinstance(value, int | float):
        return str(value)
    if name in _TIMES or name in _LOCAL_TIMES:
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if unit == "fen":
        return f"{value / _CENTS:.2f}"
    if unit == "s":
        return _span(value)
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _span(seconds: float) -> str:
    """A span of time, for example `3 h 20 min`."""
    sign, rest = ("-" if seconds < 0 else ""), abs(int(seconds))
    if rest < _MINUTE:
        return f"{sign}{rest} s"
    if rest < _HOUR:
        return f"{sign}{rest // _MINUTE} min"
    if rest < _DAY:
        return f"{sign}{rest // _HOUR} h {rest % _HOUR // _MINUTE} min"
    return f"{sign}{rest // _DAY} d {rest % _DAY // _HOUR} h"


def _unit(unit: str) -> str:
    """The unit as printed beside the value; spans and shares carry their own."""
    return {"fen": "元", "s": "", "share": ""}.get(unit, unit)


def _unit_of(name: str) -> str:
    """The unit a measure was defined with."""
    sources = MEASURES.get(name, ())
    return sources[0][1].unit if sources else ""
