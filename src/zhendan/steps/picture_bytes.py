"""The bytes of picture exhibits, as they came."""

import io
from collections.abc import Iterable

from zhendan.domain import Exhibit, ExhibitKind, Sha256
from zhendan.steps.wiring import Wiring


def originals(exhibits: Iterable[Exhibit], wiring: Wiring) -> dict[Sha256, bytes]:
    """The sealed bytes of every exhibit that is a picture."""
    found = {}
    for exhibit in exhibits:
        if exhibit.kind is ExhibitKind.PICTURE:
            content = io.BytesIO()
            wiring.vault.copy(exhibit, content)
            found[exhibit.sha256] = content.getvalue()
    return found
