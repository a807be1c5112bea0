"""WhatsApp's own export: iOS and Android forms, clocks of 12 and 24 hours, every order of dates.

`03/04/26` may be April or March. The order is told by the whole file: a day above 12, or the one
order in which time never runs backwards. Where the file tells neither, times stay empty.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\ufeff]")
_SPACES = re.compile("[\u00a0\u202f\u2009]")
_DATE = r"(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{1,4})\.?"
_HALF = r"(?P<half>[AaPp]\.? ?[Mm]\.?|上午|下午|凌晨|早上|中午|晚上)"
_CLOCK = (
    r"(?:(?P<early>上午|下午|凌晨|早上|中午|晚上) ?)?"
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?"
)
_HEADS = (
    re.compile(rf"^\[{_DATE},? {_CLOCK}(?: ?{_HALF})?\] "),
    re.compile(rf"^{_DATE},? {_CLOCK}(?: ?{_HALF})? - "),
)
_SPEAKER = re.compile(r"^(?P<who>[^:：]{1,60}): (?P<text>.*)$", re.S)
_KINDS = (
    (
        "recalled",
        re.compile(
            r"^(this message was deleted|you deleted this message|此消息已被?删除|"
            r"你已?删除了?(这条|此)消息|您已?删除了?(这条|此)消息)\.?$",
            re.I,
        ),
    ),
    (
        "image",
        re.compile(r"^(image omitted|忽略图片|图像已忽略|sticker omitted|GIF omitted)$", re.I),
    ),
    ("video", re.compile(r"^(video omitted|忽略视频)$", re.I)),
    ("voice", re.compile(r"^(audio omitted|忽略音频|语音已忽略)$", re.I)),
    (
        "file",
        re.compile(
            r"^(<media omitted>|<省略多媒体文件>|document omitted|<attached: .+>|<附件：.+>|"
            r".+\.\w{2,5} \(file attached\)|.+\.\w{2,5} （文件附件）)$",
            re.I,
        ),
    ),
)
_PICTURES = re.compile(r"\.(jpe?g|png|webp|gif)\b", re.I)
_TWELVE, _CENTURY, _DAYS = 12, 2000, 31
_SHORT_YEAR = 100
_AFTERNOON = frozenset({"p", "下", "晚"})
FEWEST = 2
Parts = tuple[int, int, int, int, int, int]


@dataclass(slots=True)
class Said:
    """One message as the export has it."""

    line: int
    raw: str
    parts: Parts
    who: str
    body: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return "\n".join(self.body).strip()

    @property
    def kind(self) -> str:
        """What was said; the export tells of pictures and deletions in words."""
        if not self.who:
            return "system"
        text = self.text
        found = next((kind for kind, pattern in _KINDS if pattern.match(text)), "text")
        return "image" if found == "file" and _PICTURES.search(text) else found


def heads(lines: Iterable[str]) -> int:
    """How many lines begin a message."""
    return sum(1 for line in lines if _head(_level(line)))


def messages(lines: Iterable[str]) -> list[Said]:
    """Every message; lines without a head go on with the one before."""
    found: list[Said] = []
    for number, raw in enumerate(lines, 1):
        line = _level(raw)
        head = _head(line)
        if head is None:
            if found:
                found[-1].body.append(line)
            elif line.strip():
                found.append(Said(number, "", (0, 0, 0, 0, 0, 0), "", [line]))
            continue
        rest = line[head.end() :]
        speaker = _SPEAKER.match(rest)
        who, text = (speaker["who"].strip(), speaker["text"]) if speaker else ("", rest)
        found.append(Said(number, head[0].strip("[]- "), _parts(head), who, [text]))
    return found


def _head(line: str) -> re.Match[str] | None:
    """The date and clock that begin a message, in brackets or before a dash."""
    return next((found for form in _HEADS if (found := form.match(line))), None)


def _level(line: str) -> str:
    """A line without direction marks and odd blanks."""
    return _SPACES.sub(" ", _MARKS.sub("", line)).rstrip("\r\n")


def _parts(head: re.Match[str]) -> Parts:
    """Three numbers of the date as they stand, and the clock in 24 hours."""
    said = {name: value for name, value in head.groupdict().items() if value}
    hour = int(said["h"])
    half = (said.get("half") or said.get("early") or "").lower()[:1]
    if half:
        late = half in _AFTERNOON or (half == "中" and hour < _TWELVE - 1)
        hour = hour % _TWELVE + (_TWELVE if late else 0) if hour <= _TWELVE else hour
        if half == "中" and int(said["h"]) == _TWELVE:
            hour = _TWELVE
    date = int(said["a"]), int(said["b"]), int(said["c"])
    return (*date, hour, int(said["m"]), int(said.get("s") or 0))


ORDERS = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}


def order_of(found: list[Said]) -> str:
    """`ymd`, `dmy` or `mdy` for the whole file; empty where it tells no single order."""
    dated = [said.parts for said in found if said.raw]
    # Two digits before a dash may be a year; the forms with strokes and dots end with theirs.
    short = any(re.match(r"\d{1,2}-", said.raw) for said in found)
    names = [name for name in ORDERS if name != "ymd" or short or _year_first(dated)]
    fits = [name for name in names if all(_at(parts, name) is not None for parts in dated)]
    if len(fits) > 1:
        fits = [name for name in fits if _ascends([_at(parts, name) for parts in dated])] or fits
    return fits[0] if len(fits) == 1 else ""


def _year_first(dated: list[Parts]) -> bool:
    """Whether a whole year stands first."""
    return any(parts[0] > _DAYS for parts in dated)


def _ascends(times: list[datetime | None]) -> bool:
    """Whether time never runs backwards."""
    known = [at for at in times if at is not None]
    return all(before <= after for before, after in pairwise(known))


def instant(said: Said, order: str, zone: str) -> datetime | None:
    """When a message was sent, in UTC; the export speaks of the telephone's own zone."""
    at = _at(said.parts, order) if order and said.raw else None
    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) if at else None


def _at(parts: Parts, order: str) -> datetime | None:
    """The local time under one order of the date; None where that is no date."""
    year, month, day = (parts[place] for place in ORDERS[order])
    if (order == "ymd" and parts[2] > _DAYS) or (order != "ymd" and _year_first([parts])):
        return None
    try:
        return datetime(year + (_CENTURY if year < _SHORT_YEAR else 0), month, day, *parts[3:])
    except ValueError:
        return None
