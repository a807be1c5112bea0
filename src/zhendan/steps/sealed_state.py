"""The signed state of the vault as a dossier prints it, and the outside time over it."""

from zhendan.domain import SealFacts, Text
from zhendan.evidence import StampState, kept_stamp, stamp
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


def ask_for_stamp(wiring: Wiring, errand: Errand) -> StampState | None:
    """Have the sealed state stamped outside, if an authority is configured; it never blocks."""
    if errand.stamp_by is None:
        return None
    errand.progress.stage(Text("请求可信时间戳", "Asking for a time stamp"))
    by = errand.stamp_by
    return stamp(wiring.vault, wiring.authority(by.url, by.chain))


def seal_facts(wiring: Wiring) -> SealFacts:
    """The signed state of the vault, as a dossier prints it."""
    checkpoint, stamped = wiring.vault.checkpoint(), kept_stamp(wiring.vault)
    return SealFacts(
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root,
        key_fingerprint=wiring.vault.key_fingerprint,
        stamped_at=stamped.at if stamped else None,
        stamped_by=stamped.by if stamped else "",
    )
