"""What goes through an interface and what comes back belongs to the right item and round."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.casework.cases import OWNER, PACKET
from tests.channels.wechat_stand_in import TOKEN, StandIn, serving
from zhendan.adapters.channels import WechatChannel
from zhendan.appeal import PortalBox, PortalPlan
from zhendan.casework import (
    AppealResult,
    ChannelSilent,
    Round,
    RoundState,
    Violation,
    ViolationMissing,
)
from zhendan.domain import Confidence, FieldKind, FormField, Text
from zhendan.steps.channel import items_of, news, violation_of
from zhendan.steps.portal import Portal

NOW = datetime(2026, 6, 22, tzinfo=UTC)
REASON = FormField("reason", FieldKind.TEXT, Text("理由", "reason"))
ITEMS = (("商品异常", "说明甲"), ("物流异常", "说明乙"))


def filled() -> Portal:
    plan = PortalPlan(
        (PortalBox(REASON, ("全文",)),), Confidence.USER, Text("页面", "page"), items=ITEMS
    )
    return Portal(plan, {"03-01.jpg": b"\xff\xd8"}, (), (), "")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("物流异常", "商品异常"), ["说明乙", "说明甲"]),
        (("订单甲", "订单乙"), ["全文", "全文"]),
        (("商品异常",), ["说明甲"]),
    ],
)
def test_an_item_is_answered_by_the_text_of_its_own_reason(
    asked: tuple[str, ...], said: list[str]
) -> None:
    found = items_of(filled(), Violation("1", None, "虚假交易", asked))
    assert [item.reason for item in found] == said


def held(state: RoundState, no: int = 1) -> Round:
    return Round(no, state, NOW, OWNER, "by_api", PACKET)


def result(state: RoundState, count: int = 1) -> AppealResult:
    return AppealResult(str(count), NOW, count, state)


def test_the_answer_to_an_earlier_attempt_is_not_the_answer_to_the_open_round() -> None:
    rounds = (held(RoundState.REJECTED), held(RoundState.SUBMITTED, 2))
    first, second = result(RoundState.REJECTED), result(RoundState.ACCEPTED, 2)
    assert news(rounds, [first]) is None
    assert news(rounds, [first, second]) == second
    assert news((held(RoundState.VOID), rounds[1]), [second]) == second
    assert news((), [first]) is None


def test_a_violation_the_interface_does_not_tell_is_an_error_of_ours() -> None:
    with serving(StandIn()) as host, pytest.raises(ViolationMissing):
        violation_of(WechatChannel.open(TOKEN, host=host), NOW, "3_404")


@contextlib.contextmanager
def answering(code: int, body: bytes, length: int) -> Iterator[str]:
    """A server that always answers alike; `length` is what it says its body has."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(code)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("code", "body", "length"), [(408, b"", 0), (502, b"", 0), (504, b"", 0), (200, b'{"errc', 90)]
)
def test_a_call_that_broke_off_on_the_way_is_unknown_and_not_refused(
    code: int, body: bytes, length: int
) -> None:
    with answering(code, body, length) as host, pytest.raises(ChannelSilent):
        WechatChannel.open(TOKEN, host=host).results("1")


def test_an_address_that_is_none_tells_no_token() -> None:
    with pytest.raises(ChannelSilent) as silent:
        WechatChannel.open("falsch-geheim", host="api.example").results("1")
    assert "falsch-geheim" not in silent.value.explain() + str(silent.value)
