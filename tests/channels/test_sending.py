"""An appeal sent by program never leaves twice, whatever is lost, late, refused or killed."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from tests.casework.cases import NOTICE, OWNER, PACKET, SUPPORTED, attempts, submission
from tests.casework.fakes import FixedClock
from tests.channels.wechat_stand_in import TOKEN, StandIn, serving
from zhendan.adapters.channels import WechatChannel
from zhendan.adapters.channels.calls import Calls
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.casework import (
    AppealItem,
    AppealResult,
    Capabilities,
    CaseFile,
    CaseState,
    Channel,
    ChannelRefused,
    ChannelSilent,
    Desk,
    NotConfirmed,
    NothingToSettle,
    OpenElsewhere,
    ReasonMissing,
    RoundState,
    Sent,
    TooSoonToSay,
    Violation,
    call_lost,
    hand_in,
    settle,
)
from zhendan.domain import CaseId, PersonId
from zhendan.steps.channel import news

CREATE, LOOK = "/wxa/component/createappeal", "/wxa/getappealrecords"
RECORD = "3_24911818"
VIOLATION = Violation(RECORD, None, "虚假交易", ("订单甲",))
MATTER = (VIOLATION, (AppealItem("理由", (("01.jpg", b"\xff\xd8one"),)),))


@dataclass
class Setup:
    """A stand-in, and a case of a ledger on disk that is ready to be handed in there."""

    server: StandIn
    channel: WechatChannel
    clock: FixedClock
    folder: Path
    host: str
    case: CaseId = field(default_factory=lambda: CaseId(""))

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """A desk on the ledger, as one command has it from its beginning to its end."""
        with FolderLock(self.folder) as lock:
            ledger = SqliteLedger(self.folder / "ledger.sqlite", lock=lock)
            yield Desk(ledger, self.clock, PersonId(OWNER))
            ledger.close()

    def hand_in(self, channel: Channel | None = None) -> None:
        """Hand the exported packet in."""
        asked = submission(attempts(1), channel="by_api")
        with self.desk() as desk:
            hand_in(desk, self.case, asked, channel=channel or self.channel, matter=MATTER)

    def settle(self) -> Sent:
        """Look up whether the last round has arrived."""
        with self.desk() as desk:
            return settle(desk, self.case, self.channel)

    def call_lost(self, reason: str) -> None:
        """Say that the last round never arrived."""
        with self.desk() as desk:
            call_lost(desk, self.case, self.channel, reason=reason)

    def file(self) -> CaseFile:
        """The case as the ledger has it."""
        with self.desk() as desk:
            return desk.file(self.case)

    def round(self) -> tuple[RoundState, bool, bool]:
        """The last round: its state, whether it is unconfirmed, whether it arrived."""
        last = self.file().rounds[-1]
        return last.state, last.unconfirmed, last.arrived


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    server = StandIn(violations=[{"illegal_record_id": RECORD, "illegal_content": ["订单甲"]}])
    with serving(server) as host:
        channel = WechatChannel(Calls(host, TOKEN, patience=0.3))
        made = Setup(server, channel, FixedClock(), tmp_path, host)
        with made.desk() as desk:
            made.case = desk.open(NOTICE).case
            desk.record_audit(made.case, [SUPPORTED])
            desk.record_export(made.case, PACKET)
        yield made
        server.hold.set()


def test_what_was_sent_and_answered_is_acknowledged(setup: Setup) -> None:
    setup.hand_in()
    assert setup.round() == (RoundState.ACKNOWLEDGED, False, True)
    with pytest.raises(NothingToSettle):
        setup.settle()


def test_a_call_that_takes_effect_late_is_found_by_the_next_look_up_and_sent_once(
    setup: Setup,
) -> None:
    setup.server.late = CREATE
    with pytest.raises(NotConfirmed) as told:
        setup.hand_in()
    assert "channel settle" in told.value.explain()
    assert setup.round() == (RoundState.SUBMITTED, True, True)
    with pytest.raises(NotConfirmed):
        setup.hand_in()
    setup.server.hold.set()
    assert setup.server.taken.wait(5)
    setup.hand_in()
    assert setup.round() == (RoundState.ACKNOWLEDGED, False, True)
    assert setup.server.asked.count(CREATE) == 1
    assert len(setup.server.appeals[RECORD]) == 1


@dataclass
class Dies:
    """A channel whose machine dies at the moment of sending, before or after it took effect."""

    channel: WechatChannel
    after: bool

    def capabilities(self) -> Capabilities:
        """As the channel it wraps."""
        return self.channel.capabilities()

    def violations(self, start: datetime, end: datetime) -> tuple[Violation, ...]:
        """As the channel it wraps."""
        return self.channel.violations(start, end)

    def results(self, violation: str) -> tuple[AppealResult, ...]:
        """As the channel it wraps."""
        return self.channel.results(violation)

    def submit(self, violation: str, items: Sequence[AppealItem]) -> str:
        """Send, or not, and be killed."""
        if self.after:
            self.channel.submit(violation, items)
        os.kill(os.getpid(), signal.SIGKILL)
        return ""


def killed_at(setup: Setup, *, after: bool) -> int | None:
    """Hand in from a process of its own that is killed there; its exit code."""
    dying = Dies(setup.channel, after=after)
    child = multiprocessing.get_context("fork").Process(target=setup.hand_in, args=(dying,))
    child.start()
    child.join(20)
    return child.exitcode


def test_a_machine_that_dies_after_sending_finds_the_appeal_and_sends_no_other(
    setup: Setup,
) -> None:
    assert killed_at(setup, after=True) == -signal.SIGKILL
    assert setup.round() == (RoundState.SUBMITTED, True, True)
    setup.hand_in()
    assert setup.round() == (RoundState.ACKNOWLEDGED, False, True)
    assert setup.server.asked.count(CREATE) == 1


def test_a_machine_that_dies_before_sending_sends_nothing_until_a_person_calls_it_lost(
    setup: Setup,
) -> None:
    assert killed_at(setup, after=False) == -signal.SIGKILL
    with pytest.raises(NotConfirmed):
        setup.hand_in()
    with pytest.raises(ReasonMissing):
        setup.call_lost(" ")
    with pytest.raises(TooSoonToSay):
        setup.call_lost("断电")
    setup.clock.forward(minutes=31)
    setup.call_lost("断电，后台无记录")
    assert setup.round() == (RoundState.VOID, False, False)
    assert setup.file().state is CaseState.READY
    assert setup.server.asked.count(CREATE) == 0
    setup.hand_in()
    assert setup.round() == (RoundState.ACKNOWLEDGED, False, True)
    assert setup.server.asked.count(CREATE) == 1


def test_what_turns_up_at_the_last_look_cannot_be_called_lost(setup: Setup) -> None:
    assert killed_at(setup, after=True) == -signal.SIGKILL
    setup.clock.forward(hours=1)
    with pytest.raises(NothingToSettle):
        setup.call_lost("以为没有送达")
    assert setup.round() == (RoundState.ACKNOWLEDGED, False, True)


@pytest.mark.parametrize(("path", "error"), [(CREATE, ChannelRefused), (LOOK, ChannelRefused)])
def test_a_refused_appeal_uses_up_no_attempt_and_may_be_handed_in_again(
    setup: Setup, path: str, error: type[Exception]
) -> None:
    setup.server.refuse = path
    with pytest.raises(error):
        setup.hand_in()
    setup.server.refuse = ""
    setup.hand_in()
    assert setup.round() == (RoundState.ACKNOWLEDGED, False, True)
    assert len(setup.server.appeals[RECORD]) == 1


def test_a_refused_look_up_says_nothing_of_the_appeal(setup: Setup) -> None:
    """The token lapses between sending and looking: the appeal may be in."""
    setup.server.lose_answer_of = CREATE

    def lapse(path: str, raw: bytes) -> None:
        setup.server.refuse = LOOK

    whole = setup.channel
    setup.channel = WechatChannel(Calls(setup.host, TOKEN, lapse, patience=0.3))
    with pytest.raises(NotConfirmed):
        setup.hand_in()
    assert setup.round() == (RoundState.SUBMITTED, True, True)
    with pytest.raises(ChannelSilent):
        setup.settle()
    setup.server.refuse, setup.channel = "", whole
    assert setup.settle().looked_up


def test_an_appeal_from_before_is_neither_ours_nor_the_answer_to_ours(setup: Setup) -> None:
    old = {"appeal_record_id": "alt", "appeal_count": 1, "appeal_status": 3}
    setup.server.appeals[RECORD] = [old]
    setup.server.drop = CREATE
    with pytest.raises(NotConfirmed):
        setup.hand_in()
    found = setup.channel.results(RECORD)
    assert news(setup.file().rounds, found) is None
    with pytest.raises(NotConfirmed):
        setup.settle()


def test_an_appeal_running_in_the_console_stops_before_anything_is_recorded(setup: Setup) -> None:
    running = {"appeal_record_id": "web", "appeal_count": 1, "appeal_status": 1}
    setup.server.appeals[RECORD] = [running]
    with pytest.raises(OpenElsewhere):
        setup.hand_in()
    assert setup.file().rounds == ()
