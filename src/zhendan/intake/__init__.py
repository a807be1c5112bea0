"""接收: notice, exports, tracks and records of a shop become canonical rows with lineage."""

from zhendan.intake.bulk.files import LargeFiles
from zhendan.intake.column_choice import (
    OfferedField,
    Renamed,
    Tried,
    chosen,
    offered,
    renamed,
    table_columns,
    tried,
)
from zhendan.intake.inbox import read_inbox
from zhendan.intake.ledger_words import FIELD_WORDS
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
    "FIELD_WORDS",
    "ColumnMapping",
    "InboxReading",
    "IntakeSettings",
    "LargeFiles",
    "MappingShelf",
    "OfferedField",
    "RejectedRow",
    "Renamed",
    "SeenTable",
    "Template",
    "Tried",
    "chosen",
    "drafted",
    "mapping_text",
    "no_notice",
    "offered",
    "promotion_windows",
    "read_inbox",
    "read_mapping",
    "remember",
    "renamed",
    "seen_in",
    "table_columns",
    "template_list",
    "tried",
    "write_rejected",
]
