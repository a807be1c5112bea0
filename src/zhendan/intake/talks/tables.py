"""A table of any origin that is a chat: one column of times, one of speakers, one of words."""

from collections.abc import Sequence

from zhendan.domain import Text
from zhendan.formats.readers.grid import Grid, Row
from zhendan.intake.recognise.headers import Recognition, norm, numbered
from zhendan.intake.recognise.template import Template

_COLUMNS = {
    "messages.sent_at": (
        *("时间", "发送时间", "消息时间", "聊天时间", "日期时间", "time", "datetime", "timestamp"),
        *("strtime", "createtime", "sent at", "date"),
    ),
    "messages.sender_label": (
        *("发送方", "发送人", "发送者", "发言人", "说话人", "发件人", "昵称"),
        *("nickname", "sender", "from", "speaker", "author", "name", "消息发送者", "发送人昵称"),
    ),
    "messages.text": (
        *("内容", "消息内容", "聊天内容", "消息", "发送内容", "content", "message", "text", "body"),
        *("strcontent", "msg"),
    ),
    "messages.role_raw": ("角色", "身份", "发送方类型", "role", "issender"),
    "messages.type_raw": ("消息类型", "类型", "type"),
}
_NEEDED = ("messages.sent_at", "messages.sender_label", "messages.text")
_WECHAT = frozenset({"strcontent", "strtime", "issender"})
_WIDEST = 24
_NOT_A_CHAT = ("评分", "星级", "rating", "result", "金额", "amount", "数量", "运单")
"""A review and a bill have times, names and words as well."""


def chat_table(grid: Grid) -> Recognition | None:
    """The table as a chat; None where a column is missing or two could be the same one."""
    for row in grid.top():
        mapping = _mapped(row.cells)
        if mapping:
            return Recognition(_template(mapping), Row(row.no, row.cells), 1.0)
    return None


def _mapped(cells: Sequence[str]) -> dict[str, str]:
    """Heading -> value; empty where this row does not head a chat."""
    names = numbered(cells)
    if not len(_NEEDED) <= len([name for name in names if name]) <= _WIDEST:
        return {}
    if any(norm(word) in name.lower() for word in _NOT_A_CHAT for name in names):
        return {}
    lower = {name.lower(): name for name in names}
    found: dict[str, str] = {}
    for value, headings in _COLUMNS.items():
        fits = [lower[norm(word)] for word in headings if norm(word) in lower]
        # One exporter of WeChat writes time and speaker twice; its own words come first.
        if fits and (value not in _NEEDED or len(fits) == 1 or lower.keys() >= _WECHAT):
            found[fits[0]] = value
    return found if set(_NEEDED) <= set(found.values()) else {}


def _template(mapping: dict[str, str]) -> Template:
    """A layout of its own for the rows' reader."""
    return Template(
        id="chat.table",
        platform="own",
        kind="messages",
        grain="message",
        title=Text("聊天记录（表格）", "Chat, as a table"),
        headers=tuple(mapping),
        required=(),
        mapping=mapping,
        confidence="own",
    )
