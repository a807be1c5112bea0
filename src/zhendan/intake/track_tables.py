"""Tracks as people copy them: a table of scans, or the lines of a courier's page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhendan.formats.readers.grid import Grid, Row
from zhendan.intake.couriers.answers import Track
from zhendan.intake.recognise.plain_words import plain
from zhendan.intake.taking import Taking
from zhendan.intake.tracks import take_copied
from zhendan.intake.words.tracks import event_in_words, refined

_HEADINGS: Mapping[str, frozenset[str]] = {
    "waybill": frozenset(
        {"运单号", "快递单号", "物流单号", "运单号码", "运单编号", "快递编号",
         "trackingnumber", "trackingno", "trackingno.", "trackingid", "waybill", "waybillno",
         "waybillnumber", "shipmentnumber"}
    ),
    "time": frozenset(
        {"时间", "轨迹时间", "操作时间", "扫描时间", "物流时间", "更新时间", "跟踪时间", "扫描日期",
         "checkpointtime", "checkpointdate", "eventtime", "eventdate", "scantime", "timestamp",
         "datetime", "dateandtime", "date&time", "time"}
    ),
    "text": frozenset(
        {"状态描述", "物流信息", "轨迹", "描述", "轨迹描述", "跟踪记录", "物流轨迹", "物流详情",
         "轨迹内容", "扫描描述", "跟踪信息", "物流动态",
         "message", "checkpointmessage", "event", "eventdescription", "description",
         "statusdescription", "activity", "details", "trackingevent", "checkpoint"}
    ),
    "carrier": frozenset(
        {"物流公司", "快递公司", "快递", "承运商", "courier", "carrier", "couriername",
         "carriername", "carriercode"}
    ),
    "place": frozenset({"地点", "扫描地点", "所在地", "城市", "网点", "location", "place", "city"}),
}  # fmt: skip
_NEEDED = frozenset({"waybill", "time", "text"})

_WAYBILL = re.compile(
    r"(?<![\dA-Za-z])([A-Z]{0,4}\d{10,22}|[A-Z]{2}\d{9}[A-Z]{2}|1Z[0-9A-Z]{16})(?![\dA-Za-z])"
)
"""As couriers in China write it, as the postal union does (S10), and as UPS does."""
_COURIER = re.compile(
    r"(?:圆通|中通|申通|韵达|极兔|顺丰|京东|德邦|百世|邮政|EMS|天天|菜鸟|丰网|跨越|优速|众邮)"
    r"(?:速递|快递|速运|物流|快运|裹裹|包裹)?"
    r"|\b(?:USPS|UPS|FedEx|DHL|Royal Mail|Evri|Canada Post|Australia Post|La Poste)\b"
)
_SAID = re.compile(r"运单|快递单|物流单|单号|tracking\s*(?:number|no|id|#|:)|waybill", re.I)
_TIME = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2}, ?\d{4})[ T,]{1,2}"
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\b\.?)?"
)
_SCAN_FIRST = re.compile(rf"^\s*(?:[•·●○\-]\s*)?({_TIME})\s*(.*)$")
_SCAN_LAST = re.compile(rf"^\s*(\S(?:.*?\S)?)\s*({_TIME})\s*$")
_NO_YEAR = re.compile(
    r"^\s*(?:[•·●○\-]\s*)?(\d{1,2}(?:月\d{1,2}日|[-/.]\d{1,2})\s{1,4}\d{1,2}:\d{2}(?::\d{2})?)\s(.*)$"
)
"""A scan as a telephone shows it: `11-12 17:23`, `11月12日 17:23`."""
_FEWEST_SCANS = 2


@dataclass(frozen=True, slots=True)
class TrackTable:
    """Which columns of a table say what of each scan."""

    header: Row
    columns: Mapping[str, int]


def find_track_table(grid: Grid) -> TrackTable | None:
    """The columns of a table of scans, if the table is one; a heading met twice says nothing."""
    for row in grid.top():
        found: dict[str, list[int]] = {}
        for index, heading in enumerate(map(plain, row.cells)):
            for name, words in _HEADINGS.items():
                if heading in words:
                    found.setdefault(name, []).append(index)
        if found.keys() >= _NEEDED and all(len(places) == 1 for places in found.values()):
            return TrackTable(row, {name: places[0] for name, places in found.items()})
    return None


def take_track_table(taking: Taking, grid: Grid, table: TrackTable) -> None:
    """Take the scans of every waybill of the table."""
    taking.header_row = table.header.no
    tracks: dict[str, Track] = {}
    for row in grid.rows():
        if row.no <= table.header.no or row.is_blank:
            continue
        said = {
            name: row.cells[at].strip() if at < len(row.cells) else ""
            for name, at in table.columns.items()
        }
        track = tracks.setdefault(
            said["waybill"],
            Track("", {"waybill_no": said["waybill"], "carrier_raw": said.get("carrier", ""),
                       "line": row.no}),
        )  # fmt: skip
        scan = _scan(said["time"], said["text"], said.get("place", ""))
        track.scans.append(scan | {"line": row.no})
    take_copied(taking, tracks.values())


def looks_like_track(text: str) -> bool:
    """Whether lines are a courier's page: a waybill by name, and scans that a courier words."""
    return any(
        sum(map(_is_worded, track.scans)) >= _FEWEST_SCANS for track in _tracks(text.splitlines())
    )


def without_year(text: str) -> str:
    """The first time of a courier's page that names no year; empty for any other text."""
    lines = text.splitlines()
    if not any(_named(line) for line in lines):
        return ""
    said = [found for line in lines if (found := _NO_YEAR.match(line))]
    worded = [found for found in said if _is_worded(_scan("", found[2], ""))]
    return str(worded[0][1]) if len(worded) >= _FEWEST_SCANS else ""


def take_track_text(taking: Taking, text: str) -> None:
    """Take the tracks of a copied page."""
    take_copied(taking, _tracks(text.splitlines()))


def _tracks(lines: Sequence[str]) -> Iterator[Track]:
    """A track for every line that names a waybill, with the scans up to the next.

    A scan in words that nobody taught us is kept too: what it says may be the delivery.
    """
    track: Track | None = None
    pending = ""
    for number, line in enumerate(lines, 1):
        scan = _of_line(line, pending)
        named = None if scan and _is_worded(scan) else _named(line)
        if named is not None:
            if track is not None:
                yield track
            track = Track("", named | {"line": number})
        elif scan and track is not None:
            track.scans.append(scan | {"line": number})
        pending = "" if scan else line.strip()
    if track is not None:
        yield track


def _named(line: str) -> dict[str, object] | None:
    """The waybill that a line names together with a courier or the word for it."""
    waybill, courier = _WAYBILL.search(line), _COURIER.search(line)
    if waybill is None or not (courier or _SAID.search(line)):
        return None
    return {"waybill_no": waybill[1], "carrier_raw": courier[0] if courier else ""}


def _of_line(line: str, before: str) -> dict[str, object] | None:
    """The scan of a line: time and words, words and time, or a time under its words."""
    first, last = _SCAN_FIRST.match(line), _SCAN_LAST.match(line)
    if first:
        time, text = first[1], first[2].strip() or before
    elif last:
        time, text = last[2], last[1]
    else:
        return None
    return _scan(time, text, "") if text else None


def _is_worded(scan: Mapping[str, object]) -> bool:
    """Whether a courier's words say what happened."""
    text = str(scan["text"])
    known = event_in_words("copied_english", "unknown", text) if text.isascii() else "unknown"
    return refined(known, text) != "unknown"


def _scan(time: str, text: str, place: str) -> dict[str, object]:
    """A scan without any code: its words say what it is."""
    return {"time": time, "text": text, "place": place, "event": "unknown"}
