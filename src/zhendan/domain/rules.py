"""What a platform's rule can demand, as typed values that more than one room speaks."""

from dataclasses import dataclass
from enum import StrEnum

from zhendan.domain.exhibits import ExhibitKind
from zhendan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a notice may be answered, and how the platform counts (申诉次数)."""

    allowed: int | None = None
    """None where attempts are counted but their number is not documented."""
    one_in_progress: bool = False
    """No second appeal while one is open."""
    channels_exclude_each_other: bool = False
    """An appeal opened in the web console shuts the API, and the other way round."""


@dataclass(frozen=True, slots=True)
class NotAppealable:
    """From which violation on the platform takes no appeal at all (不可申诉)."""

    from_violation: int

    def applies(self, violation_no: int | None) -> bool:
        """Whether the shop's `violation_no`-th violation (from 1) is closed to appeals."""
        return violation_no is not None and violation_no >= self.from_violation


@dataclass(frozen=True, slots=True)
class EvidenceWanted:
    """One kind of material a platform asks for, or refuses, in its own words."""

    kind: ExhibitKind
    words: Text


class FieldKind(StrEnum):
    """What one box of a platform's form takes (栏目类型)."""

    TEXT = "text"  # 文字
    PICTURES = "pictures"  # 图片
    FILES = "files"  # 文件
    ORDERS = "orders"  # 订单号清单


@dataclass(frozen=True, slots=True)
class FormField:
    """One box of the form and what it takes; None is unknown, never unlimited (表单栏目)."""

    name: str
    """A short key, also the name of its file in the portal pack: `reason`, `pictures` …"""
    kind: FieldKind
    words: Text
    """The box as the platform labels it."""
    characters: int | None = None
    count: int | None = None
    """The most pictures, files or order numbers the box takes."""
    bytes_each: int | None = None
    types: tuple[str, ...] = ()
    """File endings without a dot, lower-case: `jpg`, `png`, `pdf`."""
    required: bool | None = None


@dataclass(frozen=True, slots=True)
class FormLimits:
    """What the platform's form takes; None is unknown, never unlimited (表单限制)."""

    characters: int | None = None
    single_file: bool | None = None
    """All exhibits in one file, cover page first."""
    per_item: bool | None = None
    """One reason and one list of proofs per item of the notice, same number and order."""
    fields: tuple[FormField, ...] = ()
    """The boxes one by one, where somebody wrote them down."""
