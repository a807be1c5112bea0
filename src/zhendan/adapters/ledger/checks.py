"""What the ledger's rows say about themselves: hashes, chains and counts."""

from collections.abc import Sequence

from zhendan.adapters.ledger.rows import Row, is_sound
from zhendan.domain import Fault
from zhendan.evidence import fault


def chain_faults(found: Sequence[Row], item: str, *, first: int) -> list[Fault]:
    """Rows whose values, place or link to the row before are not what they were."""
    faults: list[Fault] = []
    previous: object = ""
    for place, row in enumerate(found, first):
        name = f"{item} {place}"
        if row[0] != place:
            faults.append(fault("row_gap", name, place, row[0]))
        elif not is_sound(row):
            faults.append(fault("row_changed", name))
        elif row[-2] != previous:
            faults.append(fault("row_gap", name, previous, row[-2]))
        previous = row[-1]
    return faults


def event_faults(found: Sequence[Row], given: int) -> list[Fault]:
    """Case events: each sound and chained, and none gone from the end; `given` were numbered."""
    gone = [fault("row_gap", f"event {given}", given, len(found))] if len(found) != given else []
    return gone + chain_faults(found, "event", first=1)


def vault_faults(leaves: Sequence[Row], exhibits: Sequence[Row]) -> list[Fault]:
    """Leaves and exhibits: each sound, chained or numbered without a gap, and as many."""
    found = chain_faults(leaves, "leaf", first=0)
    for place, row in enumerate(exhibits, 1):
        name = f"E{place:03d}"
        if row[0] != place or row[1] != name:
            found.append(fault("row_gap", name, place, f"{row[0]} {row[1]}"))
        elif not is_sound(row):
            found.append(fault("row_changed", name))
    sealed = {row[0] for row in leaves if row[2] in ("sealed", "derived")}
    for leaf in sorted(sealed ^ {row[2] for row in exhibits}, key=str):
        found.append(fault("row_gap", f"leaf {leaf}"))
    return found
