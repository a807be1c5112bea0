"""Metrics out of a platform's export by a saved mapping: which column is which metric (YAML)."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from zhendan.reputation.errors import MetricSheetUnreadable
from zhendan.reputation.metrics import Metric, read_metric

_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日")


@dataclass(frozen=True, slots=True)
class MetricMapping:
    """Which column holds the day and which column is which metric."""

    day: str
    columns: Mapping[str, str]
    """Metric name to column heading."""


def read_metric_mapping(text: str) -> MetricMapping:
    """`day: 统计日期` and `columns: {service_score: 服务分, …}`. Raises `MetricSheetUnreadable`."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MetricSheetUnreadable(row="-", problem="YAML") from error
    columns = told.get("columns") if isinstance(told, dict) else None
    if not isinstance(columns, dict) or not columns or not _plain(told.get("day")):
        raise MetricSheetUnreadable(row="-", problem="day, columns")
    for name, heading in columns.items():
        if not _plain(name) or not _plain(heading):
            raise MetricSheetUnreadable(row="-", problem=f"columns: {name}"[:40])
    return MetricMapping(str(told["day"]), {str(k): str(v) for k, v in columns.items()})


def _plain(told: object) -> bool:
    """Whether something is a word or a number: a heading, and nothing that could hold more."""
    return isinstance(told, str | int | float) and bool(str(told).strip())


def read_sheet(content: bytes, mapping: MetricMapping, *, source: str) -> tuple[Metric, ...]:
    """The metrics of a CSV export, all or none. `--` and empty cells are no value.

    Raises `MetricSheetUnreadable`, `MetricUnknown`, `MetricUnreadable`.
    """
    found: list[Metric] = []
    for row, cells in enumerate(_rows(content), start=2):
        missing = {mapping.day, *mapping.columns.values()} - set(cells)
        if missing:
            raise MetricSheetUnreadable(row=1, problem="、".join(sorted(missing)))
        on = _day(cells[mapping.day], row)
        for name, column in mapping.columns.items():
            value = cells[column].strip()
            if value not in ("", "-", "--", "—"):
                found.append(read_metric(name, _share(value), on=on, source=f"{source} 第{row}行"))
    return tuple(found)


def _rows(content: bytes) -> Iterator[dict[str, str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            for row in csv.DictReader(io.StringIO(text, newline="")):
                yield {str(k).strip(): str(v or "") for k, v in row.items() if k is not None}
        except csv.Error as error:
            raise MetricSheetUnreadable(row="-", problem="CSV") from error
        return
    raise MetricSheetUnreadable(row="-", problem="UTF-8 / GB18030")


def _day(text: str, row: int) -> date:
    written = text.replace("T", " ").split()
    for form in _FORMS if written else ():
        try:
            return datetime.strptime(written[0], form).date()
        except ValueError:
            continue
    raise MetricSheetUnreadable(row=row, problem=text[:30])


def _share(text: str) -> str:
    """A per cent as a share; separators of thousands left out."""
    bare = text.replace(",", "")
    if not bare.endswith(("%", "％")):
        return bare
    try:
        return repr(float(bare[:-1]) / 100)
    except ValueError:
        return bare
