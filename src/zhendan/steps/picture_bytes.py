"""The bytes of picture exhibits, as they came."""

from collections.abc import Iterable

from zhendan.domain import Exhibit, ExhibitKind, Sha256
from zhendan.steps.wiring import Wiring


def originals(exhibits: Iterable[Exhibit], wiring: Wiring) -> dict[Sha256, bytes]:
    """The sealed bytes of every exhibit that is a picture."""
    found = {}
    for exhibit in exhibits:
        if exhibit.kind is ExhibitKind.PICTURE:
            with wiring.vault.open(exhibit.sha256) as content:
                found[exhibit.sha256] = content.read()
    return found
