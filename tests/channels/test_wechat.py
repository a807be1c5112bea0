"""The WeChat connector against a stand-in server: nothing is sent twice, no attempt is wasted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from tests.channels.wechat_stand_in import TOKEN, StandIn, serving
from zhendan.adapters.channels import WechatChannel, read_appeal_event
from zhendan.casework import (
    AppealItem,
    ByHand,
    ChannelRefused,
    ChannelSilent,
    ChannelUnable,
    ItemsDoNotMatch,
    OpenElsewhere,
    RoundState,
    Violation,
    submit_once,
)

CREATE = "/wxa/component/createappeal"
RECORD = "3_24911818"
TWO = (
    AppealItem("理由一", (("01.jpg", b"\xff\xd8one"),)),
    AppealItem("理由二", (("02.jpg", b"\xff\xd8two"),)),
)
SPAN = (datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 30, tzinfo=UTC))


@dataclass
class Setup:
    """A stand-in, a channel to it, and the raw answers it left."""

    state: StandIn
    channel: WechatChannel
    trail: list[tuple[str, bytes]]


@pytest.fixture
def setup() -> Iterator[Setup]:
    state = StandIn(
        violations=[
            {
                "illegal_record_id": RECORD,
                "create_time": 1_780_000_000,
                "illegal_reason": "虚假交易",
                "illegal_content": ["订单甲", "订单乙"],
                "rule_name": "规则",
                "rule_url": "https://example.invalid/rule",
            },
            {"illegal_record_id": "3_1", "create_time": "1780000001", "illegal_reason": "x"},
        ]
    )
    trail: list[tuple[str, bytes]] = []
    with serving(state) as host:
        channel = WechatChannel.open(TOKEN, host=host, trail=lambda p, raw: trail.append((p, raw)))
        yield Setup(state, channel, trail)


def violation(setup: Setup) -> Violation:
    return setup.channel.violations(*SPAN)[0]


def test_violations_are_read_also_where_the_content_is_left_out(setup: Setup) -> None:
    first, second = setup.channel.violations(*SPAN)
    assert (first.id, first.items, first.rule_name) == (RECORD, ("订单甲", "订单乙"), "规则")
    assert first.created_at == datetime.fromtimestamp(1_780_000_000, UTC)
    assert second.items == ()
    assert setup.trail[0][0] == "/wxa/getillegalrecords"


def test_an_appeal_is_handed_in_item_by_item_with_its_proofs(setup: Setup) -> None:
    sent = submit_once(setup.channel, violation(setup), TWO)
    (held,) = setup.state.appeals[RECORD]
    assert not sent.looked_up
    assert [m["reason"] for m in held["materials"]] == ["理由一", "理由二"]
    assert [m["proof_material_ids"] for m in held["materials"]] == [["m1"], ["m2"]]
    assert b"\xff\xd8one" in setup.state.media[0]
    assert [r.state for r in setup.channel.results(RECORD)] == [RoundState.UNDER_REVIEW]


@pytest.mark.parametrize("fault", ["lose_answer_of", "garbage"])
def test_a_lost_answer_is_looked_up_and_nothing_is_sent_again(setup: Setup, fault: str) -> None:
    found = violation(setup)
    setattr(setup.state, fault, CREATE)
    sent = submit_once(setup.channel, found, TWO)
    assert sent.looked_up
    assert setup.state.asked.count(CREATE) == 1
    assert len(setup.state.appeals[RECORD]) == 1


def test_a_call_that_never_arrived_is_said_to_be_unknown_and_not_repeated(setup: Setup) -> None:
    found = violation(setup)
    setup.state.drop = CREATE
    with pytest.raises(ChannelSilent):
        submit_once(setup.channel, found, TWO)
    assert setup.state.asked.count(CREATE) == 1
    assert setup.state.appeals.get(RECORD) is None


def test_an_appeal_open_in_the_web_console_stops_the_interface(setup: Setup) -> None:
    found = violation(setup)
    submit_once(setup.channel, found, TWO)
    with pytest.raises(OpenElsewhere):
        submit_once(setup.channel, found, TWO)
    assert setup.state.asked.count(CREATE) == 1


def test_a_refusal_is_told_with_its_code_and_uses_up_nothing(setup: Setup) -> None:
    found = violation(setup)
    setup.state.allowed = 0
    with pytest.raises(ChannelRefused) as refused:
        submit_once(setup.channel, found, TWO)
    assert "86004" in refused.value.explain()
    assert setup.state.appeals[RECORD] == []


@pytest.mark.parametrize(
    "items",
    [
        (),
        TWO[:1],
        (*TWO, TWO[0]),
        (TWO[0], AppealItem("", (("a", b"a"),))),
        (TWO[0], AppealItem("理由", ())),
    ],
)
def test_items_that_do_not_match_are_never_sent(
    setup: Setup, items: tuple[AppealItem, ...]
) -> None:
    found = violation(setup)
    with pytest.raises(ItemsDoNotMatch):
        submit_once(setup.channel, found, items)
    assert CREATE not in setup.state.asked


def test_a_violation_whose_items_nobody_told_is_not_guessed(setup: Setup) -> None:
    bare = setup.channel.violations(*SPAN)[1]
    with pytest.raises(ItemsDoNotMatch):
        submit_once(setup.channel, bare, TWO[:1])


def test_a_wrong_token_is_refused_and_never_told(setup: Setup) -> None:
    with serving(StandIn()) as host:
        other = WechatChannel.open("falsch-geheim", host=host)
        with pytest.raises(ChannelRefused) as refused:
            other.results(RECORD)
    told = refused.value.explain() + str(refused.value) + repr(refused.value.facts)
    assert "falsch-geheim" not in told
    with pytest.raises(ChannelSilent) as silent:
        WechatChannel.open("falsch-geheim", host="http://127.0.0.1:9").results(RECORD)
    assert "falsch-geheim" not in silent.value.explain() + str(silent.value)


PUSH = """<xml><ToUserName>gh</ToUserName><Event>{event}</Event>
<appeal_record_id>9</appeal_record_id>
<appeal_time>1780000000</appeal_time><appeal_count>1</appeal_count><appeal_from>0</appeal_from>
<appeal_status>{status}</appeal_status>{audit}</xml>"""


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (1, RoundState.UNDER_REVIEW),
        (2, RoundState.ACCEPTED),
        (3, RoundState.REJECTED),
        (4, RoundState.WITHDRAWN),
        (77, RoundState.UNDER_REVIEW),
    ],
)
def test_a_pushed_result_is_read(status: int, state: RoundState) -> None:
    audit = "<audit_reason>凭证不足</audit_reason>" if status == 3 else ""
    found = read_appeal_event(
        PUSH.format(event="wxa_appeal_record", status=status, audit=audit).encode()
    )
    assert (found.id, found.state) == ("9", state)
    assert found.said == ("凭证不足" if audit else "")


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<xml>",
        PUSH.format(event="other", status=1, audit="").encode(),
        b'<!DOCTYPE x [<!ENTITY a "b">]><xml><Event>&a;</Event></xml>',
    ],
)
def test_a_push_that_is_none_is_refused(xml: bytes) -> None:
    with pytest.raises(ChannelRefused):
        read_appeal_event(xml)


def test_by_hand_is_a_channel_that_sends_nothing_by_program() -> None:
    hand = ByHand()
    assert not hand.capabilities().submits
    with pytest.raises(ChannelUnable):
        submit_once(hand, Violation("1", None, "", ("a",)), TWO[:1])
    for act in (lambda: hand.results("1"), lambda: hand.violations(*SPAN)):
        with pytest.raises(ChannelUnable):
            act()
