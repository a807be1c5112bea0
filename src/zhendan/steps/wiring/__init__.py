"""Join each port to the adapter that answers it; no other package names an adapter.

What a short act needs is loaded alone: an order is reviewed without the engine that audits.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhendan.steps.wiring.joined import (
        DEFAULT_WORKSPACE,
        LARGE_FILES,
        Wiring,
        wire,
        wire_parquet,
        wire_reading,
        wire_tables,
    )

__all__ = [
    "DEFAULT_WORKSPACE",
    "LARGE_FILES",
    "Wiring",
    "wire",
    "wire_parquet",
    "wire_reading",
    "wire_tables",
]


def __getattr__(name: str) -> object:
    """Load what joins everything when it is first asked for."""
    if name in __all__:
        return getattr(import_module("zhendan.steps.wiring.joined"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
