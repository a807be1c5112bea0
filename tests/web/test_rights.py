"""Who may do what: every cell of the table, other shops, the private self-check."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CASE
from zhendan.faces.web.rights import MATRIX, Right, Role

ORDER, MARKED = "3300000000000010101", "3300000000000010606"
GETS = {
    # address: the right it takes
    f"/cases/{CASE}": Right.VIEW,
    f"/cases/{CASE}/orders": Right.VIEW,
    f"/cases/{CASE}/orders/{MARKED}": Right.VIEW,
    f"/cases/{CASE}/evidence": Right.VIEW,
    f"/cases/{CASE}/argument": Right.VIEW,
    f"/cases/{CASE}/statement": Right.VIEW,
    f"/cases/{CASE}/submit": Right.VIEW,
    f"/cases/{CASE}/rounds": Right.VIEW,
    f"/cases/{CASE}/files": Right.VIEW,
    f"/cases/{CASE}/activity": Right.VIEW,
    f"/cases/{CASE}/report": Right.PREPARE,
    f"/cases/{CASE}/orders.csv": Right.EXPORT,
    "/cases.csv": Right.EXPORT,
    "/board": Right.VIEW,
    "/requests": Right.REQUESTS,
    "/search?q=WG": Right.VIEW,
    "/new": Right.UPLOAD,
    f"/new?case={CASE}": Right.UPLOAD,
    "/settings/trail.csv": Right.TRAIL,
}
POSTS = {
    f"/cases/{CASE}/decide": Right.DECIDE,
    f"/cases/{CASE}/gate": Right.GATE,
    f"/cases/{CASE}/prepare": Right.PREPARE,
    f"/cases/{CASE}/submit/now": Right.SUBMIT,
    f"/cases/{CASE}/answer": Right.ANSWER,
    f"/cases/{CASE}/remark": Right.COMMENT,
    f"/cases/{CASE}/exhibits/E001": Right.PREPARE,
    "/settings/invite": Right.PEOPLE,
    "/settings/people/99": Right.PEOPLE,
    "/settings/tokens": Right.TOKENS,
    "/settings/shops": Right.PEOPLE,
    "/arrivals": Right.UPLOAD,
}


@pytest.mark.parametrize("role", Role)
def test_every_forbidden_cell_looks_like_a_page_that_is_not_there(
    enter: Callable[..., Any], role: Role
) -> None:
    client = enter(str(role))
    missing = client.get("/nothing/of/the/kind")
    assert missing.status_code == 404
    for address, right in GETS.items():
        answer = client.get(address)
        if right in MATRIX[role]:
            assert answer.status_code == 200, (role, address)
        else:
            assert answer.status_code == 404, (role, address)
            assert _body(answer) == _body(missing)
    for address, right in POSTS.items():
        if right not in MATRIX[role]:
            answer = client.post(address)
            assert answer.status_code == 404, (role, address)
            assert _body(answer) == _body(missing)


def test_only_the_owner_concedes_and_submits() -> None:
    for right in (Right.CONCEDE, Right.SUBMIT, Right.PEOPLE, Right.TOKENS):
        assert [role for role in Role if right in MATRIX[role]] == [Role.OWNER]


def test_an_agency_cannot_concede_by_any_door(enter: Callable[..., Any]) -> None:
    told = {"order": ORDER, "standing": "conceded", "reason": "试一试"}
    assert enter("agency").post(f"/cases/{CASE}/decide", told).status_code == 404


def test_another_shops_case_is_as_if_it_were_not_there(enter: Callable[..., Any]) -> None:
    stranger = enter("owner", shop=1)
    missing = _body(stranger.get("/nothing"))
    for address in (a for a in GETS if CASE in a):
        answer = stranger.get(address)
        assert (answer.status_code, _body(answer)) == (404, missing), address
    for address in (a for a in POSTS if CASE in a):
        told = {"order": ORDER, "standing": "unclear", "reason": "x", "know": "yes"}
        assert stranger.post(address, told).status_code == 404, address
    assert CASE not in stranger.get("/").content.decode()
    assert CASE not in stranger.get("/search?q=WG").content.decode()


def test_a_shop_that_is_not_ones_own_cannot_be_chosen(
    enter: Callable[..., Any], shops: tuple[Any, Any]
) -> None:
    stranger = enter("owner", shop=1)
    assert stranger.post("/shop", {"shop": str(shops[0].pk)}).status_code == 404
    assert CASE not in stranger.get("/").content.decode()


@pytest.mark.parametrize("role", [("staff", True), ("lawyer", False), ("reviewer", True)])
def test_the_private_self_check_is_hidden_from_all_but_owner_and_granted_lawyer(
    enter: Callable[..., Any], role: tuple[str, bool]
) -> None:
    told = [
        enter(role[0], sees_private=role[1]).get(f"/cases/{CASE}{tab}").content.decode()
        for tab in ("", "/orders", f"/orders/{MARKED}", "/evidence", "/argument", "/files")
    ]
    for word in ("店铺自有标记", "自己的标记", "刷单表", "M01", "M02", "M03"):
        assert [word for page in told if word in page] == []


@pytest.mark.parametrize("role", ["owner", "lawyer"])
def test_owner_and_granted_lawyer_see_the_marks(enter: Callable[..., Any], role: str) -> None:
    page = enter(role).get(f"/cases/{CASE}/orders/{MARKED}").content.decode()
    assert "标记" in page


def test_the_warehouse_sees_its_list_and_no_order(enter: Callable[..., Any]) -> None:
    client = enter("warehouse")
    assert client.get("/").headers["Location"] == "/requests"
    page = client.get("/requests")
    assert page.status_code == 200
    assert ORDER not in page.content.decode()


def test_a_stranger_is_sent_to_the_login(workbench: Path, shops: tuple[Any, Any]) -> None:
    from django.test import Client

    for address in GETS:
        assert Client().get(address).headers["Location"] == "/login"


def _body(answer: Any) -> str:
    """A page without what names the request itself."""
    import re

    text = answer.content.decode()
    return re.sub(r'name="(csrfmiddlewaretoken|back)" value="[^"]*"', "", text)
