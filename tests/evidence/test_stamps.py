"""Time stamps: asked for once, checked by two tools, refused when foreign, never in the way."""

import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.evidence import tampering as t
from tests.evidence.authority import Interposed, SilentAuthority, TestAuthority, run
from tests.evidence.test_packet_tampering import edit, fit, fitted
from tests.evidence.vaults import TickingClock, Workspace, packet_of, sample_items, to_seal
from zhendan.adapters.stamp_queue import FolderStampQueue
from zhendan.adapters.storage_errors import AuthorityUnreachable
from zhendan.adapters.tsa import HttpAuthority
from zhendan.evidence import (
    StampRefused,
    StampState,
    TimeAuthority,
    Waiting,
    kept_stamp,
    kept_stamps,
    stamp,
    stamp_all,
    verify_packet,
)
from zhendan.evidence.tokens import make_request, opinion_on

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl program here")
TEXT = "origin\n1\nroot\n"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> TestAuthority:
    return TestAuthority(tmp_path_factory.mktemp("tsa") / "a")


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> TestAuthority:
    """Another authority with the same names in its certificates."""
    return TestAuthority(tmp_path_factory.mktemp("tsa") / "b")


def now_clock(offset: timedelta = timedelta(0)) -> TickingClock:
    """The tests' authority lives in real time, so these vaults do too."""
    return TickingClock(datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=60) + offset)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = Workspace(tmp_path / "data", now_clock())
    space.seal(*sample_items())
    return space


def stamped(space: Workspace, authority: TimeAuthority) -> StampState:
    with space.open() as opened:
        return stamp(opened.vault, authority)


@pytest.fixture
def packet(space: Workspace, authority: TestAuthority, tmp_path: Path) -> Path:
    stamped(space, authority)
    return packet_of(space, tmp_path / "packet").path


def test_a_stamp_is_kept_and_verifies(space: Workspace, authority: TestAuthority) -> None:
    state = stamped(space, authority)
    found = space.verify()
    assert (state.state, state.by) == ("stamped", authority.name)
    assert (found.exit_code, found.faults, found.unchecked) == (0, (), ())
    assert any(authority.name in note.zh for note in found.notes)


def test_a_stamp_is_asked_for_once(space: Workspace, authority: TestAuthority) -> None:
    first = stamped(space, authority)
    before = len(authority.asked)
    assert stamped(space, authority) == first
    assert len(authority.asked) == before


def test_a_kept_stamp_is_found_again_for_the_printed_page(
    space: Workspace, authority: TestAuthority
) -> None:
    with space.open() as opened:
        before = kept_stamp(opened.vault)
        state = stamp(opened.vault, authority)
        assert (before, kept_stamp(opened.vault)) == (None, state)


def test_the_printed_checkpoint_is_the_stamped_one(
    space: Workspace, authority: TestAuthority
) -> None:
    with space.open() as opened:
        before = opened.vault.checkpoint()
    stamped(space, authority)
    with space.open() as opened:
        assert opened.vault.checkpoint() == before


def test_new_exhibits_are_stamped_anew(space: Workspace, authority: TestAuthority) -> None:
    stamped(space, authority)
    space.seal(to_seal(b"later"))
    stamped(space, authority)
    with space.open() as opened:
        assert [one.event for one in opened.vault.entries()][-3:] == [
            "stamped",
            "sealed",
            "stamped",
        ]
    assert space.verify().exit_code == 0


def test_an_authority_that_is_down_leaves_it_pending_with_the_reason(space: Workspace) -> None:
    state = stamped(space, SilentAuthority())
    assert (state.state, "没有应答" in state.reason) == ("pending", True)
    assert space.verify().exit_code == 0


def test_a_token_of_another_authority_with_the_same_name_is_refused(
    space: Workspace, authority: TestAuthority, other: TestAuthority
) -> None:
    with space.open() as opened:
        foreign = other.ask(make_request(opened.vault.checkpoint().text))
    assert stamped(space, Interposed(authority, foreign)).state == "pending"


def test_a_token_over_something_else_is_refused(space: Workspace, authority: TestAuthority) -> None:
    answer = authority.ask(make_request("another checkpoint\n"))
    assert stamped(space, Interposed(authority, answer)).state == "pending"


@pytest.mark.parametrize("answer", [b"", b"<html>", b"\x30\x03\x02\x01\x02", bytes(999)])
def test_what_is_no_token_is_refused(
    space: Workspace, authority: TestAuthority, answer: bytes
) -> None:
    assert stamped(space, Interposed(authority, answer)).state == "pending"
    with space.open() as opened:
        assert [one for one in opened.vault.entries() if one.event == "stamped"] == []


def test_a_refusal_of_the_authority_is_no_token(space: Workspace, authority: TestAuthority) -> None:
    with pytest.raises(StampRefused):
        opinion_on(b"\x30\x05\x30\x03\x02\x01\x02", TEXT, authority.chain)


@pytest.mark.parametrize("part", range(24))
def test_a_flipped_bit_of_a_token_is_never_good(authority: TestAuthority, part: int) -> None:
    answer = bytearray(authority.ask(make_request(TEXT)))
    answer[(len(answer) - 1) * part // 24 + 5] ^= 4
    try:
        seen = opinion_on(bytes(answer), TEXT, authority.chain)
    except StampRefused:
        return
    assert not seen.agreed


def test_a_flipped_bit_of_the_signature_is_refused_by_both(authority: TestAuthority) -> None:
    answer = bytearray(authority.ask(make_request(TEXT)))
    answer[-1] ^= 1
    seen = opinion_on(bytes(answer), TEXT, authority.chain)
    assert (seen.client == "ok", seen.program == "ok") == (False, False)


def test_both_tools_agree_on_a_good_token(authority: TestAuthority) -> None:
    seen = opinion_on(authority.ask(make_request(TEXT)), TEXT, authority.chain)
    assert (seen.client, seen.program, seen.agreed) == ("ok", "ok", True)


def test_a_verifier_is_made_fresh_for_each_authority(
    authority: TestAuthority, other: TestAuthority
) -> None:
    ours, theirs = authority.ask(make_request(TEXT)), other.ask(make_request(TEXT))
    assert opinion_on(ours, TEXT, authority.chain).agreed
    assert opinion_on(theirs, TEXT, other.chain).agreed
    crossed = opinion_on(theirs, TEXT, authority.chain)
    assert (crossed.client == "ok", crossed.program == "ok") == (False, False)


def test_a_weak_imprint_is_refused(authority: TestAuthority) -> None:
    (authority.folder / "text").write_bytes(TEXT.encode())
    run(authority.folder, "ts -query -data text -sha1 -cert -out weak.tsq")
    answer = authority.ask((authority.folder / "weak.tsq").read_bytes())
    assert not opinion_on(answer, TEXT, authority.chain).agreed


def test_a_certificate_that_is_not_for_time_stamps_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="returned non-zero"):
        TestAuthority(tmp_path / "c", usage="codeSigning").ask(make_request(TEXT))


def test_when_the_tools_disagree_it_is_doubt_not_a_verdict(
    space: Workspace, authority: TestAuthority, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped(space, authority)
    monkeypatch.setattr("zhendan.evidence.tokens._client", lambda *_: "InvalidSetOrdering")
    found = space.verify()
    assert ([one.code for one in found.unchecked], found.exit_code) == (["stamp_doubt"], 2)


# --- tampering with what was kept ---------------------------------------------------------------
def _token(space: Workspace) -> Path:
    """Where the token's bytes lie."""
    with space.open() as opened:
        entry = next(one for one in opened.vault.entries() if one.event == "stamped")
    return space.folder / "blobs" / entry.subject[:2] / entry.subject


@pytest.mark.parametrize("at", [0, 100, 500, -1])
def test_a_flipped_bit_of_the_kept_token_is_named(
    space: Workspace, authority: TestAuthority, at: int
) -> None:
    stamped(space, authority)
    t.flip(_token, at)(space)
    assert any("stamped leaf 5" in fault.item for fault in space.verify().faults)


@pytest.mark.parametrize(
    ("offset", "who"),
    [(timedelta(days=400), "E001"), (timedelta(hours=1), "E001")],
)
def test_a_clock_ahead_of_the_stamp_is_shown_with_both_times(
    tmp_path: Path, authority: TestAuthority, offset: timedelta, who: str
) -> None:
    space = Workspace(tmp_path / "fast", now_clock(offset))
    space.seal(*sample_items())
    stamped(space, authority)
    odd = [fault for fault in space.verify().faults if fault.code == "time_odd"]
    assert odd[0].item == who
    assert odd[0].expected
    assert odd[0].found
    assert odd[0].expected != odd[0].found


def test_a_clock_set_back_after_the_stamp_is_shown(
    space: Workspace, authority: TestAuthority
) -> None:
    stamped(space, authority)
    space.clock.time -= timedelta(days=3)
    space.seal(to_seal(b"backdated"))
    assert [one.item for one in space.verify().faults if one.code == "time_odd"] == ["E006"]


# --- in the packet ------------------------------------------------------------------------------
def test_a_stamped_packet_verifies_and_says_the_time(packet: Path) -> None:
    found = verify_packet(packet)
    assert (found.exit_code, found.faults, found.unchecked) == (0, (), ())
    assert any("时间戳" in note.zh and "UTC" in note.zh for note in found.notes)
    assert {path.name for path in (packet / "timestamps").iterdir()} == {
        "chain.pem",
        "checkpoint.tsq",
        "checkpoint.tsr",
    }


def test_the_readers_own_root_is_used_when_given(
    packet: Path, authority: TestAuthority, other: TestAuthority
) -> None:
    assert verify_packet(packet, tsa_roots=authority.chain).exit_code == 0
    wrong = verify_packet(packet, tsa_roots=other.chain)
    assert [(one.code, one.item) for one in wrong.faults] == [
        ("stamp_wrong", "timestamps/checkpoint.tsr")
    ]


def test_without_openssl_the_stamp_is_unchecked(
    packet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    found = verify_packet(packet)
    assert (found.exit_code, [one.item for one in found.unchecked]) == (
        2,
        ["timestamps/checkpoint.tsr"],
    )


def _drop_stamp(packet: Path) -> None:
    index = packet / "data" / "凭证目录.json"
    told = json.loads(index.read_text())
    index.write_text(json.dumps({**told, "stamps": []}, ensure_ascii=False))
    shutil.rmtree(packet / "timestamps")


PACKET_TABLE = {
    "T26 a bit of the token": (
        edit("timestamps/checkpoint.tsr", lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), fix=True),
        "timestamps/checkpoint.tsr",
    ),
    "T28 a certificate added to the chain": (
        edit("timestamps/chain.pem", lambda raw: raw + raw, fix=True),
        "timestamps/checkpoint.tsr",
    ),
    "T29 the token removed": (
        fitted(lambda packet: (packet / "timestamps/checkpoint.tsr").unlink()),
        "timestamps/checkpoint.tsr",
    ),
    "T29 the token removed and no longer listed": (fitted(_drop_stamp), "data/凭证目录.json"),
    "T29 the request removed": (
        fitted(lambda packet: (packet / "timestamps/checkpoint.tsq").unlink()),
        "timestamps/checkpoint.tsq",
    ),
}


@pytest.mark.parametrize("name", PACKET_TABLE)
def test_tampering_with_a_stamp_in_a_packet_is_caught_and_named(packet: Path, name: str) -> None:
    change, item = PACKET_TABLE[name]
    change(packet)
    found = verify_packet(packet)
    assert found.exit_code == 1
    assert any(item in fault.item for fault in found.faults), found.faults


def test_a_token_of_another_case_in_its_place_is_caught(
    packet: Path, authority: TestAuthority
) -> None:
    answer = authority.ask(make_request("another case\n"))
    (packet / "timestamps/checkpoint.tsr").write_bytes(answer)
    fit(packet)
    found = verify_packet(packet)
    assert "timestamps/checkpoint.tsr" in {one.item for one in found.faults}


def test_a_time_that_contradicts_the_stamp_is_caught_by_the_readers_check(
    tmp_path: Path, authority: TestAuthority
) -> None:
    space = Workspace(tmp_path / "fast", now_clock(timedelta(days=2)))
    space.seal(*sample_items())
    stamped(space, authority)
    found = verify_packet(packet_of(space, tmp_path / "packet").path)
    assert [(one.code, one.item) for one in found.faults] == [("time_odd", "E001")]


# --- over HTTP ----------------------------------------------------------------------------------
class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with a token of the test authority, or as badly as it is told to."""

    authority: TestAuthority
    status = 200
    body: bytes | None = None

    def do_POST(self) -> None:
        """One request."""
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.body if self.body is not None else self.authority.ask(asked)
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(authority: TestAuthority) -> Iterator[tuple[str, type[Handler]]]:
    handler = type("Answering", (Handler,), {"authority": authority})
    with http.server.HTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/", handler
        running.shutdown()


def test_a_stamp_over_http_is_kept(
    space: Workspace, authority: TestAuthority, server: tuple[str, type[Handler]]
) -> None:
    asked = HttpAuthority(authority.name, server[0], authority.chain)
    assert stamped(space, asked).state == "stamped"
    assert space.verify().exit_code == 0


def test_an_error_of_the_server_leaves_it_pending(
    space: Workspace, authority: TestAuthority, server: tuple[str, type[Handler]]
) -> None:
    server[1].status = 503
    asked = HttpAuthority(authority.name, server[0], authority.chain)
    assert stamped(space, asked).state == "pending"


def test_an_endless_answer_is_cut_off(
    authority: TestAuthority, server: tuple[str, type[Handler]]
) -> None:
    server[1].body = bytes(3 << 20)
    with pytest.raises(AuthorityUnreachable):
        HttpAuthority("x", server[0], authority.chain).ask(b"request")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "", "ftp://x/", "http://127.0.0.1:1/"])
def test_an_address_that_leads_nowhere_is_a_clear_refusal(url: str) -> None:
    with pytest.raises(AuthorityUnreachable):
        HttpAuthority("x", url, b"").ask(b"request")


# --- several authorities, and those that do not answer
class Faltering:
    """An authority that answers only when asked for the n-th time."""

    def __init__(self, real: TestAuthority, silent: int) -> None:
        self.real, self.silent, self.name = real, silent, real.name
        self.chain = real.chain

    def ask(self, request: bytes) -> bytes:
        """Nothing at first."""
        self.silent -= 1
        if self.silent >= 0:
            raise AuthorityUnreachable(name=self.name, reason="timed out")
        return self.real.ask(request)


def test_several_authorities_stamp_one_checkpoint_and_each_verifies_by_its_own_root(
    space: Workspace, authority: TestAuthority, other: TestAuthority
) -> None:
    second = TestAuthority.__new__(TestAuthority)
    second.folder, second.usage, second.asked = other.folder, other.usage, other.asked
    second.name = "另一家机构"
    with space.open() as opened:
        states = stamp_all(opened.vault, [authority, SilentAuthority(), second])
        kept = kept_stamps(opened.vault)
    assert [one.state for one in states] == ["stamped", "pending", "stamped"]
    assert [one.by for one in kept] == [authority.name, "另一家机构"]
    assert space.verify().exit_code == 0


def test_silence_is_tried_again_within_a_run(space: Workspace, authority: TestAuthority) -> None:
    with space.open() as opened:
        assert stamp_all(opened.vault, [Faltering(authority, 2)])[0].state == "stamped"


def test_after_so_many_tries_it_stays_pending(space: Workspace, authority: TestAuthority) -> None:
    faltering = Faltering(authority, 3)
    with space.open() as opened:
        (state,) = stamp_all(opened.vault, [faltering])
    assert (state.state, state.silent, faltering.silent) == ("pending", True, 0)


def test_a_refused_token_is_not_asked_for_again_at_once(
    space: Workspace, authority: TestAuthority
) -> None:
    with space.open() as opened:
        (state,) = stamp_all(opened.vault, [Interposed(authority, b"no token")])
    assert (state.state, state.silent) == ("pending", False)


def test_who_has_not_answered_waits_between_runs(tmp_path: Path) -> None:
    queue = FolderStampQueue(tmp_path / "stamping" / "waiting.json")
    assert queue.waiting() == ()
    one = Waiting("https://tsa.example.invalid", "PEM", "2026-06-21T00:00:00Z", "没有应答")
    queue.keep([one])
    assert FolderStampQueue(tmp_path / "stamping" / "waiting.json").waiting() == (one,)
    queue.keep([])
    assert queue.waiting() == ()
    (tmp_path / "stamping" / "waiting.json").write_text("[{}]")
    assert queue.waiting() == ()
