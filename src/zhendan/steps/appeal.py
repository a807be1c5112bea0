"""Step 3 撰写申诉: claims bound to exhibits, statement, checks, dossier; nothing unbound."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.appeal import (
    AppealMaterial,
    Dossier,
    Problem,
    Statement,
)
from zhendan.domain import (
    ExhibitKind,
    OrderId,
    OrderStanding,
    RemedyTask,
)

_PICTURES = (ExhibitKind.PICTURE,)


@dataclass(frozen=True, slots=True)
class Appealed:
    """The appeal as it would be handed in, with everything that still speaks against it."""

    material: AppealMaterial
    statement: Statement
    problems: tuple[Problem, ...]
    dossier: Dossier
    standings: Mapping[OrderId, OrderStanding]
    remedies: tuple[RemedyTask, ...]
