"""A group's picture: the same every time, told in words too, apart by shape, hubs pale."""

import re
from dataclasses import replace

from tests.faces.pages import page
from zhendan.domain import Group, GroupEdge, GroupNode, NodeKind, OrderId, Text
from zhendan.faces.report.render import render
from zhendan.faces.report.ring import ring

ORDERS = tuple(OrderId(f"3300{n}") for n in range(40))
PEOPLE = [
    GroupNode(f"a{n}", NodeKind.ACCOUNT, Text(f"账号 {n}", f"account {n}"), (ORDERS[n],))
    for n in range(1, 31)
]
DOOR = GroupNode("k1", NodeKind.ADDRESS, Text("地址 1", "address 1"), ORDERS[:20])
PHONE = GroupNode("k2", NodeKind.PHONE, Text("电话 尾号 1234", "phone …1234"), ORDERS[20:30])
STATION = GroupNode("k3", NodeKind.ADDRESS, Text("地址 2（驿站）", "address 2"), ORDERS, hub=True)
EDGES = tuple(
    GroupEdge(one.id, "k1" if n < 20 else "k2", one.orders) for n, one in enumerate(PEOPLE)
)
GROUP = Group(
    "G01",
    Text("同一收货地址", "One receiving address"),
    ORDERS[:30],
    (Text("宿舍", "a dormitory"),),
    nodes=(*PEOPLE, DOOR, PHONE, STATION),
    edges=(*EDGES, GroupEdge("a1", "k3", ORDERS[1:2]), GroupEdge("a30", "k3", ORDERS[30:31])),
    left_out=4,
)


def test_the_picture_is_the_same_every_time_and_no_two_points_lie_on_each_other() -> None:
    drawn, again = ring(GROUP), ring(GROUP)
    assert drawn == again
    assert drawn is not None
    places = [(point.x, point.y) for point in drawn.points]
    assert len(set(places)) == len(places)
    assert all(0 < x < 360 and 0 < y < drawn.height for x, y in places)
    looks = {point.look: re.sub(r"[-0-9. ]", "", point.shape) for point in drawn.points}
    assert set(looks) == {"account", "address", "phone", "hub"}
    assert [line.edge.key for line in drawn.lines if line.pale] == ["k3", "k3"]


def test_points_stand_near_what_they_are_tied_to() -> None:
    drawn = ring(GROUP)
    assert drawn is not None
    at = {point.node.id: point.y for point in drawn.points}
    assert at["k1"] < at["k2"]
    assert max(at[f"a{n}"] for n in range(2, 20)) < min(at[f"a{n}"] for n in range(22, 30))


def test_a_group_that_shares_nothing_has_no_picture() -> None:
    assert ring(replace(GROUP, nodes=(), edges=())) is None


def test_the_report_tells_the_picture_in_words_and_says_what_found_no_room() -> None:
    shown = page()
    told = render(replace(shown, audit=replace(shown.audit, groups=(GROUP,))), "zh")
    figure = told[told.index('<figure class="ring">') :].partition("</figure>")[0]
    assert "另有 4 项没有画出" in figure
    words = figure[figure.index("<details>") :]
    assert "账号 30" in words
    assert "公共地点，不作为联系" in words
    assert 'role="img"' in figure
    assert "tabindex" not in figure, "on paper nothing is to be pressed"
