"""What must hold before a case leaves a state: the guards of the method, row by row (放行条件)."""

from collections.abc import Callable

from zhendan.casework.casefile import CaseFile
from zhendan.casework.errors import LawyerGateOpen
from zhendan.casework.stamps import Stamp
from zhendan.casework.states import CaseState, RoundState
from zhendan.casework.working.errors import MoveGuarded
from zhendan.domain import Event, EventKind, Standing, Text

_S = CaseState


def may_leave(case: CaseFile, to: CaseState) -> None:
    """Hold a move against the guards of the state it leaves. Raises `MoveGuarded`."""
    for holds, why in _GUARDS.get((case.state, to), ()):
        if not holds(case):
            raise MoveGuarded(to=to.words.zh, to_en=to.words.en, why=why.zh, why_en=why.en)


def review(case: CaseFile, stamp: Stamp, *, approved: bool, reason: str) -> Event:
    """A second person agrees to the packet, or sends it back.

    Raises `NobodyNamed`, `MoveGuarded`, and `LawyerGateOpen` where concessions went past no
    lawyer's step.
    """
    stamp.named("复核")
    for holds, why in _REVIEWS:
        if not holds(case, stamp, reason if not approved else "-"):
            to = _S.READY if approved else _S.DRAFTING
            raise MoveGuarded(to=to.words.zh, to_en=to.words.en, why=why.zh, why_en=why.en)
    if approved and case.export is not None and case.export.hard_stops:
        to, why = _S.READY, _OPEN_STOPS
        raise MoveGuarded(to=to.words.zh, to_en=to.words.en, why=why.zh, why_en=why.en)
    if approved and case.conceded and case.gate is None:
        raise LawyerGateOpen(count=len(case.conceded))
    packet = case.export.packet if case.export else ""
    facts: dict[str, object] = {"approved": approved, "reason": reason.strip(), "packet": packet}
    return Event(case.case, EventKind.REVIEWED, stamp.at, stamp.by, facts)


def _begun(case: CaseFile) -> bool:
    return bool(case.exhibits) and case.deadline is not None


def _all_conceded(case: CaseFile) -> bool:
    standings = case.standings
    return bool(standings) and all(s.standing is Standing.CONCEDED for s in standings.values())


def _answer_kept(case: CaseFile) -> bool:
    """The reply that ended the round stands on record in its own words, or by its receipt."""
    if not case.rounds or case.rounds[-1].state is RoundState.WITHDRAWN:
        return True
    last = case.rounds[-1]
    return bool(last.receipts) or any(words.strip() for _, _, words in last.moves)


def _round_over(case: CaseFile) -> bool:
    return not case.rounds or case.rounds[-1].state.is_final


_Guard = tuple[Callable[[CaseFile], bool], Text]
_BEGUN: _Guard = (
    _begun,
    Text(
        "通知还没有封存，或截止时间还没有登记",
        "the notice is not sealed or no deadline is on record",
    ),
)
_CONCEDED: _Guard = (
    _all_conceded,
    Text("还有订单没有认可；只有全部认可才直接转整改", "not every order is conceded"),
)
_KEPT: _Guard = (
    _answer_kept,
    Text("平台答复的原文还没有登记", "the platform's reply is not on record in its own words"),
)
_OVER: _Guard = (_round_over, Text("这一轮申诉还没有结果", "the round has no result yet"))
_GUARDS: dict[tuple[CaseState, CaseState], tuple[_Guard, ...]] = {
    (_S.RECEIVED, _S.VERIFYING): (_BEGUN,),
    (_S.VERIFYING, _S.CORRECTING): (_CONCEDED,),
    (_S.DECIDED, _S.GATHERING): (_KEPT,),
    (_S.DECIDED, _S.CORRECTING): (_KEPT,),
    (_S.DECIDED, _S.CLOSED): (_KEPT,),
    (_S.RESTORING, _S.CLOSED): (_OVER,),
    (_S.WITHDRAWN, _S.CLOSED): (_OVER,),
}
_OPEN_STOPS = Text(
    "材料里还有必须先处理的问题，如没有绑定凭证的句子；处理后重新生成再复核",
    "the papers still have hard stops, such as a sentence bound to nothing; mend them first",
)
_REVIEWS: tuple[tuple[Callable[[CaseFile, Stamp, str], bool], Text], ...] = (
    (
        lambda case, stamp, reason: case.state is _S.REVIEWING,
        Text("没有人请求复核", "nobody asked for a second person"),
    ),
    (
        lambda case, stamp, reason: case.review_by != stamp.by,
        Text("复核人须是另一个人", "the second person must be another one"),
    ),
    (
        lambda case, stamp, reason: case.export is not None,
        Text("还没有生成可以复核的材料", "no papers were made yet"),
    ),
    (
        lambda case, stamp, reason: bool(reason.strip()),
        Text("退回要写明理由", "sending back needs a reason"),
    ),
)
