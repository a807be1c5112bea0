"""规则库: what each platform demands, dated and sourced; what nobody could source is unknown."""

from zhendan.rulebook.book import Rulebook
from zhendan.rulebook.calendar import WorkCalendar, WorkYear
from zhendan.rulebook.check import FaultKind, RuleFault
from zhendan.rulebook.errors import (
    BadInstant,
    CalendarUnknown,
    CardMissing,
    RuleContradictory,
    RuleMalformed,
    RuleUnknown,
    RuleUnsourced,
)
from zhendan.rulebook.plain import card_as_data
from zhendan.rulebook.reckoning import Circumstances
from zhendan.rulebook.rule import FAKE_TRANSACTION, Dated, Rule, read_rule
from zhendan.rulebook.values import ASKED
from zhendan.rulebook.windows import (
    FirstDay,
    GradedWindow,
    PointsRule,
    StartEvent,
    Unit,
    Window,
)
from zhendan.rulebook.wording import grade_of

__all__ = [
    "ASKED",
    "FAKE_TRANSACTION",
    "BadInstant",
    "CalendarUnknown",
    "CardMissing",
    "Circumstances",
    "Dated",
    "FaultKind",
    "FirstDay",
    "GradedWindow",
    "PointsRule",
    "Rule",
    "RuleContradictory",
    "RuleFault",
    "RuleMalformed",
    "RuleUnknown",
    "RuleUnsourced",
    "Rulebook",
    "StartEvent",
    "Unit",
    "Window",
    "WorkCalendar",
    "WorkYear",
    "card_as_data",
    "grade_of",
    "read_rule",
]
