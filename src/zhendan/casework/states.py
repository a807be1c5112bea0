"""Where a case and its rounds can stand, and which moves are open from there."""

from enum import StrEnum

from zhendan.domain import Text


class CaseState(StrEnum):
    """Where a case stands (案件状态)."""

    RECEIVED = "received"  # 收到通知
    VERIFYING = "verifying"  # 核实
    GATHERING = "gathering"  # 取证
    DRAFTING = "drafting"  # 起草
    REVIEWING = "reviewing"  # 复核
    READY = "ready"  # 已备
    IN_APPEAL = "in_appeal"  # 申诉中
    DECIDED = "decided"  # 已裁决
    LAPSED = "lapsed"  # 逾期
    NOT_APPEALABLE = "not_appealable"  # 不可申诉
    CORRECTING = "correcting"  # 整改
    RESTORING = "restoring"  # 信誉恢复
    PAUSED = "paused"  # 暂停: the deadline keeps running
    WITHDRAWN = "withdrawn"  # 撤回
    CLOSED = "closed"  # 结案

    @property
    def words(self) -> Text:
        """The state as a person reads it."""
        return _STATES[self][0]

    @property
    def what_now(self) -> Text:
        """What is to be done in this state; never empty."""
        return _STATES[self][1]

    @property
    def is_before_appeal(self) -> bool:
        """Whether nothing of this round has been handed in yet."""
        return self in _BEFORE_APPEAL

    def moves(self) -> tuple["CaseState", ...]:
        """The states a case may go to from here, in the order of the method."""
        onward = _MOVES[self]
        if self in _OPEN:
            onward = (*onward, CaseState.PAUSED, CaseState.WITHDRAWN)
        return tuple(state for state in CaseState if state in onward)

    def may_become(self, to: "CaseState") -> bool:
        """Whether the move is open."""
        return to in self.moves()


_S = CaseState
_BEFORE_APPEAL = (_S.RECEIVED, _S.VERIFYING, _S.GATHERING, _S.DRAFTING, _S.REVIEWING, _S.READY)
_OPEN = (*_BEFORE_APPEAL, _S.IN_APPEAL, _S.DECIDED, _S.LAPSED, _S.CORRECTING, _S.RESTORING)
_MOVES: dict[CaseState, tuple[CaseState, ...]] = {
    _S.RECEIVED: (_S.VERIFYING, _S.LAPSED, _S.NOT_APPEALABLE),
    _S.VERIFYING: (_S.GATHERING, _S.CORRECTING, _S.LAPSED, _S.NOT_APPEALABLE),
    _S.GATHERING: (_S.DRAFTING, _S.VERIFYING, _S.LAPSED, _S.NOT_APPEALABLE),
    _S.DRAFTING: (_S.REVIEWING, _S.GATHERING, _S.LAPSED, _S.NOT_APPEALABLE),
    _S.REVIEWING: (_S.READY, _S.DRAFTING, _S.LAPSED, _S.NOT_APPEALABLE),
    _S.READY: (_S.IN_APPEAL, _S.DRAFTING, _S.LAPSED, _S.NOT_APPEALABLE),
    _S.IN_APPEAL: (_S.DECIDED,),
    _S.DECIDED: (_S.GATHERING, _S.CORRECTING, _S.CLOSED),
    _S.LAPSED: (_S.CORRECTING, _S.IN_APPEAL),
    _S.NOT_APPEALABLE: (_S.CORRECTING, _S.CLOSED),
    _S.CORRECTING: (_S.RESTORING,),
    _S.RESTORING: (_S.CLOSED,),
    # A paused case goes back to where it was; the fold remembers where.
    _S.PAUSED: (*_OPEN, _S.WITHDRAWN),
    _S.WITHDRAWN: (_S.CLOSED,),
    _S.CLOSED: (_S.VERIFYING,),
}
_STATES: dict[CaseState, tuple[Text, Text]] = {
    _S.RECEIVED: (
        Text("收到通知", "received"),
        Text(
            "固化通知，确认截止时间，通知员工不要删除任何记录", "seal the notice, fix the deadline"
        ),
    ),
    _S.VERIFYING: (
        Text("核实", "verifying"),
        Text("把涉案订单与导出数据对上，逐单核查", "match the orders and look into each"),
    ),
    _S.GATHERING: (
        Text("取证", "gathering"),
        Text("先取最快失效的凭证，再补其余缺口", "fetch what expires first, then the other gaps"),
    ),
    _S.DRAFTING: (
        Text("起草", "drafting"),
        Text("核对申诉说明，解决列出的问题", "go through the statement and its problems"),
    ),
    _S.REVIEWING: (
        Text("复核", "reviewing"),
        Text("请另一位同事或律师复核全文", "have a second person or the lawyer read it"),
    ),
    _S.READY: (
        Text("已备", "ready"),
        Text(
            "最后预览，然后在平台提交并保存回执",
            "preview, submit at the platform, keep the receipt",
        ),
    ),
    _S.IN_APPEAL: (
        Text("申诉中", "in appeal"),
        Text(
            "留意平台答复，有补充要求时及时回应", "watch for the answer, meet supplement requests"
        ),
    ),
    _S.DECIDED: (
        Text("已裁决", "decided"),
        Text("逐项核对处罚结果，决定下一步", "read the result penalty by penalty"),
    ),
    _S.LAPSED: (
        Text("逾期", "lapsed"),
        Text(
            "记录逾期原因，按规则申请补交，开始整改",
            "record why, ask for late filing, begin remedy",
        ),
    ),
    _S.NOT_APPEALABLE: (
        Text("不可申诉", "not appealable"),
        Text("转入整改，可书面请求平台说明事实与依据", "begin the remedy; ask for facts and basis"),
    ),
    _S.CORRECTING: (
        Text("整改", "correcting"),
        Text("完成整改任务并附上证明", "do the remedy tasks and show that they are done"),
    ),
    _S.RESTORING: (
        Text("信誉恢复", "restoring"),
        Text("记录指标，留意处罚的到期日", "record metrics, watch when penalties end"),
    ),
    _S.PAUSED: (
        Text("暂停", "paused"),
        Text("期限仍在计算；请在约定日期前恢复办理", "the deadline keeps running; resume in time"),
    ),
    _S.WITHDRAWN: (
        Text("撤回", "withdrawn"),
        Text("记录撤回的原因，确认整改是否仍需进行", "record why; see whether the remedy goes on"),
    ),
    _S.CLOSED: (
        Text("结案", "closed"),
        Text("按保存期限保管案件资料", "keep the file for its retention period"),
    ),
}


class RoundState(StrEnum):
    """Where one attempt at the platform stands (申诉轮次)."""

    SUBMITTED = "submitted"  # 已提交: provisional until a receipt is kept
    ACKNOWLEDGED = "acknowledged"  # 已有回执
    UNDER_REVIEW = "under_review"  # 审核中
    SUPPLEMENT_ASKED = "supplement_asked"  # 要求补充
    SUPPLEMENT_SENT = "supplement_sent"  # 已补充
    ACCEPTED = "accepted"  # 申诉成立
    PARTLY_ACCEPTED = "partly_accepted"  # 部分成立
    REJECTED = "rejected"  # 申诉不成立
    WITHDRAWN = "withdrawn"  # 撤回
    VOID = "void"  # 无效（逾期、渠道错误）

    @property
    def is_final(self) -> bool:
        """Whether the round is over."""
        return self in _FINAL

    def moves(self) -> tuple["RoundState", ...]:
        """The states a round may go to from here."""
        return tuple(state for state in RoundState if state in _ROUND_MOVES.get(self, ()))

    def may_become(self, to: "RoundState") -> bool:
        """Whether the move is open. A supplement is sent only after the platform asked."""
        return to in self.moves()


_R = RoundState
_FINAL = (_R.ACCEPTED, _R.PARTLY_ACCEPTED, _R.REJECTED, _R.WITHDRAWN, _R.VOID)
_ROUND_MOVES: dict[RoundState, tuple[RoundState, ...]] = {
    _R.SUBMITTED: (_R.ACKNOWLEDGED, _R.UNDER_REVIEW, _R.SUPPLEMENT_ASKED, *_FINAL),
    _R.ACKNOWLEDGED: (_R.UNDER_REVIEW, _R.SUPPLEMENT_ASKED, *_FINAL),
    _R.UNDER_REVIEW: (_R.SUPPLEMENT_ASKED, *_FINAL),
    _R.SUPPLEMENT_ASKED: (_R.SUPPLEMENT_SENT, *_FINAL),
    _R.SUPPLEMENT_SENT: (_R.UNDER_REVIEW, _R.SUPPLEMENT_ASKED, *_FINAL),
}
