"""What long work keeps as it goes, each thing in a moment of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from zhendan.domain import Sha256
from zhendan.evidence import Vault
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class MaskedInMoments:
    """What masking writes, each thing in a moment of its own; answers evidence's `Readings`."""

    wiring: Wiring

    @contextmanager
    def vault(self) -> Iterator[Vault]:
        """The vault that may write."""
        with self.wiring.moment() as now:
            yield now.vault

    def of(self, original: Sha256) -> Mapping[str, bytes]:
        """Name to content of everything read of one original."""
        return self.wiring.readings.of(original)

    def keep(self, original: Sha256, readings: Mapping[str, bytes]) -> None:
        """Add readings."""
        with self.wiring.moment() as now:
            now.readings.keep(original, readings)

    def filled(self) -> bool:
        """Whether anything was ever read."""
        return self.wiring.readings.filled()
