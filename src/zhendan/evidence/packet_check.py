"""Checking a packet with the very verifier that travels in it."""

from dataclasses import replace
from pathlib import Path

from zhendan.domain import Text, Verification
from zhendan.evidence.bag import check_bag
from zhendan.evidence.faults import fault
from zhendan.evidence.shipped.verify import Check


def verify_packet(
    folder: Path, *, key_fingerprint: str = "", checkpoint_root: str = "", tsa_roots: bytes = b""
) -> Verification:
    """Check a packet, or by its manifests alone a plain bag, and name every fault.

    `key_fingerprint` and `checkpoint_root` are what a reader knows from elsewhere (the printed
    dossier, the shop's own vault): only they show a packet that was remade as a whole.
    """
    if _is_plain(folder):
        return check_bag(folder)
    done = Check(folder)
    done.run(checkpoint_root.strip(), key_fingerprint.strip(), tsa_roots)
    return Verification(
        faults=tuple(fault(*one) for one in dict.fromkeys(done.faults)),
        unchecked=tuple(fault(*one) for one in done.unchecked),
        size=len(done.records) or None,
        root=done.roots[-1],
        checked=done.checked,
        notes=tuple(Text(zh, en) for zh, en in done.notes),
    )


def against_key(found: Verification, printed: str, ours: str) -> Verification:
    """What was found, and whether the key is the one whose fingerprint was printed."""
    if printed.strip().lower() in ("", ours):
        return found
    return replace(found, faults=(*found.faults, fault("key_changed", "--key", printed, ours)))


def _is_plain(folder: Path) -> bool:
    """A bag that claims nothing of ours: no log, no index, no field of ours in bag-info.txt."""
    info = folder / "bag-info.txt"
    claims = info.is_file() and b"Zhendan-" in info.read_bytes()
    return (folder / "bagit.txt").is_file() and not claims and not (folder / "log").exists()
