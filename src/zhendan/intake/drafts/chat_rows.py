"""A row of a chat exported as a table: one message, its sender and their role as they stand."""

import re

from zhendan.formats.cleaning.people import masked_text
from zhendan.formats.cleaning.times import Moment
from zhendan.formats.cleaning.words import folded
from zhendan.formats.row_problems import IdMissing
from zhendan.intake.draft import Draft, Values
from zhendan.intake.notices.patterns import ORDER_NO
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking

_ROLES = {
    # What exports of WeChat write under `IsSender`: who exported is the shop.
    **{"1": "agent", "0": "buyer", "true": "agent", "false": "buyer"},
    **dict.fromkeys(("买家", "客户", "顾客", "用户", "消费者", "buyer"), "buyer"),
    **dict.fromkeys(("卖家", "客服", "商家", "店铺", "人工客服", "agent", "seller"), "agent"),
    **dict.fromkeys(("机器人", "智能客服", "自动回复", "bot"), "bot"),
    **dict.fromkeys(("系统", "系统消息", "平台", "system"), "system"),
}
_TYPES = {
    # WeChat's own numbers.
    **{"1": "text", "3": "image", "34": "voice", "43": "video", "47": "image", "49": "link"},
    **{"10000": "system"},
    **dict.fromkeys(("文本", "文字", "text"), "text"),
    **dict.fromkeys(("图片", "image"), "image"),
    **dict.fromkeys(("视频", "video"), "video"),
    **dict.fromkeys(("语音", "voice"), "voice"),
    **dict.fromkeys(("链接", "link"), "link"),
    **dict.fromkeys(("订单", "订单卡片", "order_card"), "order_card"),
    **dict.fromkeys(("商品", "商品卡片", "item_card"), "item_card"),
    **dict.fromkeys(("撤回", "撤回消息", "recalled"), "recalled"),
    **dict.fromkeys(("系统", "系统消息", "system"), "system"),
}
GUESSED = "buyer?"
"""Nothing shows the side; the whole sheet decides whether it is a buyer or unknown."""
_URL = re.compile(r"https?://[^\s`,，;；]+")


def take_chat_row(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """Add one message; whose conversation it is shows when the whole sheet is known."""
    sent, sender = values.get("messages.sent_at"), str(values.get("messages.sender_label") or "")
    text, urls = str(values.get("messages.text") or ""), values.get("messages.urls_raw")
    if not sender and not text and not urls:
        raise IdMissing(column="发送方或内容 (sender or text)")
    kind = _known(taking, _TYPES, values.get("messages.type_raw"))
    number = ORDER_NO.search(text)
    message: Values = {
        "sheet": taking.sheet,
        "role": _role(taking, values.get("messages.role_raw"), sender, kind),
        "sent_at": sent.at if isinstance(sent, Moment) else None,
        "sender_label": sender or None,
        "type": kind or ("image" if urls and not text else "text"),
        "text": masked_text(text) or None,
        "urls": _URL.findall(f"{text} {urls or ''}"),
        "order_no_mentioned": number[1] if number else None,
    }
    draft = Draft(message, ref, "chat", file=taking.received.number)
    draft.shop = str(taking.received.sha256)
    taking.gathered.add("messages", draft)


def _role(taking: Taking, word: object, sender: str, kind: str | None) -> str:
    """The role that the row names, else what the sender's label shows: `shop:clerk` is the shop."""
    own = {name.strip().lower() for name in taking.settings.own_addresses}
    found = _known(taking, _ROLES, word)
    if found is not None:
        return found
    if kind == "system" or not sender:
        return "system"
    if re.search(r"[：:]", sender):
        return "agent"
    return "agent" if sender.lower() in own else GUESSED


def _known(taking: Taking, table: dict[str, str], word: object) -> str | None:
    """The canonical word; one that nobody knows is counted and said."""
    text = folded(str(word or "")).strip().lower()
    found = table.get(text)
    if text and found is None:
        taking.unknown_words[str(word)] += 1
    return found
