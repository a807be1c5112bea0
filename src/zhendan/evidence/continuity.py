"""Chat continuity (聊天连续性): numbering, time, recalled messages, pictures against exports."""

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from zhendan.domain import ChatDoubt, OrderId, Sha256, Tables, Text

SILENCE = timedelta(days=3)
"""A pause this long between two messages is worth a look; it proves nothing."""
ALIKE = 0.75
"""From this share of like characters on, a recognised line is the export's, read or altered."""
FEW = 2
"""One number, or one shifted message, shows nothing yet."""
LEAST = 4
"""Characters; shorter texts (好的, 在吗) repeat too often to anchor anything."""
ZONES = timedelta(hours=14)
_HALF_HOUR_S = 1800
_NUMBERS = ("序号", "消息序号", "消息编号", "seq", "index", "localid")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Said:
    """One message as a table holds it."""

    at: datetime | None
    kind: str
    text: str
    number: int | None
    """The source's own number, where it gives one."""


@dataclass(frozen=True, slots=True)
class Chat:
    """One conversation in one file, with the orders it touches."""

    id: str
    buyer: str
    how: str
    file: str
    orders: tuple[OrderId, ...]
    said: tuple[Said, ...]

    def doubt(self, code: str, text: Text) -> ChatDoubt:
        """An observation about this chat."""
        file = Sha256(self.file) if self.file else None
        return ChatDoubt(code, self.id, self.orders, text, file)


def continuity(tables: Tables, orders: Sequence[OrderId]) -> tuple[ChatDoubt, ...]:
    """Everything about the chats of these orders that a reader may stumble over.

    Nothing is cleaned and nothing lowered: a person sees it and explains it.
    """
    chats = _chats(tables, sorted(set(orders)))
    found = [doubt for chat in chats for doubt in _alone(chat)]
    by_buyer: dict[str, list[Chat]] = defaultdict(list)
    for chat in chats:
        if chat.buyer:
            by_buyer[chat.buyer].append(chat)
    for group in by_buyer.values():
        for one, other in combinations(group, 2):
            found += _beside(one, other)
    return tuple(found)


def _alone(chat: Chat) -> Iterator[ChatDoubt]:
    """What one chat shows by itself."""
    yield from _numbering(chat)
    yield from _times(chat)
    recalled = sum(one.kind == "recalled" for one in chat.said)
    if recalled:
        zh = f"有 {recalled} 条消息被撤回，内容不可见"
        yield chat.doubt("recalled", Text(zh, f"{recalled} messages were recalled; not visible"))
    if chat.how in ("clipboard", "manual"):
        yield chat.doubt(
            "copied",
            Text(
                "由人工复制的文本，没有平台的服务器签名",
                "text copied by hand; it bears no signature of the platform's server",
            ),
        )


def _numbering(chat: Chat) -> Iterator[ChatDoubt]:
    """Numbers that the source gives and skips; without any, completeness cannot be shown."""
    numbers = [one.number for one in chat.said if one.number is not None]
    if len(numbers) < len(chat.said) or len(numbers) < FEW:
        yield chat.doubt(
            "unnumbered",
            Text(
                "来源没有消息编号或总数，无法显示是否完整",
                "the source numbers or counts no messages: completeness cannot be shown",
            ),
        )
        return
    for before, after in pairwise(numbers):
        if after > before + 1:
            zh = f"编号从 {before} 跳到 {after}，中间缺 {after - before - 1} 条"
            en = f"numbers jump from {before} to {after}: {after - before - 1} missing"
            yield chat.doubt("numbering", Text(zh, en))
        elif after <= before:
            zh, en = f"编号 {before} 之后是 {after}，次序不对", f"{after} follows {before}"
            yield chat.doubt("numbering", Text(zh, en))


def _times(chat: Chat) -> Iterator[ChatDoubt]:
    """Time that runs backwards, and long pauses."""
    moments = [one.at for one in chat.said if one.at is not None]
    back = sum(after < before for before, after in pairwise(moments))
    if back:
        zh, en = f"有 {back} 处时间倒退", f"time runs backwards in {back} places"
        yield chat.doubt("backwards", Text(zh, en))
    longest = max((after - before for before, after in pairwise(moments)), default=SILENCE)
    if longest > SILENCE:
        zh = f"相邻两条消息最长相隔 {longest.days} 天，请看中间是否另有消息"
        en = f"up to {longest.days} days lie between two messages: is anything missing?"
        yield chat.doubt("silence", Text(zh, en))


def _beside(one: Chat, other: Chat) -> Iterator[ChatDoubt]:
    """Two captures of the talk with one buyer, compared."""
    shift = _shift(one, other)
    if shift:
        hours = f"{abs(shift.total_seconds()) / 3600:g}"
        zh = f"同样的消息在两份记录里相差 {hours} 小时，请核对时区"
        yield one.doubt("zone_shift", Text(zh, f"the same messages lie {hours} hours apart"))
    pictured = [chat for chat in (one, other) if chat.how == "screenshot_ocr"]
    if len(pictured) == 1:
        picture = pictured[0]
        yield from _pictured(picture, other if picture is one else one)


def _shift(one: Chat, other: Chat) -> timedelta | None:
    """The one offset between equal messages, where it is whole half hours and not none."""
    there = {_bare(said.text): said.at for said in other.said if len(_bare(said.text)) >= LEAST}
    offsets: Counter[int] = Counter()
    for said in one.said:
        at = there.get(_bare(said.text))
        if at is not None and said.at is not None:
            offsets[round((said.at - at).total_seconds())] += 1
    for seconds, count in offsets.items():
        whole = seconds % _HALF_HOUR_S == 0 and 0 < abs(seconds) <= ZONES.total_seconds()
        if whole and count >= FEW and count * 2 > offsets.total():
            return timedelta(seconds=seconds)
    return None


def _pictured(picture: Chat, export: Chat) -> Iterator[ChatDoubt]:
    """A recognised picture against the text export: altered, added and left-out messages."""
    lines = [_bare(said.text) for said in export.said]
    met: list[int] = []
    for said in picture.said:
        seen = _bare(said.text)
        if len(seen) < LEAST:
            continue
        place, alike = _nearest(seen, lines)
        if alike == 1.0:
            met.append(place)
        elif alike >= ALIKE:
            met.append(place)
            zh = f"截图写「{said.text}」，导出写「{export.said[place].text}」：识别有误或截图改过"
            en = f"the picture has “{said.text}”, the export “{export.said[place].text}”"
            yield picture.doubt("differs", Text(zh, en))
        else:
            zh, en = f"截图里的「{said.text}」不在导出里", f"“{said.text}” is not in the export"
            yield picture.doubt("only_picture", Text(zh, en))
    inner = range(min(met), max(met) + 1) if met else range(0)
    skipped = [n for n in inner if n not in met and len(lines[n]) >= LEAST]
    if skipped:
        zh = f"截图首尾之间少了导出里的 {len(skipped)} 条消息，可能被裁去"
        en = f"{len(skipped)} messages of the export are missing inside the picture"
        yield picture.doubt("only_export", Text(zh, en))


def _nearest(seen: str, lines: Sequence[str]) -> tuple[int, float]:
    """The export's line most like a recognised one, and how alike they are."""
    scored = [
        (SequenceMatcher(None, seen, line, autojunk=False).ratio(), -n)
        for n, line in enumerate(lines)
    ]
    best, place = max(scored, default=(0.0, 0))
    return -place, best


def _bare(text: str) -> str:
    """A text without spaces and width forms, as recognition would not know them."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _chats(tables: Tables, orders: Sequence[OrderId]) -> list[Chat]:
    """The chats that name an order or are held with its buyer."""
    touched: dict[str, set[OrderId]] = defaultdict(set)
    for start in range(0, len(orders), _CHUNK):
        part = orders[start : start + _CHUNK]
        query = _TOUCHED.replace("{marks}", ", ".join("?" for _ in part))
        for conversation, order in tables.rows(query, [*part, *part]):
            touched[str(conversation)].add(OrderId(str(order)))
    found: list[Chat] = []
    names = sorted(touched)
    for start in range(0, len(names), _CHUNK):
        wanted = names[start : start + _CHUNK]
        marks = ", ".join("?" for _ in wanted)
        said: dict[str, list[Said]] = defaultdict(list)
        for conversation, *row in tables.rows(_SAID.replace("{marks}", marks), wanted):
            said[str(conversation)].append(_said(row))
        for name, buyer, how, file in tables.rows(_HEADS.replace("{marks}", marks), wanted):
            here = tuple(sorted(touched[str(name)]))
            talk = tuple(said[str(name)])
            found.append(Chat(str(name), str(buyer), str(how), str(file or ""), here, talk))
    return found


def _said(row: Sequence[object]) -> Said:
    """One message with the source's own number, if its row has one."""
    at, kind, text, raw = row
    number = None
    for header, cell in _cells(raw):
        if header.strip().lower() in _NUMBERS and cell.strip().isdecimal():
            number = int(cell)
    return Said(at if isinstance(at, datetime) else None, str(kind), str(text or ""), number)


def _cells(raw: object) -> list[tuple[str, str]]:
    """The cells of a source row as header and text; none where it is no such row."""
    told = json.loads(str(raw)) if raw else []
    pairs = [one for one in told if isinstance(one, list) and len(one) == 2]  # noqa: PLR2004
    return [(str(header), str(cell)) for header, cell in pairs]


_TOUCHED = (
    "SELECT m.conversation_id, m.order_no_mentioned FROM messages m"
    " WHERE m.order_no_mentioned IN ({marks}) UNION SELECT c.conversation_id, o.order_no"
    " FROM orders o JOIN conversations c ON c.buyer_id = o.buyer_id"
    " WHERE o.order_no IN ({marks})"
)
_HEADS = (
    "SELECT c.conversation_id, COALESCE(c.buyer_id, c.buyer_label, ''), c.capture_how, c.file_id"
    " FROM conversations c WHERE c.conversation_id IN ({marks}) ORDER BY c.conversation_id"
)
_SAID = (
    "SELECT m.conversation_id, m.sent_at, m.type, m.text, r.raw FROM messages m"
    " LEFT JOIN source_rows r ON r.row_ref = m.row_ref"
    " WHERE m.conversation_id IN ({marks}) ORDER BY m.conversation_id, m.seq"
)
