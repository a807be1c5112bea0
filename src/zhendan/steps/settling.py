"""Step 4e 查清是否送达: for the pages, with the authorisation of whoever runs the workbench."""

from dataclasses import dataclass
from pathlib import Path

from zhendan.casework import AuthorisationMissing, NothingToSettle
from zhendan.domain import CaseId
from zhendan.steps import channel
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import wire
from zhendan.steps.wiring.channels import open_channel


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What opens a platform's interface; held for one call, never kept."""

    token: str
    host: str = ""


def settle(
    case: CaseId, workspace: Path, errand: Errand, *, by: Authorisation, lost: bool
) -> CaseId:
    """Look up whether the round that waits has arrived; `lost`: the person says it never did.

    Raises `AuthorisationMissing`, and what `casework.settle` and `casework.call_lost` raise.
    """
    if not by.token:
        raise AuthorisationMissing()
    with wire(workspace) as wiring:
        rounds = wiring.desk(errand.by).file(case).rounds
        through = rounds[-1].through if rounds else None
        if through is None:
            raise NothingToSettle(case=case)
        way = open_channel(through.channel, by.token, host=by.host, trail=channel.trail_of(wiring))
        act = channel.call_lost if lost else channel.settle
        act(case, wiring, errand, channel=way)
    return case
