"""What a vault holds and what its log claims, for programs that compare and check."""

from pathlib import Path

from zhendan.evidence import proof_cases
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.keeping import stored


def stats(workspace: Path, wiring: Wiring) -> dict[str, object]:
    """Rows, originals, bytes, size and root of the log; equal vaults give equal answers."""
    held, signed = stored(workspace), wiring.vault.signed()
    lines = signed[-1][1].split("\n") if signed else ["", "0", ""]
    return {
        "schema": held.schema,
        "tables": dict(held.tables),
        "blobs": held.blobs,
        "bytes": held.bytes,
        "log_size": held.tables["leaf"],
        "signed_size": int(lines[1]),
        "root": lines[2],
    }


def proofs(wiring: Wiring) -> list[dict[str, object]]:
    """Every claim of the log as a case for an outside verifier."""
    return proof_cases(wiring.vault)
