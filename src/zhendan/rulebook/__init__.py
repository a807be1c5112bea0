"""规则库: what each platform demands, dated and sourced; what nobody could source is unknown."""

from zhendan.rulebook.authoring import Entered, blank_overlay, entered
from zhendan.rulebook.book import Rulebook
from zhendan.rulebook.calendar import WorkCalendar, WorkYear
from zhendan.rulebook.check import FaultKind, RuleFault
from zhendan.rulebook.errors import (
    AdditionMissing,
    ArticleUnknown,
    BadInstant,
    CalendarContradictory,
    CalendarUnknown,
    CardMissing,
    RuleContradictory,
    RuleMalformed,
    RuleNameUnknown,
    RuleUnknown,
    RuleUnsourced,
)
from zhendan.rulebook.overlay import Overlay, read_overlay
from zhendan.rulebook.plain import card_as_data
from zhendan.rulebook.reckoning import Circumstances
from zhendan.rulebook.rule import FAKE_TRANSACTION, Dated, Rule, read_rule
from zhendan.rulebook.shelf import (
    Addition,
    Additions,
    RuleShelf,
    confirmed,
    name_of,
    read_addition,
    read_additions,
)
from zhendan.rulebook.statutes import Article, Statute, read_statute
from zhendan.rulebook.values import ASKED, VALUE_KINDS
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
    "VALUE_KINDS",
    "Addition",
    "AdditionMissing",
    "Additions",
    "Article",
    "ArticleUnknown",
    "BadInstant",
    "CalendarContradictory",
    "CalendarUnknown",
    "CardMissing",
    "Circumstances",
    "Dated",
    "Entered",
    "FaultKind",
    "FirstDay",
    "GradedWindow",
    "Overlay",
    "PointsRule",
    "Rule",
    "RuleContradictory",
    "RuleFault",
    "RuleMalformed",
    "RuleNameUnknown",
    "RuleShelf",
    "RuleUnknown",
    "RuleUnsourced",
    "Rulebook",
    "StartEvent",
    "Statute",
    "Unit",
    "Window",
    "WorkCalendar",
    "WorkYear",
    "blank_overlay",
    "card_as_data",
    "confirmed",
    "entered",
    "grade_of",
    "name_of",
    "read_addition",
    "read_additions",
    "read_overlay",
    "read_rule",
    "read_statute",
]
