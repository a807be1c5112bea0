"""JSON masked by its keys: courier tracks, answers of open platforms, one object or one a line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.evidence.redact.delimited import encoded
from zhendan.evidence.redact.headings import kind_of
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.masker import Known, Masker
from zhendan.formats.readers.decode import Written

_LARGEST = 64 << 20


class NotJson(ValueError):
    """The text only looks like JSON."""


def mask_json(written: Written, masker: Masker, canonical: Mapping[str, str]) -> bytes:
    """The same JSON with values masked; key order, nesting and indents stay, comments cannot."""
    text = _whole(written)
    walk = _Walk(masker, canonical)
    try:
        made = _dump(walk.value(json.loads(text), "", ""), text)
    except ValueError:
        made = "\n".join(_lines(text, walk))
    return encoded(made, written)


def learn_json(known: Known, written: Written, canonical: Mapping[str, str]) -> None:
    """Take note of the people named under typed keys."""
    for found in _documents(_whole(written)):
        _learn(known, found, "", canonical)


def _whole(written: Written) -> str:
    """The text; refused where it is too large to be held."""
    text = written.text(_LARGEST + 1)
    if len(text) > _LARGEST:
        raise NotJson("too large")
    return text


def _lines(text: str, walk: "_Walk") -> list[str]:
    """One object a line. Raises `NotJson`."""
    made = []
    for no, line in enumerate(text.split("\n"), 1):
        try:
            value = json.loads(line) if line.strip() else None
        except ValueError as odd:
            raise NotJson(f"line {no}") from odd
        made.append(_dump(walk.value(value, "", f"行{no}"), line) if line.strip() else line)
    return made


def _documents(text: str) -> list[object]:
    """Every document of the text, whole or line by line. Raises `NotJson`."""
    try:
        return [json.loads(text)]
    except ValueError:
        try:
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        except ValueError as odd:
            raise NotJson from odd


def _dump(value: object, like: str) -> str:
    """Written the way the original was: spread over lines or packed, escaped or not."""
    spread = "\n" in like.strip()
    first = like.split("\n", 2)[1] if spread else ""
    indent = (len(first) - len(first.lstrip(" "))) if spread else None
    packed = None if spread or ": " in like else (",", ":")
    escaped = like.isascii() and "\\u" in like
    made = json.dumps(value, ensure_ascii=escaped, indent=indent, separators=packed)
    return made + like[len(like.rstrip()) :]


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks a document and masks what it meets."""

    masker: Masker
    canonical: Mapping[str, str]

    def value(self, value: object, path: str, place: str) -> object:
        """A value under its path of keys; `place` is its JSON pointer."""
        if isinstance(value, dict):
            return {
                self.masker.text(str(key), f"{place}/~key {index}"): self.value(
                    one, f"{path}.{key}" if path else str(key), f"{place}/{key}"
                )
                for index, (key, one) in enumerate(value.items())
            }
        if isinstance(value, list):
            return [self.value(one, path, f"{place}/{no}") for no, one in enumerate(value)]
        if value is None or isinstance(value, bool):
            return value
        return self._leaf(value, path, place)

    def _leaf(self, value: object, path: str, place: str) -> object:
        """A text or number; a text that holds JSON of its own is walked too."""
        text = value if isinstance(value, str) else str(value)
        inner = _inner(text) if isinstance(value, str) else None
        if inner is not None:
            return json.dumps(self.value(inner, path, place), ensure_ascii=False)
        made = self.masker.cell(text, _kind(path, self.canonical), place)
        return value if made == text else made


def _inner(text: str) -> object | None:
    """The document inside a text value."""
    if text[:1] not in ("{", "["):
        return None
    try:
        found: object = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict | list) else None


def _kind(path: str, canonical: Mapping[str, str]) -> FieldKind:
    """What stands under a path: as a known layout says, else by its last key."""
    ways = [path.split(".", cut)[cut] for cut in range(path.count(".") + 1)]
    known = next((canonical[way] for way in ways if way in canonical), "")
    return kind_of(path, known)


def _learn(known: Known, value: object, path: str, canonical: Mapping[str, str]) -> None:
    """Take note of every name under a typed key."""
    if isinstance(value, dict):
        for key, one in value.items():
            _learn(known, one, f"{path}.{key}" if path else str(key), canonical)
    elif isinstance(value, list):
        for one in value:
            _learn(known, one, path, canonical)
    elif isinstance(value, str):
        known.learn(_kind(path, canonical), value)
