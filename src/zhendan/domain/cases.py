"""A case as the fold of its events (案件)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from zhendan.domain.ids import CaseId, PersonId
from zhendan.domain.text import Text


class EventKind(StrEnum):
    """What can happen in a case; events are only ever added."""

    OPENED = "opened"  # 建案
    TAKEN_OVER = "taken_over"  # 接收移交：案情如移交方所述
    EXHIBITS_SEALED = "exhibits_sealed"  # 凭证固化
    AUDITED = "audited"  # 完成核查
    DEADLINE_SET = "deadline_set"  # 确定截止时间
    DECIDED = "decided"  # 人工认定
    MARK_WITHDRAWN = "mark_withdrawn"  # 撤回误导入的标记
    REMEDY_OPENED = "remedy_opened"  # 建立整改任务
    REMEDY_CLOSED = "remedy_closed"  # 完成整改任务
    REMEDY_SET = "remedy_set"  # 整改任务的负责人、期限与效果目标
    REMEDY_REOPENED = "remedy_reopened"  # 重新打开整改任务
    EFFECT_CHECKED = "effect_checked"  # 检查整改效果
    EXPORTED = "exported"  # 导出申诉材料
    LAWYER_GATE = "lawyer_gate"  # 认可前的法律意见
    SUBMITTED = "submitted"  # 提交
    ROUND_MOVED = "round_moved"  # 回执、补充、裁决
    MOVED = "moved"  # 案件状态变更
    METRIC_RECORDED = "metric_recorded"  # 记录信誉指标
    PERSON_SUSPECTED = "person_suspected"  # 须回避的人（经手人与被核实人分开）
    SHOP_NOTED = "shop_noted"  # 店铺台账（复核规则、合作方、培训等，不属于单个案件）
    SAMPLE_DRAWN = "sample_drawn"  # 抽样：每轮只抽一次
    CLOCK_NOTED = "clock_noted"  # 证据时钟：自知的保存期、取不到的、留存告知
    ASSIGNED = "assigned"  # 指派：案件或一件待办由谁办
    COMMENTED = "commented"  # 同事备注，不进入任何材料
    SNOOZED = "snoozed"  # 暂缓一件待办，到期再提
    WAIVED = "waived"  # 一个缺口不再补取，材料中照实写明
    RESUMED = "resumed"  # 提前恢复暂缓或不再补取的
    CONTACTED = "contacted"  # 与平台客服的联系
    REVIEWED = "reviewed"  # 第二人复核材料：同意或退回
    SENTENCE_BOUND = "sentence_bound"  # 人工写的句子绑定凭证，或撤回
    NOTICE_DATED = "notice_dated"  # 通知写明的日期：送达、处罚
    PENALTY_DATED = "penalty_dated"  # 人工写明处罚从哪天起
    TAKEN_FROM = "taken_from"  # 接手同事正在办的一处

    @property
    def is_beside(self) -> bool:
        """Whether no page and no paper changes by it: people working together, days told."""
        return self in _BESIDE


_BESIDE = (
    EventKind.ASSIGNED,
    EventKind.COMMENTED,
    EventKind.SNOOZED,
    EventKind.CONTACTED,
    EventKind.TAKEN_FROM,
    EventKind.NOTICE_DATED,
    EventKind.PENALTY_DATED,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: who, when, what; kept for ever (办案记录)."""

    case: CaseId
    kind: EventKind
    at: datetime
    by: PersonId
    facts: dict[str, object] = field(default_factory=dict)
    """Plain JSON values only."""
    seq: int | None = None
    """Given by the ledger when the event is durable."""


@dataclass(frozen=True, slots=True)
class NextThing:
    """One of at most three things to do now, most urgent first (现在该做)."""

    title: Text
    detail: Text
    command: str = ""
    """A command line that does it, where there is one."""
    key: str = ""
    """What it is about, the same from day to day: `deadline`, `marks`, `gap:…`, `promise:…`."""
    who: str = ""
    """Whom it is assigned to; empty where nobody was named."""
