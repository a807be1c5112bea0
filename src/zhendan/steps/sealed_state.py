"""The signed state of the vault as a dossier prints it, and the outside times over it."""

from datetime import datetime

from zhendan.domain import SealFacts, Text
from zhendan.evidence import StampState, Waiting, kept_stamps, stamp_all
from zhendan.steps.errand import Errand, StampBy
from zhendan.steps.wiring import Wiring


def ask_for_stamp(wiring: Wiring, errand: Errand) -> StampState | None:
    """Have the sealed state stamped outside, where authorities are configured or still waiting.

    It never blocks; who does not answer waits in the queue and is asked again by the next run.
    """
    states = stamp_now(wiring, errand)
    good = next((one for one in states if one.state == "stamped"), None)
    if good is not None or not states:
        return good
    reasons = "；".join(one.reason for one in states)
    return StampState("pending", "、".join(one.by for one in states), reason=reasons)


def stamp_now(wiring: Wiring, errand: Errand) -> tuple[StampState, ...]:
    """Ask everybody configured and everybody waiting; one state for each."""
    before = {one.url: one for one in wiring.stamp_queue.waiting()}
    asked = {url: StampBy(url, one.chain.encode()) for url, one in before.items()}
    asked |= {one.url: one for one in errand.stamp_by}
    if not asked:
        return ()
    errand.progress.stage(Text("请求可信时间戳", "Asking for time stamps"), len(asked))
    states = stamp_all(
        wiring.vault, [wiring.authority(one.url, one.chain) for one in asked.values()]
    )
    now = wiring.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    waiting = [
        Waiting(
            url=one.url,
            chain=one.chain.decode("ascii", "replace"),
            since=before[one.url].since if one.url in before else now,
            reason=state.reason,
        )
        for one, state in zip(asked.values(), states, strict=True)
        if state.state != "stamped"
    ]
    if waiting or before:
        wiring.stamp_queue.keep(waiting)
    return states


def seal_facts(wiring: Wiring) -> SealFacts:
    """The signed state of the vault, as a dossier prints it."""
    checkpoint, stamped = wiring.vault.checkpoint(), kept_stamps(wiring.vault)
    times = [one.at for one in stamped if isinstance(one.at, datetime)]
    return SealFacts(
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root,
        key_fingerprint=wiring.vault.key_fingerprint,
        stamped_at=min(times, default=None),
        stamped_by="、".join(one.by for one in stamped),
        waiting=tuple(one.url for one in wiring.stamp_queue.waiting()),
    )
