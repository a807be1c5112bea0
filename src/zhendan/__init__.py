"""真单 Zhendan: answer a platform's fake-transaction notice honestly and verifiably.

`run` takes an inbox from notice to packet, `audit` looks into a bare ledger, `verify` checks a
packet, `open_vault` and `Vault` keep evidence, `Rulebook` knows dated platform rules; beside them
stand the domain's own words (`Standing`, `Claim`, `Exhibit` …). Everything is loaded when it is
first used, so that `import zhendan` is quick and brings no engine with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from zhendan import domain
from zhendan.domain import *  # noqa: F403

if TYPE_CHECKING:
    from zhendan.faces.api import Rulebook as Rulebook
    from zhendan.faces.api import Vault as Vault
    from zhendan.faces.api import audit as audit
    from zhendan.faces.api import open_vault as open_vault
    from zhendan.faces.api import run as run
    from zhendan.faces.api import verify as verify

_FACE = ("Rulebook", "Vault", "audit", "open_vault", "run", "verify")

__all__ = [*domain.__all__, *_FACE]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    """Load the interface when somebody first asks for it."""
    if name in _FACE:
        return getattr(import_module("zhendan.faces.api"), name)
    raise AttributeError(f"module 'zhendan' has no attribute {name!r}")
