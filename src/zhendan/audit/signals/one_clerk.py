"""G05: On the busy day, did one clerk serve far more of the orders than usual."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)
_COLUMNS = "conversation_id sender_role sender_label text order_no_mentioned"
_USUAL_TALK = [f"c{n} agent 客服{n % 6} 您好请说 A{n}" for n in range(60)]
CONVERSATIONS = "\n".join(
    ["conversation_id", *(f"c{n}" for n in range(60)), *(f"d{n}" for n in _MANY)]
)
ONE = "\n".join([_COLUMNS, *_USUAL_TALK, *(f"d{n} agent 客服3 您好请说 B{n}" for n in _MANY)])
ROSTER = "\n".join(
    [_COLUMNS, *_USUAL_TALK, *(f"d{n} agent 客服{n % 6} 您好请说 B{n}" for n in _MANY)]
)


ONE_CLERK = Signal(
    card=SignalCard(
        code="G05",
        name="chat.one-clerk",
        title=Text("突增订单集中在一位客服", "One clerk serves the whole burst"),
        question=Text(
            "突增当天由同一位客服接待的占比是否远高于其平时？",
            ("On the busy day, did one clerk serve far more of the orders than usual?"),
        ),
        family=Family.CHAT,
        weight=Weight.ASKS,
        why=Text(
            "有人在内部安排时，常由同一人接待。",
            ("Where somebody inside arranges orders, one clerk often handles them."),
        ),
        innocent=(
            Text(
                "排班、专席客服、大客户专人对接。",
                "The roster, a dedicated line, a clerk for key customers.",
            ),
        ),
        blind_spots=(
            Text("没有客服名的聊天导出未核查。", "Chats without the clerk's name are not checked."),
        ),
        clears=(Text("排班表。", "The roster."),),
        observable="M",
        source="method step 1 (employee mistakes)",
    ),
    needs=("crowd_served", "clerk_usual_share"),
    asks=f"crowd_served >= {LEAST} AND crowd_top_clerk > crowd_served * clerk_usual_share "
    "AND (crowd_top_clerk - crowd_served * clerk_usual_share) "
    "* (crowd_top_clerk - crowd_served * clerk_usual_share) "
    f"> {Z * Z} * crowd_served * clerk_usual_share "
    "* (1 - clerk_usual_share)",
    facts=(
        FactSpec(
            "crowd_top_clerk",
            Text("其中由一人接待", "Of these, by one clerk"),
            unit="orders",
            baseline="crowd_served",
            window="1 d",
        ),
        FactSpec("clerk_usual_share", Text("其平时占比", "The clerk's usual share"), unit="share"),
    ),
    examples=(
        Example(
            "thirty orders all served by one of six",
            {
                "orders": BURST,
                "order_lines": LINES,
                "conversations": CONVERSATIONS,
                "messages": ONE,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty orders served in turn",
            {
                "orders": BURST,
                "order_lines": LINES,
                "conversations": CONVERSATIONS,
                "messages": ROSTER,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "messages"),
)
