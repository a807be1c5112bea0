"""The picture of a group: accounts and what they share, hubs apart, no person's name."""

from datetime import timedelta
from functools import cache

from tests.audit.shop import DAY_ONE, Deal, usual
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit
from zhendan.domain import Group, NodeKind, OrderId

LATE = DAY_ONE + timedelta(days=75)
ASKED = [f"Z{n}" for n in range(5)]


@cache
def group(*, station: bool = False) -> Group:
    """Five accounts at one door; four of them also share a phone, two a waybill and a payer."""
    shop = usual()
    for n, number in enumerate(ASKED):
        deal = Deal(number, LATE + timedelta(days=n), f"张三{n}", address="幸福路1号")
        deal.phone = "13800001234" if n else ""
        deal.columns = {"receiver_phone_last4": "1234"}
        deal.waybill = "W-SHARED-5678" if n in (3, 4) else ""
        shop.deals.append(deal)
    if station:
        shop.add("places", place_id="P1", address_hash="幸福路1号", place_class="dormitory")
    tables = DuckdbTables()
    shop.load(tables)
    ask = AuditRequest(tuple(map(OrderId, ASKED)), "Asia/Shanghai", None)
    (found,) = audit(tables, ask).groups
    return found


def test_accounts_stand_on_one_side_and_what_two_of_them_share_on_the_other() -> None:
    found = group()
    kinds = [node.kind for node in found.nodes]
    assert kinds.count(NodeKind.ACCOUNT) == 5
    assert kinds[5:] == [NodeKind.ADDRESS, NodeKind.PHONE, NodeKind.WAYBILL]
    assert [len(node.orders) for node in found.nodes[5:]] == [5, 4, 2]
    ends = {node.id for node in found.nodes}
    assert all(edge.account in ends and edge.key in ends for edge in found.edges)
    assert len(found.edges) == 11
    assert found.left_out == 0


def test_a_label_tells_no_person_and_no_door() -> None:
    labels = [node.label.zh for node in group().nodes]
    assert not any("张三" in label or "幸福" in label or "1380" in label for label in labels)
    assert "电话 尾号 1234" in labels
    assert "运单 尾号 5678" in labels


def test_a_registered_dormitory_is_a_hub_and_said_to_be_one() -> None:
    assert [node.label.zh for node in group().nodes if node.hub] == []
    assert [node.label.zh for node in group(station=True).nodes if node.hub] == ["地址 1（宿舍）"]


def test_the_same_orders_give_the_same_picture() -> None:
    again = group.__wrapped__()
    assert (group().nodes, group().edges) == (again.nodes, again.edges)
