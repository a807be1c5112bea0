"""真单 Zhendan: answer a platform's fake-transaction notice honestly and verifiably.

`run` takes an inbox from notice to packet, `audit` looks into a bare ledger, `verify` checks a
packet, `open_case` gives work out and notes it, `open_vault` and `Vault` keep evidence, `Rulebook`
knows dated platform rules; beside them stand the domain's own words (`Standing`, `Claim`,
`Exhibit` …). Everything is loaded when it is first used, so that `import zhendan` is quick and
brings no engine with it.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from zhendan import domain
from zhendan.domain import *  # noqa: F403

if TYPE_CHECKING:
    from zhendan.faces.api import CaseWork as CaseWork
    from zhendan.faces.api import Rulebook as Rulebook
    from zhendan.faces.api import Vault as Vault
    from zhendan.faces.api import audit as audit
    from zhendan.faces.api import open_case as open_case
    from zhendan.faces.api import open_vault as open_vault
    from zhendan.faces.api import run as run
    from zhendan.faces.api import verify as verify

_FACE = ("CaseWork", "Rulebook", "Vault", "audit", "open_case", "open_vault", "run", "verify")

__all__ = [*domain.__all__, *_FACE]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    """Load the interface when somebody first asks for it."""
    if name in _FACE:
        return getattr(import_module("zhendan.faces.api"), name)
    raise AttributeError(f"module 'zhendan' has no attribute {name!r}")


class _Front(ModuleType):
    """The package as its users see it: `zhendan.audit` is the function, whatever was imported.

    The import system would put the room of the same name in its place as soon as anything loads
    it; the room is reached by `from zhendan.audit import …`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _FACE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front
