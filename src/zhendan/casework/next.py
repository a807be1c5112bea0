"""At most three things to do now, most urgent first (现在该做)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from zhendan.casework.states import CaseState
from zhendan.casework.working.contacts import Contact
from zhendan.casework.working.things import DEADLINE
from zhendan.domain import (
    CaseId,
    Confidence,
    Deadline,
    Gap,
    NextThing,
    OrderId,
    OrderStanding,
    Outcome,
    Standing,
    Text,
)

MOST = 3
"""Three things a person can hold in mind; the rest stays in the report."""

SOON = timedelta(hours=24)
"""A promised answer is asked after from the day before on."""

_LEVELS = ("hard_stop", "critical", "caution", "info")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the next things are worked out from."""

    case: CaseId
    now: datetime
    state: CaseState
    deadline: Deadline
    standings: Mapping[OrderId, OrderStanding]
    gaps: tuple[Gap, ...] = ()
    unlisted: int = 0
    """Orders that the notice counts and no list that was read names."""
    has_gate: bool = False
    """The choice about a lawyer is on record."""
    resting: frozenset[str] = frozenset()
    """Tasks that were put off or given up and are not asked for today; never the deadline."""
    promises: tuple[Contact, ...] = ()
    """Answers that the platform's service promised and nobody has had yet."""
    unconfirmed: int = 0
    """The round that was sent by program and may or may not have arrived; 0 where none was."""
    resume_to: CaseState | None = None
    """Of a paused case: where it goes back to."""
    paused_until: date | None = None
    hands: Mapping[str, str] = field(default_factory=dict)
    """Who was given which task."""

    @property
    def awaits_appeal(self) -> bool:
        """Whether the deadline still has to be met; pausing does not stop it."""
        return (self.resume_to or self.state).is_before_appeal


def what_now(outlook: Outlook) -> tuple[NextThing, ...]:
    """The first three of: deadline, promises, expiring evidence, marks, doubts, gaps, the state."""
    awake = tuple(gap for gap in outlook.gaps if gap.key not in outlook.resting)
    things = list(_awake(replace(outlook, gaps=awake), _LOOKS))[:MOST]
    if len(things) < MOST:
        state = NextThing(outlook.state.words, outlook.state.what_now, key="state")
        things.append(_in_hands(outlook, state))
    return tuple(things)


def every_thing(outlook: Outlook) -> tuple[NextThing, ...]:
    """All that is open, most urgent first, resting things too; each can be given to somebody."""
    looks = (
        _deadline, _unconfirmed, _unlisted, _promised, _marks, _waiting, _unclear, _every_gap,
        _lawyer,
    )  # fmt: skip
    return tuple(_awake(replace(outlook, resting=frozenset()), looks))


def _awake(
    outlook: Outlook, looks: tuple[Callable[[Outlook], list[NextThing]], ...]
) -> Iterator[NextThing]:
    """What the looks find, without what rests, with the names of those who have it in hand."""
    for look in looks:
        for thing in look(outlook):
            if thing.key == DEADLINE or thing.key not in outlook.resting:
                yield _in_hands(outlook, thing)


def _in_hands(outlook: Outlook, thing: NextThing) -> NextThing:
    return replace(thing, who=outlook.hands.get(thing.key, ""))


def _deadline(outlook: Outlook) -> list[NextThing]:
    """By when, how that is known, and what to do if it is not."""
    deadline = outlook.deadline
    if not outlook.awaits_appeal:
        return []
    if deadline.at is None or deadline.plan_by is None:
        return [_unknown(deadline, outlook.now)]
    zone = ZoneInfo(deadline.zone)
    at, plan = _said(deadline.at, zone, outlook.now), _said(deadline.plan_by, zone, outlook.now)
    if outlook.now > deadline.plan_by:
        late = outlook.now > deadline.at
        # The header shows the day to plan by: where another is named, it says which it is.
        latest = ("最晚算到 ", "at the latest ") if deadline.at != deadline.plan_by else ("", "")
        title = (
            Text(f"期限已过（{latest[0]}{at.zh}）", f"The deadline has passed ({latest[1]}{at.en})")
            if late
            else Text(
                f"今天就提交：最早的读法已过（{plan.zh}）", f"Submit today: {plan.en} has passed"
            )
        )
        detail = Text(
            "请在平台上确认申诉入口是否仍然开放，并记录情况。",
            "See whether the platform's entry is still open, and record what you find.",
        )
        return [NextThing(title, detail, key=DEADLINE)]
    return [_to_come(deadline, (at, plan), tuple(outlook.standings.values()))]


def _said(instant: datetime, zone: ZoneInfo, now: datetime) -> Text:
    """An instant as people say it; its year only where it is not this one."""
    at = instant.astimezone(zone)
    other = at.year != now.astimezone(zone).year
    zh, en = (f"{at.year}年", f" {at.year}") if other else ("", "")
    return Text(f"{zh}{at.month}月{at.day}日 {at:%H:%M}", f"{at.day} {at:%b}{en} {at:%H:%M}")


def _unknown(deadline: Deadline, now: datetime) -> NextThing:
    """No deadline holds; there may be a date to plan by until it is found."""
    title = Text("先确认申诉截止时间", "Find the deadline first")
    detail = Text(
        "规则库没有可靠的期限。请打开通知查看并登记；在确认之前按最紧处理。",
        "No reliable deadline is known. Look at your notice; until then treat it as urgent.",
    )
    if deadline.plan_by is not None and deadline.plan_by > now:
        plan = _said(deadline.plan_by, ZoneInfo(deadline.zone), now)
        title = Text(
            f"先确认申诉截止时间，暂按 {plan.zh} 准备",
            f"Find the deadline first; until then plan by {plan.en}",
        )
        detail = Text(
            "这个时间按通知所写日期或邮件到达时间推算，送达时间未确认；请到商家后台核对。",
            "Reckoned from the notice's date or its mail; look up the delivery in the console.",
        )
    return NextThing(title, detail, key=DEADLINE)


def _to_come(
    deadline: Deadline, times: tuple[Text, Text], standings: tuple[OrderStanding, ...]
) -> NextThing:
    """A deadline that lies ahead, with its standing; `times` are the latest and the planned."""
    at, plan = times
    source = deadline.source
    if deadline.confidence is Confidence.THIRD_PARTY:
        detail = Text(
            f"最迟 {at.zh}，未核实（{source.zh}）；请以通知为准。",
            f"At the latest {at.en}, unverified ({source.en}); go by your notice.",
        )
    elif at != plan:
        detail = Text(
            f"最迟 {at.zh}，读法未核实（{source.zh}）。",
            f"At the latest {at.en}, the reading is unverified ({source.en}).",
        )
    else:
        detail = Text(f"依据：{source.zh}", f"By: {source.en}")
    title = Text(f"在 {plan.zh} 之前提交申诉", f"Submit before {plan.en}")
    if standings and all(s.standing is Standing.CONCEDED for s in standings):
        title = Text(f"在 {plan.zh} 之前提交情况说明", f"Submit the account before {plan.en}")
    return NextThing(title, detail, key=DEADLINE)


def _unconfirmed(outlook: Outlook) -> list[NextThing]:
    """A sent round of which nobody knows whether the platform has it."""
    if not outlook.unconfirmed:
        return []
    no = outlook.unconfirmed
    title = Text(f"查清第 {no} 轮是否送达", f"Find out whether round {no} has arrived")
    detail = Text(
        "已发送，平台尚未确认。查清之前请勿再次提交。",
        "Sent, not confirmed. Hand in nothing again before that is clear.",
    )
    command = f"zhendan channel settle --case {outlook.case}"
    return [NextThing(title, detail, command=command, key=f"unconfirmed:{no}")]


def _unlisted(outlook: Outlook) -> list[NextThing]:
    """Orders of the notice that nobody could look into: an appeal would leave them out."""
    if not outlook.unlisted or not outlook.awaits_appeal:
        return []
    title = Text(
        f"补上另外 {outlook.unlisted} 笔涉案订单的订单号",
        f"Find the numbers of the other {outlook.unlisted} flagged orders",
    )
    detail = Text(
        "通知写明的笔数比读到的订单号多。请从平台后台导出或复制完整清单，放进收件夹再运行；"
        "平台没有给出清单的，请向客服索要。没有订单号的订单写不进申诉。",
        "The notice counts more orders than the lists name. Export or copy the full list from the "
        "platform into the inbox and run again; where it gives none, ask its service for one. An "
        "order without a number is in no appeal.",
    )
    return [NextThing(title, detail, key="unlisted")]


def _expiring(outlook: Outlook) -> list[NextThing]:
    """The evidence that will be gone first."""
    # A gap that touches no order of the case helps nobody once the orders are known.
    told = (gap for gap in outlook.gaps if gap.orders or not outlook.standings)
    gaps = sorted((gap for gap in told if gap.expires), key=_urgency)
    return [_fetch(outlook, gap) for gap in gaps[:1]]


def _marks(outlook: Outlook) -> list[NextThing]:
    """Orders that the shop's own books call brushed and nobody has decided on."""
    orders = _orders(outlook, lambda s: s.proposal.marked and s.standing is Standing.UNCLEAR)
    if not orders:
        return []
    title = Text(
        f"{len(orders)} 笔订单带有店铺自有标记，请先说明或认可",
        f"{len(orders)} orders bear the shop's own mark: explain or concede",
    )
    detail = Text(
        "有凭证能解释的，写明理由并附凭证；确属刷单的，认可处罚，其余订单才站得住。",
        "Explain with an exhibit, or concede: the other orders stand on it.",
    )
    return [NextThing(title, detail, _decide(outlook, orders[0]), "marks")]


def _waiting(outlook: Outlook) -> list[NextThing]:
    """Orders the audit supports now, but that stood unclear: a person confirms them."""
    good = (Outcome.SUPPORTED, Outcome.EXPLAINED)
    orders = _orders(outlook, lambda s: _is_open(s) and s.proposal.outcome in good)
    if not orders:
        return []
    title = Text(
        f"新材料支持 {len(orders)} 笔存疑订单，等您认定",
        f"New material supports {len(orders)} unclear orders: decide",
    )
    detail = Text(
        "软件不会自行把存疑改为真实；请核对后写明理由。",
        "The software never turns doubt into certainty by itself; look, and write the reason.",
    )
    return [NextThing(title, detail, _decide(outlook, orders[0], "genuine"), "waiting")]


def _unclear(outlook: Outlook) -> list[NextThing]:
    """Orders nobody can claim until there is evidence or a decision."""
    good = (Outcome.SUPPORTED, Outcome.EXPLAINED)
    orders = _orders(outlook, lambda s: _is_open(s) and s.proposal.outcome not in good)
    if not orders:
        return []
    title = Text(f"对 {len(orders)} 笔存疑订单作出认定", f"Decide on {len(orders)} unclear orders")
    hard = sum(outlook.standings[order].proposal.suggest_concede for order in orders)
    zh = f"其中 {hard} 笔的实物或资金记录与真实交易相反，建议认可。" if hard else ""
    en = f"For {hard} of them goods or money speak against a sale: conceding is suggested. "
    detail = Text(
        f"{zh}能补凭证的先补；不能的，由负责人写明理由认定，或认可处罚。存疑的订单不会写入申诉。",
        f"{en if hard else ''}Add evidence where you can; else decide with a reason, or concede."
        " An unclear order is never claimed.",
    )
    first = sorted(orders, key=lambda o: not outlook.standings[o].proposal.suggest_concede)[0]
    return [NextThing(title, detail, _decide(outlook, first), "unclear")]


def _gap(outlook: Outlook) -> list[NextThing]:
    """The gap whose one fetch helps the most orders."""
    gaps = [gap for gap in outlook.gaps if not gap.expires]
    best = min(gaps, key=lambda gap: (-len(gap.orders), *_urgency(gap)), default=None)
    return [_fetch(outlook, best)] if best else []


def _lawyer(outlook: Outlook) -> list[NextThing]:
    """Concessions wait for the recorded choice about a lawyer."""
    conceded = _orders(outlook, lambda s: s.standing is Standing.CONCEDED)
    if not conceded or outlook.has_gate or not outlook.awaits_appeal:
        return []
    title = Text(
        f"提交前就 {len(conceded)} 笔认可处罚的订单征询律师意见",
        f"Ask a lawyer about {len(conceded)} conceded orders before you submit",
    )
    detail = Text(
        "书面认可提交后不可撤回；不经律师也可以，但须由负责人写明理由。",
        "A concession is final once submitted; going without a lawyer needs a written reason.",
    )
    return [NextThing(title, detail, key="lawyer")]


def _pause_over(outlook: Outlook) -> list[NextThing]:
    """A pause that should have ended."""
    until = outlook.paused_until
    if outlook.state is not CaseState.PAUSED or until is None:
        return []
    if outlook.now.astimezone(ZoneInfo(outlook.deadline.zone)).date() <= until:
        return []
    title = Text(f"暂停已到期（{until}），请恢复办理", f"The pause ended on {until}: take it up")
    return [NextThing(title, outlook.state.what_now, key="state")]


def _every_gap(outlook: Outlook) -> list[NextThing]:
    """Every gap, what expires first."""
    gaps = sorted(outlook.gaps, key=lambda gap: (gap.expires is None, *_urgency(gap)))
    return [_fetch(outlook, gap) for gap in gaps]


def _promised(outlook: Outlook) -> list[NextThing]:
    """Answers that the platform's service promised for now."""
    zone = ZoneInfo(outlook.deadline.zone)
    due = (one for one in outlook.promises if one.promised)
    return [
        _ask_after(one, _said(one.promised, zone, outlook.now))
        for one in sorted(due, key=lambda one: (one.promised or one.at, one.seq))
        if one.promised and outlook.now >= one.promised - SOON
    ]


def _ask_after(one: Contact, until: Text) -> NextThing:
    """Ask the platform's service for what it promised."""
    title = Text(
        f"向平台客服追问：答应 {until.zh} 前答复", f"Ask the service: an answer was due {until.en}"
    )
    ticket_zh = f"工单 {one.ticket}。" if one.ticket else ""
    ticket_en = f"Ticket {one.ticket}. " if one.ticket else ""
    detail = Text(
        f"{ticket_zh}问到的内容请再登记一次联系。",
        f"{ticket_en}Record what they say as a new contact.",
    )
    return NextThing(title, detail, key=f"promise:{one.seq}")


_LOOKS: tuple[Callable[[Outlook], list[NextThing]], ...] = (
    _deadline,
    _unconfirmed,
    _pause_over,
    _unlisted,
    _promised,
    _expiring,
    _marks,
    _waiting,
    _unclear,
    _gap,
    _lawyer,
)


def _is_open(standing: OrderStanding) -> bool:
    """Unclear, not by a person's own ruling, and not for a mark (that is asked apart)."""
    unclear = standing.standing is Standing.UNCLEAR and not standing.proposal.marked
    return unclear and standing.decision is None


def _orders(outlook: Outlook, wanted: Callable[[OrderStanding], bool]) -> list[OrderId]:
    """The orders for which `wanted` holds, in order of number."""
    return sorted(order for order, s in outlook.standings.items() if wanted(s))


def _urgency(gap: Gap) -> tuple[int, int, str]:
    """Worst level first, then most orders, then by words so that the order never changes."""
    level = _LEVELS.index(gap.level) if gap.level in _LEVELS else len(_LEVELS)
    return level, -len(gap.orders), gap.what.zh


def _fetch(outlook: Outlook, gap: Gap) -> NextThing:
    """Go and get one thing: where, from whom, until when."""
    zh, en = f"{gap.where.zh}（{gap.who.zh}）", f"{gap.where.en} ({gap.who.en})"
    if gap.expires:
        zh, en = f"{zh}；{gap.expires.zh}", f"{en}; {gap.expires.en}"
    title = Text(f"去取：{gap.what.zh}", f"Fetch {gap.what.en}")
    command = f"zhendan evidence add 文件 --case {outlook.case}"
    return NextThing(title, Text(zh, en), command, gap.key)


def _decide(outlook: Outlook, order: OrderId, standing: str = "认定") -> str:
    """The command with its blanks; where both rulings are open, the standing is one of them."""
    return (
        f"zhendan decide --case {outlook.case} --order {order}"
        f" --standing {standing} --reason 理由 --by 姓名"
    )
