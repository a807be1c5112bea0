"""Chats copied as text, 千牛 and its like; every line is kept, and all of it is data."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.formats.cleaning.people import masked_text
from zhendan.formats.cleaning.times import moment
from zhendan.formats.row_problems import CellUnusable
from zhendan.formats.talks.sides import sides
from zhendan.formats.text_problems import SideUnknown
from zhendan.intake.draft import Draft, Values
from zhendan.intake.notices.patterns import ORDER_NO
from zhendan.intake.taking import Taking

_TIME = r"(\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}:\d{2})"
_DATE_LINE = re.compile(
    r"^[—\- ]*(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?|\d{1,2}月\d{1,2}日|昨天|今天|"
    r"星期[一二三四五六日天])[—\- ]*$"
)
_KINDS = {
    "[图片]": "image",
    "[动画表情]": "image",
    "[视频]": "video",
    "[语音]": "voice",
    "[文件]": "file",
    "[链接]": "link",
    "[商品]": "item_card",
    "[订单]": "order_card",
}
_HEAD = re.compile(rf"^(?P<who>[^\s].{{0,60}}?)\s*{_TIME}\s*$")
_QQ_HEAD = re.compile(rf"^{_TIME}\s+(?P<who>.{{1,60}})$")
_TIME_LINE = re.compile(rf"^{_TIME}\s*$")
_ARROW = re.compile(r"^(?P<from>.*?\S)\s*-->\s*(?P<to>.+)$")
_RECALLED = re.compile(r"^(?P<who>.{1,60}?)\s*撤回了一条消息\s*$")
_STATE = frozenset({"已读", "未读", "发送中"})
_SYSTEM = re.compile(r"^(当前用户来自|由 ?服务助手 ?转交给|商品推荐|原因：【|系统消息)")
_URL = re.compile(r"`?(https?://[^\s`]+)`?")
_NOT_A_NICK = re.compile(r"(时间|截止|日期|编号|[：:，,。；;])$|^(于|请|自|从|至)|^\d+$")
_RULED_DAY = re.compile(r"^[—\-]{3,}\s*(\d{4}-\d{1,2}-\d{1,2})\s*[—\-]{3,}$")
_CLOCK_HEAD = re.compile(r"^(?P<who>\S.{0,60}?)\s{2,}(?P<clock>\d{1,2}:\d{2})$")
FEWEST_HEADS = 2


@dataclass(slots=True)
class _Message:
    """One message with the physical line it begins on."""

    line: int
    who: str
    to: str | None
    at: str | None
    body: list[str] = field(default_factory=list)
    state: str | None = None
    kind: str = "text"


def chat_heads(text: str) -> int:
    """How many lines begin a message."""
    return _heads(_with_days(text.splitlines()))


def _with_days(lines: list[str]) -> list[str]:
    """Heads that name only a clock, with the day that stands ruled off above them (微信转发)."""
    day, found = "", []
    for line in lines:
        ruled, head = _RULED_DAY.match(line.strip()), _CLOCK_HEAD.match(line.strip())
        day = ruled[1] if ruled else day
        found.append(f"{head['who']} {day} {head['clock']}:00" if day and head else line)
    return found


def _heads(lines: list[str]) -> int:
    """Lines that name a sender and a time, on one line or two."""
    found = 0
    for index, line in enumerate(lines):
        head = _HEAD.match(line.strip()) or _QQ_HEAD.match(line.strip())
        if (head and not _NOT_A_NICK.search(head["who"].strip())) or (
            _TIME_LINE.match(line.strip()) and index and lines[index - 1].strip()
        ):
            found += 1
    return found


def take_chat(taking: Taking, text: str) -> None:
    """Read a pasted conversation."""
    taking.recognised_as, taking.title = "chat.text", Text("聊天记录（复制文本）", "Chat, copied")
    taking.kind, taking.source = ExhibitKind.CHAT_LOG, SourceClass.SCREEN
    taking.score, taking.grain = 1.0, "message"
    buyer: str | None = None
    seqs: dict[str, int] = {}
    found = _messages(_with_days(text.splitlines()))
    roles = sides([m.who for m in found if m.who], taking.settings.own_addresses)
    unknown = sum(roles.get(m.who) == "unknown" for m in found)
    if unknown:
        taking.say(SideUnknown(count=unknown))
    for message in found:
        role = roles[message.who] if message.who and message.kind != "system" else "system"
        if role in ("buyer", "unknown") and message.who not in ("对方", ""):
            buyer = message.who
        elif message.to:
            buyer = message.to
        label = buyer or "?"
        seqs[label] = seqs.get(label, 0) + 1
        _take_message(taking, message, {"buyer": label, "role": role, "seq": seqs[label]})


def _messages(lines: list[str]) -> list[_Message]:
    """The messages of a paste; lines before the first head belong to nobody and are system."""
    found: list[_Message] = []
    skip = False
    for index, raw in enumerate(lines):
        line = raw.strip()
        if skip or not line:
            skip = False
            continue
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        head = _head(line, following)
        if head is not None:
            skip = bool(_TIME_LINE.match(following)) and not _HEAD.match(line)
            found.append(_begin(index + 1, *head))
        elif (recalled := _RECALLED.match(line)) is not None:
            found.append(_Message(index + 1, recalled["who"], None, None, kind="recalled"))
        elif line in _STATE and found:
            found[-1].state = line
        elif (
            _SYSTEM.match(line)
            or _RULED_DAY.match(line)
            or _is_date_line(line, [x.strip() for x in lines[index + 1 : index + 3]])
            or not found
            or (found[-1].kind in {"recalled", "system"} and not found[-1].who)
        ):
            found.append(_Message(index + 1, "", None, None, [line], kind="system"))
        else:
            found[-1].body.append(line)
    return found


def _is_date_line(line: str, ahead: list[str]) -> bool:
    """A day by itself above a message parts the days; inside a message it is somebody's words."""
    following, after = (*ahead, "", "")[:2]
    begins = _head(following, after) is not None or _RECALLED.match(following) is not None
    return bool(_DATE_LINE.match(line)) and begins


def _head(line: str, following: str) -> tuple[str, str] | None:
    """Sender and time, if a message begins on this line."""
    head = _HEAD.match(line)
    if head and not _NOT_A_NICK.search(head["who"].strip()):
        return head["who"].strip(), head[2]
    qq = _QQ_HEAD.match(line)
    if qq:
        return qq["who"].strip(), qq[1]
    below = _TIME_LINE.match(following)
    return (line, below[1]) if below and not _TIME_LINE.match(line) else None


def _begin(line: int, who: str, at: str) -> _Message:
    """A new message; `A --> B` names its receiver."""
    arrow = _ARROW.match(who)
    if arrow:
        return _Message(line, arrow["from"].strip(), arrow["to"].strip(), at)
    return _Message(line, who, None, at)


def _take_message(taking: Taking, message: _Message, about: Values) -> None:
    """One message with its source row."""
    text = "\n".join(message.body)
    ref = taking.lineage.keep(
        taking.place(row=message.line),
        ["发送方", "接收方", "时间", "内容"],
        [message.who, message.to or "", message.at or "", text],
    )
    at: datetime | None = None
    if message.at:
        try:
            found = moment(message.at, "时间", taking.time_rules)
            at = found.at if found else None
        except CellUnusable as error:
            taking.reject(error, message.line)
    number = ORDER_NO.search(text)
    values: Values = about | {
        "sent_at": at,
        "sender_label": message.who or None,
        "receiver_label": message.to,
        "type": _KINDS.get(text, message.kind) if message.kind == "text" else message.kind,
        "text": masked_text(text) or None,
        "urls": _URL.findall(text),
        "read_state": message.state,
        "order_no_mentioned": number[1] if number else None,
    }
    draft = Draft(values, ref, "chat", file=taking.received.number)
    draft.shop = str(taking.received.sha256)
    taking.gathered.add("messages", draft)
    taking.rows += 1
