"""接收: notice, exports, tracks and records of a shop become canonical rows with lineage."""

from zhendan.intake.inbox import read_inbox
from zhendan.intake.missing import no_notice
from zhendan.intake.promotions import promotion_windows
from zhendan.intake.recognise.template import Template, template_list
from zhendan.intake.settings import ColumnMapping, InboxReading, IntakeSettings, read_mapping

__all__ = [
    "ColumnMapping",
    "InboxReading",
    "IntakeSettings",
    "Template",
    "no_notice",
    "promotion_windows",
    "read_inbox",
    "read_mapping",
    "template_list",
]
