"""What a caller hands to intake, and what intake hands back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from zhendan.domain import FileReport, NearMiss, Notice
from zhendan.intake.file_problems import MappingUnusable

if TYPE_CHECKING:
    from zhendan.intake.lineage import RejectedRow

LEDGER_COLUMNS = {
    # The "order ledger for embedders": outside name -> where the value goes.
    "order_no": "orders.order_no",
    "buyer": "buyers.nick",
    "item": "order_lines.title",
    "amount": "orders.paid_amount",
    "paid_at": "orders.paid_at",
    "created_at": "orders.created_at",
    "address": "orders.receiver_address_raw",
    "phone": "orders.receiver_phone_raw",
    "waybill": "parcels.waybill_no",
    "courier": "parcels.carrier_raw",
    "first_scan_at": "parcels.first_scan_at",
    "delivered_at": "orders.delivered_at",
    "weight_g": "parcels.declared_weight_g",
    "expected_weight_g": "order_lines.net_weight_g",
    "memo": "orders.seller_memo",
    "status": "orders.status_raw",
    "refund_amount": "orders.refund_amount",
    "promotion": "orders.promotion_raw",
    "staff": "orders.staff_raw",
    "quantity": "order_lines.quantity",
}
_LARGEST_MAPPING = 1 << 20
_CURRENCY = re.compile(r"^[A-Z]{3}$")
_TARGET = re.compile(r"^(orders|order_lines|parcels|buyers|shops|payments)\.[a-z_0-9]+$")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A person's word on what the columns of an unknown table mean."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Outside name (`order_no`, `paid_at` …, or `table.column`) -> heading in the file."""
    template: str = ""
    """A template id: "files that nearly have this layout do have it"."""
    platform: str = "unknown"
    same: Mapping[str, str] = field(default_factory=dict)
    """With `template`: heading in the file -> heading of the layout that it stands for."""
    name: str = ""
    """What it is called; a kept mapping has one."""
    currency: str = ""
    """ISO 4217 code of its amounts where no column says it; empty: not said."""
    headings: tuple[str, ...] = ()
    """The whole header that a kept mapping is for; empty: any table that has its columns."""

    def targets(self) -> dict[str, str]:
        """Heading -> `table.column`, as the mapping engine wants it."""
        return {heading: LEDGER_COLUMNS.get(name, name) for name, heading in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping that was used, and the header of the table that it was used on."""

    mapping: ColumnMapping
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table as it presents itself: enough to write a mapping for it."""

    path: str
    """The file's path in the inbox."""
    sheet: str
    row: int
    """The physical row of its header."""
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    """The first rows below it, every cell masked to its shape."""
    known_as: str = ""
    """The layout it has; empty where none fits."""
    near: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """What one reading of an inbox needs to know."""

    secret: bytes
    """Key of the HMACs that stand for people's phones, addresses and accounts."""
    zone: str = "Asia/Shanghai"
    """Zone of times that name none."""
    mappings: tuple[ColumnMapping, ...] = ()
    passwords: Mapping[str, str] = field(default_factory=dict)
    """Path in the inbox (or file name; `*` every file) -> password; used once, never kept."""
    encodings: Mapping[str, str] = field(default_factory=dict)
    """Path in the inbox (or file name; `*` every file) -> encoding that a person named."""
    own_addresses: tuple[str, ...] = ()
    """The shop's own mail addresses and chat nicks; where none is given, the files may tell."""
    received_at: datetime | None = None
    """When the inbox came to us; written into `source_files.obtained_at`."""
    keeps_cells: bool = True
    """Rows of large files are kept with their cells, masked, and not only with their hash."""
    readings: Path | None = None
    """A passing folder of what was read in pictures before; new readings are added to it."""


@dataclass(frozen=True, slots=True)
class InboxReading:
    """One inbox as read: a report per file, and the notice if there is one."""

    files: tuple[FileReport, ...]
    notice: Notice | None
    platform: str
    """The platform of the shop's orders; `unknown` where no export says so."""
    shop_name: str
    zone: str
    synthetic: bool
    """The inbox openly says that it is invented (SYNTHETIC.txt)."""
    shop_id: str = ""
    rejected: tuple["RejectedRow", ...] = ()
    """Rows that were not used, in order, each with its reason; the first hundred thousand."""
    mapped: tuple[Mapped, ...] = ()
    """Mappings that were used, each with the header it was used on."""


def read_mapping(path: Path) -> ColumnMapping:
    """Read a mapping file (YAML: canonical name -> heading). Raises `MappingUnusable`."""
    try:
        if path.stat().st_size > _LARGEST_MAPPING:
            raise MappingUnusable(detail="文件过大 / too big")
        said = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise MappingUnusable(detail=type(error).__name__) from error
    if not isinstance(said, dict):
        raise MappingUnusable(detail=str(path.name))
    template = str(said.pop("template", "") or "")
    platform = str(said.pop("platform", "unknown") or "unknown")
    name = str(said.pop("name", "") or path.stem)
    same, headings = said.pop("same", None) or {}, said.pop("headings", None) or []
    if not isinstance(same, dict) or not isinstance(headings, list):
        raise MappingUnusable(detail="same, headings")
    currency = said.pop("currency", None)
    columns = {str(name): str(heading) for name, heading in said.items() if heading is not None}
    _check(columns, template)
    if currency is not None and not _CURRENCY.match(str(currency)):
        raise MappingUnusable(detail=f"currency: {str(currency)[:40]}")
    return ColumnMapping(
        columns=columns,
        template=template,
        platform=platform,
        same={str(here): str(there) for here, there in same.items()},
        name=name,
        currency=str(currency or ""),
        headings=tuple(map(str, headings)),
    )


def _check(columns: Mapping[str, str], template: str) -> None:
    """Refuse names nobody knows, and a table of orders without order numbers."""
    strange = [n for n in columns if n not in LEDGER_COLUMNS and not _TARGET.match(n)]
    if strange:
        raise MappingUnusable(detail="、".join(sorted(strange)))
    if not template and "order_no" not in columns and "orders.order_no" not in columns:
        raise MappingUnusable(detail="order_no")
