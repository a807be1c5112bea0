"""What chats and reviews say of an order; a quoted message is whole or only counted."""

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


def _mention(row: Found) -> Telling:
    who = _ROLES.get(row.text("sender_role"), Text("对话一方", "a party"))
    quote = _quote(row.text("text"))
    return Telling(
        ExhibitKind.CHAT_LOG,
        Text(f"{who.zh}提到本单{quote.zh}", f"{who.en} names the order{quote.en}"),
        at=row.at("sent_at"),
        source=_source(row),
        facts={"conversation": row.text("conversation_id"), "role": row.text("sender_role")},
    )


def _by_buyer(row: Found) -> Telling:
    """A buyer's own message near the order: by number of the buyer, sure only if it is unique."""
    quote = _quote(row.text("text"))
    sure = int(row.amount("key_strength") or 0) >= UNIQUE_KEY and int(row.amount("near") or 0) == 1
    return Telling(
        ExhibitKind.CHAT_LOG,
        Text(f"买家来信{quote.zh}", f"the buyer writes{quote.en}"),
        at=row.at("sent_at"),
        source=_source(row),
        certainty="exact" if sure else "weak",
        facts={"conversation": row.text("conversation_id"), "role": "buyer"},
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

QUESTIONS = (
    Question(
        (*_HEAD, *["conversation_id", "sender_role", "text", "sent_at", "capture_how"]),
        "SELECT m.order_no_mentioned, m.row_ref, c.file_id, m.conversation_id, m.sender_role,"
        " m.text, m.sent_at, c.capture_how FROM messages m JOIN conversations c"
        " ON c.conversation_id = m.conversation_id WHERE m.order_no_mentioned IN ({orders})"
        " ORDER BY m.order_no_mentioned, m.conversation_id, m.seq",
        _mention,
    ),
    Question(
        (*_HEAD, *["conversation_id", "text", "sent_at", "capture_how", "key_strength", "near"]),
        "SELECT o.order_no, m.row_ref, c.file_id, m.conversation_id, m.text, m.sent_at,"
        " c.capture_how, b.key_strength, (SELECT count(*) FROM orders x"
        " WHERE x.buyer_id = o.buyer_id AND epoch_s(m.sent_at) >= epoch_s(x.created_at)"
        f" - {_WEEK_S} AND epoch_s(m.sent_at) <= epoch_s(x.created_at) + {_TWO_MONTHS_S})"
        " FROM orders o JOIN buyers b ON b.buyer_id = o.buyer_id"
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
