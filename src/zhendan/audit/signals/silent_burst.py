"""D09: On the busy day, did far fewer buyers write than usual in this shop."""

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
_COLUMNS = "conversation_id text order_no_mentioned"
_USUAL_TALK = [f"c{n} 请问什么时候发货呢{n} A{n}" for n in range(58)]
_BURST_TALK = [f"d{n} 请问颜色有几种可选{n} B{n}" for n in _MANY]
CONVERSATIONS = "\n".join(
    ["conversation_id", *(f"c{n}" for n in range(58)), *(f"d{n}" for n in _MANY)]
)
SILENT = "\n".join([_COLUMNS, *_USUAL_TALK])
TALKING = "\n".join([_COLUMNS, *_USUAL_TALK, *_BURST_TALK])


SILENT_BURST = Signal(
    card=SignalCard(
        code="D09",
        name="chat.silent-burst",
        title=Text("突增当天几乎没人咨询", "Hardly anybody asked"),
        question=Text(
            "突增当天有沟通的订单占比是否远低于本店平时？",
            ("On the busy day, did far fewer buyers write than usual in this shop?"),
        ),
        family=Family.CHAT,
        weight=Weight.ASKS,
        why=Text(
            "要买复杂商品的人会问；做任务的人不问。",
            ("People who need a thing ask about it; people on an errand do not."),
        ),
        innocent=(
            Text(
                "一看就懂的商品、直播中已讲解。",
                ("Goods that explain themselves, a broadcast that explained them."),
            ),
        ),
        blind_spots=(Text("被要求假聊的看不出来。", "Staged chats are not seen."),),
        clears=(Text("同类商品的咨询率。", "The usual share of enquiries for such goods."),),
        observable="M",
        source="P-1 (tasks ask for fake dialogue; detail [U])",
    ),
    needs=("crowd_asked", "base_chat_share"),
    asks=f"crowd_asked >= {LEAST} AND crowd_spoke < crowd_asked * base_chat_share "
    "AND (crowd_asked * base_chat_share - crowd_spoke) "
    "* (crowd_asked * base_chat_share - crowd_spoke) "
    f"> {Z * Z} * crowd_asked * base_chat_share * (1 - base_chat_share)",
    facts=(
        FactSpec(
            "crowd_spoke",
            Text("其中有沟通", "Of these, with a chat"),
            unit="orders",
            baseline="crowd_asked",
            window="1 d",
        ),
        FactSpec("base_chat_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "thirty silent orders in a shop where most buyers ask",
            {
                "orders": BURST,
                "order_lines": LINES,
                "conversations": CONVERSATIONS,
                "messages": SILENT,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty buyers who ask as usual",
            {
                "orders": BURST,
                "order_lines": LINES,
                "conversations": CONVERSATIONS,
                "messages": TALKING,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "messages"),
)
