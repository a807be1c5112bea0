"""What was handed in in earlier rounds, read back from the sealed originals of each."""

import json

from zhendan.appeal import Filed, LawyerGate, RoundUnreadable, read_filed
from zhendan.casework import CaseFile
from zhendan.steps.wiring import Wiring


def earlier_rounds(case: CaseFile, wiring: Wiring) -> tuple[Filed, ...]:
    """The statements of rounds that are over; a round from before they were kept has none.

    Raises `RoundUnreadable`.
    """
    found = []
    for each in case.rounds[: attempt(case) - 1]:
        if each.statement and each.arrived:
            with wiring.vault.open(each.statement) as content:
                try:
                    found.append(read_filed(json.load(content)))
                except ValueError as error:
                    raise RoundUnreadable(problem=str(error)) from error
    return tuple(found)


def attempt(case: CaseFile) -> int:
    """Which attempt is at hand: the open one while the platform has not decided, else the next."""
    open_round = bool(case.rounds) and not case.rounds[-1].state.is_final
    return len(case.rounds) + (not open_round)


def gate_of(case: CaseFile) -> LawyerGate | None:
    """The recorded choice about a lawyer, in the appeal's words."""
    gate = case.gate
    if gate is None:
        return None
    return LawyerGate(gate.by, gate.at, "advised" if gate.adviser else "without_lawyer")
