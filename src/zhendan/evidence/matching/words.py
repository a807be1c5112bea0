"""What chats and reviews say of an order; a quoted message is whole or only counted."""

import re

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.evidence.matching.asking import Found, Question, Telling

LONGEST_QUOTE = 60
"""A longer message is told by its length: a sentence is never cut."""
UNIQUE_KEY = 3
"""`buyers.key_strength` of an id that only one buyer can have."""
_ROLES = {
    "buyer": Text("买家", "the buyer"),
    "agent": Text("客服", "the clerk"),
    "bot": Text("自动回复", "an automatic reply"),
    "system": Text("系统", "the system"),
}
_SERVER_SIDE = ("platform_export", "api")


def _quote(text: str) -> Text:
    """A message as it stands, or how long it is."""
    text = " ".join(text.split())
    if 0 < len(text) <= LONGEST_QUOTE:
        return Text(f"：「{text}」", f": “{text}”")
    return Text(f"（{len(text)} 字）" if text else "（非文字）", f" ({len(text)} characters)")


def _source(row: Found) -> SourceClass:
    """Copied text and screen pictures bear no server signature."""
    own = row.text("capture_how") in _SERVER_SIDE
    return SourceClass.PLATFORM if own else SourceClass.SCREEN


def _neighbours(row: Found) -> dict[str, str]:
    """The messages before and after, whole and with their side: no quote stands alone."""
    return {"before": _side(row.text("before_it")), "after": _side(row.text("after_it"))}


def _side(told: str) -> str:
    """`agent|text` as a person reads it; empty where the talk begins or ends."""
    role, _, text = told.partition("|")
    shown = " ".join(text.split()) or "（非文字）"
    return f"{_ROLES.get(role, Text('对话一方', '')).zh}：{shown}" if told else ""


def _mention(row: Found) -> Telling:
    who = _ROLES.get(row.text("sender_role"), Text("对话一方", "a party"))
    quote = _quote(row.text("text"))
    return Telling(
        ExhibitKind.CHAT_LOG,
        Text(f"{who.zh}提到本单{quote.zh}", f"{who.en} names the order{quote.en}"),
        at=row.at("sent_at"),
        source=_source(row),
        facts={
            "conversation": row.text("conversation_id"),
            "role": row.text("sender_role"),
            **_neighbours(row),
        },
    )


def _by_buyer(row: Found) -> Telling:
    """A buyer's own message near the order: by number of the buyer, sure only if it is unique."""
    quote = _quote(row.text("text"))
    near = int(row.amount("near") or 0)
    sure = int(row.amount("key_strength") or 0) >= UNIQUE_KEY and near == 1
    other = _about_another(row)
    note = _OTHER_ITEM if other else Text("", "")
    return Telling(
        ExhibitKind.CHAT_LOG,
        Text(f"买家来信{quote.zh}{note.zh}", f"the buyer writes{quote.en}{note.en}"),
        at=row.at("sent_at"),
        source=_source(row),
        certainty="exact" if sure else "weak",
        contradicts=other,
        facts={"conversation": row.text("conversation_id"), "role": "buyer", **_neighbours(row)},
        by="buyer",
        ask=_which(near) if near > 1 else None,
    )


_OTHER_ITEM = Text(
    "（对话中的商品卡片是另一件商品）", " (the item card in this chat is another item)"
)


_ITEM_ID = re.compile(r"\d{6,}")
"""A card that bears no item number says nothing about which item it is."""


def _about_another(row: Found) -> bool:
    """Whether the item shown last before the message is none of the order's own."""
    named = _ITEM_ID.search(row.text("card"))
    return named is not None and int(row.amount("own_card") or 0) == 0


def _which(near: int) -> Text:
    """The question to a person where the buyer has several orders near a message."""
    return Text(
        f"这位买家前后有 {near} 笔订单，请确认这句话说的是哪一笔",
        f"this buyer has {near} orders near it: say which one is meant",
    )


def _review(row: Found) -> Telling:
    automatic = row.text("result") == "default_good"
    quote = _quote(row.text("content")) if row.text("content") else Text("", "")
    words = {
        "good": Text("好评", "a good review"),
        "neutral": Text("中评", "a neutral review"),
        "bad": Text("差评", "a bad review"),
        "default_good": Text("系统默认好评（买家未写评价）", "the system's default review"),
    }.get(row.text("result"), Text("评价", "a review"))
    return Telling(
        ExhibitKind.REVIEW_RECORD,
        Text(words.zh + quote.zh, words.en + quote.en),
        at=row.at("created_at"),
        source=SourceClass.PLATFORM,
        certainty="weak" if automatic else "exact",
        facts={"result": row.text("result"), "pictures": row.text("image_count")},
    )


_HEAD = ("order_no", "row_ref", "file_id")
_WEEK_S, _TWO_MONTHS_S = 604800, 5184000
_NEAR = (
    f"epoch_s(m.sent_at) >= epoch_s(o.created_at) - {_WEEK_S}"
    f" AND epoch_s(m.sent_at) <= epoch_s(o.created_at) + {_TWO_MONTHS_S}"
)
# The item that the talk was about: the last card before the message, with its link.
_CARD = (
    "(SELECT COALESCE(k.text, '') || COALESCE(CAST(k.urls AS VARCHAR), '')"
    " FROM messages k WHERE k.conversation_id = m.conversation_id AND k.type = 'item_card'"
    " AND k.seq < m.seq ORDER BY k.seq DESC LIMIT 1)"
)
_NEXT = (
    "(SELECT k.sender_role || '|' || COALESCE(k.text, '') FROM messages k"
    " WHERE k.conversation_id = m.conversation_id AND k.seq {way} LIMIT 1)"
)
_BEFORE = _NEXT.replace("{way}", "< m.seq ORDER BY k.seq DESC")
_AFTER = _NEXT.replace("{way}", "> m.seq ORDER BY k.seq")

QUESTIONS = (
    Question(
        (
            *_HEAD,
            *[
                "conversation_id",
                "sender_role",
                "text",
                "sent_at",
                "capture_how",
                "before_it",
                "after_it",
            ],
        ),
        "SELECT m.order_no_mentioned, m.row_ref, c.file_id, m.conversation_id, m.sender_role,"
        " m.text, m.sent_at, c.capture_how, "
        + _BEFORE
        + ", "
        + _AFTER
        + " FROM messages m JOIN conversations c"
        " ON c.conversation_id = m.conversation_id WHERE m.order_no_mentioned IN ({orders})"
        " ORDER BY m.order_no_mentioned, m.conversation_id, m.seq",
        _mention,
    ),
    Question(
        (
            *_HEAD,
            *["conversation_id", "text", "sent_at", "capture_how", "key_strength", "near"],
            *["card", "own_card", "before_it", "after_it"],
        ),
        "SELECT o.order_no, m.row_ref, c.file_id, m.conversation_id, m.text, m.sent_at,"
        " c.capture_how, b.key_strength, (SELECT count(*) FROM orders x"
        " WHERE x.buyer_id = o.buyer_id AND epoch_s(m.sent_at) >= epoch_s(x.created_at)"
        f" - {_WEEK_S} AND epoch_s(m.sent_at) <= epoch_s(x.created_at) + {_TWO_MONTHS_S}), "
        + _CARD
        # An order whose items are unknown is not called another's.
        + ", (SELECT COALESCE(max(CASE WHEN l.item_id IS NULL OR l.item_id = '' OR "
        + _CARD
        + " LIKE '%' || l.item_id || '%' THEN 1 ELSE 0 END), 1)"
        " FROM order_lines l WHERE l.order_id = o.order_id), "
        + _BEFORE
        + ", "
        + _AFTER
        + " FROM orders o JOIN buyers b ON b.buyer_id = o.buyer_id"
        " JOIN conversations c ON c.buyer_id = o.buyer_id"
        " JOIN messages m ON m.conversation_id = c.conversation_id"
        " WHERE o.order_no IN ({orders}) AND m.sender_role = 'buyer'"
        " AND m.order_no_mentioned IS NULL AND b.key_strength >= 1 AND "
        + _NEAR
        + " ORDER BY o.order_no, m.conversation_id, m.seq",
        _by_buyer,
    ),
    Question(
        (*_HEAD, *["result", "content", "created_at", "image_count"]),
        "SELECT r.order_no, r.row_ref, NULL, r.result, r.content, r.created_at, r.image_count"
        " FROM reviews r WHERE r.order_no IN ({orders})"
        " ORDER BY r.order_no, r.created_at, r.review_id",
        _review,
    ),
)
