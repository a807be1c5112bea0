"""JSON files: tracks, answers of open platforms, notices; numbers stay text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import parse_qs

from zhendan.domain import Text
from zhendan.formats.container_problems import StructureBroken
from zhendan.formats.readers.decode import Written
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.builders import builder
from zhendan.intake.file_problems import FileTooBig, UnknownLayout
from zhendan.intake.notices.answers import take_violations
from zhendan.intake.notices.temu import take_punishment
from zhendan.intake.recognise.headers import norm
from zhendan.intake.recognise.template import Template, template_list
from zhendan.intake.staging import FileRules, plan
from zhendan.intake.taking import UNKNOWN, Taking
from zhendan.intake.tracks import take_tracks

LARGEST = 48 << 20
FORMS = ("param=", "RequestData=")
"""How the bodies of pushes begin that a service posts as a form: 快递100, 快递鸟."""
_DEEPEST = 6
_INVENTED = Text("虚构样例声明", "Says that the inbox is invented")
_MOST_OBJECTS = 200_000


def read_json(taking: Taking, text: Written) -> None:
    """Read a JSON document, an array of them, or one a line."""
    size = taking.received.size
    if size > LARGEST:
        taking.refuse(FileTooBig(size=size >> 20, limit=LARGEST >> 20))
        return
    try:
        said = list(_documents(text.text(LARGEST + 1)))
    except (ValueError, RecursionError) as error:
        taking.refuse(StructureBroken(kind="JSON", detail=type(error).__name__))
        return
    known = [_take(taking, pointer, item) for pointer, item in said[:_MOST_OBJECTS]]
    if not any(known):
        keys = [key for _, item in said[:1] if isinstance(item, Mapping) for key in list(item)[:6]]
        taking.refuse(UnknownLayout(seen="JSON: " + "、".join(map(str, keys))[:60]))


def _documents(text: str) -> Iterator[tuple[str, object]]:
    """The objects of a document with their JSON pointers."""
    text = text.removeprefix("\ufeff").strip()
    for name in FORMS:
        if text.startswith(name):
            text = parse_qs(text).get(name.rstrip("="), [""])[0]
    try:
        whole = _parsed(text)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < len("ab"):
            raise
        whole = [_parsed(line) for line in lines]
    if isinstance(whole, list):
        yield from ((f"/{index}", item) for index, item in enumerate(whole))
    else:
        yield "", whole


def _parsed(text: str) -> Any:
    """JSON with decimals exact and whole numbers as the text that stands there.

    A number that no decimal can hold stays the text that it is, and is judged where it is used.
    """
    return json.loads(text, parse_float=_decimal, parse_int=str, parse_constant=str)


def _decimal(text: str) -> Decimal | str:
    """A number with a fraction or an exponent."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _take(taking: Taking, pointer: str, said: object) -> bool:
    """Take one object; False where nothing known is in it."""
    if not isinstance(said, Mapping):
        return False
    if str(said.get("synthetic")) == "True":
        taking.recognised_as, taking.title = "note.synthetic", _INVENTED
        return True
    return (
        take_tracks(taking, said, pointer)
        or _take_answer(taking, said, pointer)
        or take_punishment(taking, said, pointer)
        or take_violations(taking, said, pointer)
    )


def _take_answer(taking: Taking, said: Mapping[str, Any], pointer: str) -> bool:
    """Orders in an answer of an open platform, wherever in it they lie."""
    found = False
    for below, item in _objects(said, pointer, 0):
        flat = _flat(item, "")
        for template in template_list():
            if template.json and all(name in flat for name in template.required):
                _take_orders(taking, template, item, below)
                found = True
                break
    return found


def _objects(said: object, pointer: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every object of a document with its pointer, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(said, Mapping):
        yield pointer, said
        for key, value in said.items():
            yield from _objects(value, f"{pointer}/{key}", depth + 1)
    elif isinstance(said, list):
        for index, value in enumerate(said):
            yield from _objects(value, f"{pointer}/{index}", depth + 1)


def _flat(said: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """Dotted paths to plain values; the values of a list are joined by commas."""
    found: dict[str, str] = {}
    for key, value in said.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            found |= _flat(value, path + ".")
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, Mapping):
                    for name, text in _flat(item, path + ".").items():
                        found[name] = f"{found[name]},{text}" if found.get(name) else text
        else:
            found[path] = "" if value is None else str(value)
    return found


def _take_orders(taking: Taking, template: Template, said: Mapping[str, Any], pointer: str) -> None:
    """One record of an open platform, as rows like those of a table: an order one per line."""
    if taking.recognised_as == UNKNOWN:
        taking.recognised_as, taking.title = template.id, template.title
        taking.kind, taking.source = template.exhibit, template.source
        taking.score, taking.grain = 1.0, template.grain
        taking.confidence = template.confidence
    rules = replace(taking.time_rules, zone=template.zone or taking.time_rules.zone)
    steps = plan(template, template.headers, FileRules(rules))
    zero = template.json.get("zero_null", ())
    for number, line in enumerate(_lines(said, str(template.json.get("lines", "")))):
        values = {name: "" if name in zero and v == "0" else v for name, v in line.items()}  # type: ignore[operator]
        cells = [values.get(name, "") for name in template.headers]
        place = taking.place(pointer=f"{pointer}#{number}" if number else pointer)
        try:
            staged = steps.stage(cells)
            ref = taking.lineage.keep(place, [norm(name) for name in template.headers], cells)
            builder(template.kind)(taking, template, staged.values, ref)
        except CellUnusable as error:
            taking.reject(error, 0)
            continue
        taking.rows += 1


def _lines(said: Mapping[str, Any], path: str) -> Iterator[dict[str, str]]:
    """The order once per line, each with only its own line's values."""
    items: Any = said
    for part in path.split(".") if path else ():
        items = items.get(part) if isinstance(items, Mapping) else None
    whole = {k: v for k, v in _flat(said, "").items() if not k.startswith((path or "\0") + ".")}
    lines = [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
    for item in lines or [{}]:
        yield whole | _flat(item, path + ".")
