"""Any result of a step as plain JSON values, or as lines for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

import click

from zhendan.domain import Text
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings
from zhendan.faces.untrusted import reveal


def plain(value: object) -> object:
    """Dataclasses, texts, enums, dates and amounts as JSON knows them."""
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return _leaf(value)


def _leaf(value: object) -> object:
    """One value that holds no others."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def tell(settings: Settings, value: object, lines: Iterable[str]) -> int:
    """One JSON document, or the lines; returns the exit code of a good end."""
    if settings.as_json:
        print_json(plain(value))
        return 0
    for line in lines:
        click.echo(reveal(line))
    return 0
