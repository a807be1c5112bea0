"""A WhatsApp export as messages of one conversation."""

import re

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.formats.cleaning.people import masked_text
from zhendan.formats.talks.sides import shown_name, sides
from zhendan.formats.talks.whatsapp import Said, instant, messages, order_of
from zhendan.formats.text_problems import DateOrderUnclear, SideUnknown
from zhendan.intake.draft import Draft, Values
from zhendan.intake.notices.patterns import ORDER_NO
from zhendan.intake.taking import Taking

_URL = re.compile(r"https?://[^\s<>\"'，。；）)]+")


def take_whatsapp(taking: Taking, text: str) -> None:
    """Read an export; where days and months cannot be told apart its times stay empty."""
    taking.recognised_as = "chat.whatsapp"
    taking.title = Text("聊天记录（WhatsApp 导出）", "Chat, exported from WhatsApp")
    taking.kind, taking.source = ExhibitKind.CHAT_LOG, SourceClass.SCREEN
    taking.score, taking.grain = 1.0, "message"
    found = messages(text.splitlines())
    order = order_of(found)
    if not order:
        first = next((said for said in found if said.raw), None)
        taking.say(DateOrderUnclear(shown=first.raw if first else "—"))
    roles = sides([said.who for said in found if said.who], taking.settings.own_addresses)
    others = [name for name, role in roles.items() if role != "agent"]
    label = shown_name(others[0]) if others else "?"
    unknown = 0
    for seq, said in enumerate(found, 1):
        role = roles[said.who] if said.who else "system"
        unknown += role == "unknown"
        _take(taking, said, {"buyer": label, "role": role, "seq": seq}, order)
    if unknown:
        taking.say(SideUnknown(count=unknown))


def _take(taking: Taking, said: Said, about: Values, order: str) -> None:
    """One message with its source row."""
    who, text = shown_name(said.who), said.text
    ref = taking.lineage.keep(
        taking.place(row=said.line), ["发送方", "时间", "内容"], [who, said.raw, text]
    )
    number = ORDER_NO.search(text)
    values: Values = about | {
        "tool": "whatsapp",
        "capture_how": "manual",
        "sent_at": instant(said, order, taking.settings.zone),
        "sender_label": who or None,
        "type": said.kind,
        "text": masked_text(text) or None,
        "urls": _URL.findall(text),
        "order_no_mentioned": number[1] if number else None,
    }
    draft = Draft(values, ref, "chat", file=taking.received.number)
    draft.shop = str(taking.received.sha256)
    taking.gathered.add("messages", draft)
    taking.rows += 1
