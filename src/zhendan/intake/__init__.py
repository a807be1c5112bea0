"""接收: notice, exports, tracks and records of a shop become canonical rows with lineage."""

from zhendan.intake.bulk.files import LargeFiles
from zhendan.intake.inbox import read_inbox
from zhendan.intake.lineage import RejectedRow
from zhendan.intake.mapping_draft import drafted, seen_in
from zhendan.intake.mapping_shelf import MappingShelf, remember
from zhendan.intake.mapping_shelf import written as mapping_text
from zhendan.intake.missing import no_notice
from zhendan.intake.promotions import promotion_windows
from zhendan.intake.recognise.template import Template, template_list
from zhendan.intake.rejected import write_rejected
from zhendan.intake.settings import (
    ColumnMapping,
    InboxReading,
    IntakeSettings,
    SeenTable,
    read_mapping,
)

__all__ = [
    "ColumnMapping",
    "InboxReading",
    "IntakeSettings",
    "LargeFiles",
    "MappingShelf",
    "RejectedRow",
    "SeenTable",
    "Template",
    "drafted",
    "mapping_text",
    "no_notice",
    "promotion_windows",
    "read_inbox",
    "read_mapping",
    "remember",
    "seen_in",
    "template_list",
    "write_rejected",
]
