"""Who may do what: every cell of the table, other shops, the private self-check."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
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
    f"/cases/{CASE}/replies": Right.VIEW,
    f"/cases/{CASE}/files": Right.VIEW,
    f"/cases/{CASE}/activity": Right.VIEW,
    f"/cases/{CASE}/work": Right.VIEW,
    "/mine": Right.REQUESTS,
    f"/cases/{CASE}/report": Right.PREPARE,
    f"/cases/{CASE}/lists/orders.csv": Right.EXPORT,
    "/lists/cases.csv": Right.EXPORT,
    "/board": Right.VIEW,
    "/requests": Right.REQUESTS,
    "/search?q=WG": Right.VIEW,
    "/new": Right.UPLOAD,
    f"/new?case={CASE}": Right.UPLOAD,
    "/lists/trail.csv": Right.TRAIL,
}
POSTS = {
    f"/cases/{CASE}/decide": Right.DECIDE,
    f"/cases/{CASE}/gate": Right.GATE,
    f"/cases/{CASE}/prepare": Right.PREPARE,
    f"/cases/{CASE}/submit/now": Right.SUBMIT,
    f"/cases/{CASE}/answer": Right.ANSWER,
    f"/cases/{CASE}/settle": Right.SUBMIT,
    f"/cases/{CASE}/replies/keep": Right.ANSWER,
    f"/cases/{CASE}/replies/E001/confirm": Right.ANSWER,
    f"/cases/{CASE}/remark": Right.COMMENT,
    f"/cases/{CASE}/work/assign": Right.WORK,
    f"/cases/{CASE}/work/aside": Right.WORK,
    f"/cases/{CASE}/work/resume": Right.WORK,
    f"/cases/{CASE}/work/contact": Right.WORK,
    f"/cases/{CASE}/work/move": Right.MOVE,
    f"/cases/{CASE}/work/ask": Right.PREPARE,
    f"/cases/{CASE}/work/second": Right.APPROVE,
    f"/cases/{CASE}/exhibits/E001": Right.PREPARE,
    f"/cases/{CASE}/report/unmasked": Right.PERSONAL,
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


def test_every_right_has_its_words(workbench: Path) -> None:
    from zhendan.faces.web.words import WEB

    assert [right for right in Right if f"right.{right}" not in WEB] == []


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


WEB_ROOM = Path(str(files("zhendan.faces.web")))
PRIVATE_WORDS = ("店铺自有标记", "自己的标记", "刷单表", "M01", '"marked": true')
TABS = ("", "/orders", f"/orders/{MARKED}", "/evidence", "/argument", "/files", "/statement")
MORE = (
    "/submit",
    "/activity",
    "/report",
    *(f"/lists/{name}.csv" for name in ("orders", "gaps", "files")),
)


def _told(client: Any) -> str:
    """Everything a person can read of the case and find in it, as far as the role goes."""
    pages = [client.get(f"/cases/{CASE}{tab}") for tab in (*TABS, *MORE)]
    pages += [client.get(f"/search?q={word}") for word in ("刷单", "标记", MARKED)]
    assert all(page.status_code == 200 for page in pages[: len(TABS)])
    shown = [_body(page) for page in pages if page.status_code == 200]
    return re.sub(r'<input type="search"[^>]*>', "", "\n".join(shown)) + _from_the_interface(client)


def _from_the_interface(client: Any) -> str:
    """What the person's key would read, were there one."""
    from zhendan.faces.web.models import Account, Member, Token

    account = Account.objects.get(pk=client.session["_auth_user_id"])
    shop = Member.objects.get(account=account).shop
    key = f"zd_{account.pk}"
    told = hashlib.sha256(key.encode()).hexdigest()
    Token.objects.get_or_create(key_hash=told, account=account, shop=shop, name="x")
    headers = {"Authorization": f"Bearer {key}"}
    where = [f"/api/v1/cases/{CASE}{part}" for part in ("", "/orders", "/exhibits")]
    answers = [client.get(address, headers=headers) for address in where]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    return "\n".join(json.dumps(answer.json(), ensure_ascii=False) for answer in answers)


@pytest.mark.parametrize(
    "role", [("staff", True), ("lawyer", False), ("reviewer", True), ("agency", True)]
)
def test_the_private_self_check_is_hidden_from_all_but_owner_and_granted_lawyer(
    enter: Callable[..., Any], role: tuple[str, bool]
) -> None:
    told = _told(enter(role[0], sees_private=role[1]))
    assert [word for word in PRIVATE_WORDS if word in told] == []


@pytest.mark.parametrize("role", ["owner", "lawyer"])
def test_owner_and_granted_lawyer_see_the_marks(enter: Callable[..., Any], role: str) -> None:
    told = _told(enter(role))
    assert [word for word in PRIVATE_WORDS if word not in told] == []


def test_the_original_of_the_marks_goes_to_the_owner_alone(
    enter: Callable[..., Any], workbench: Path
) -> None:
    from zhendan.domain import CaseId, ExhibitKind
    from zhendan.steps.look.kept_page import kept_page
    from zhendan.steps.look.private import may_leave

    kept = kept_page(workbench, CaseId(CASE))
    assert kept is not None
    (marks,) = (e for e in kept.page.exhibits if e.kind is ExhibitKind.SHOP_MARK)
    other = next(e for e in kept.page.exhibits if e.kind is ExhibitKind.NOTICE)
    for role in ("reviewer", "agency"):
        assert enter(role).post(f"/cases/{CASE}/exhibits/{marks.id}").status_code == 404
        assert enter(role).post(f"/cases/{CASE}/exhibits/{other.id}").status_code == 200
    assert enter("owner").post(f"/cases/{CASE}/exhibits/{marks.id}").status_code == 200
    inside = replace(
        kept.page,
        files=tuple(
            replace(f, parent=other.sha256) if f.kind is ExhibitKind.SHOP_MARK else f
            for f in kept.page.files
        ),
    )
    assert may_leave(other, kept.page)
    assert not may_leave(other, inside), "an archive in which the marks lay"


def test_who_cannot_see_a_mark_explains_none_away_and_is_not_told_of_it(
    enter: Callable[..., Any],
) -> None:
    told = {"order": MARKED, "standing": "genuine", "reason": "买家有聊天", "exhibits": "E001"}
    answer = enter("agency").post(f"/cases/{CASE}/decide", told)
    assert answer.status_code == 409
    assert "ZD989" in answer.content.decode()
    assert "标记" not in answer.content.decode()


def test_what_was_recorded_of_marks_and_suspects_is_for_few() -> None:
    from zhendan.domain import EventKind
    from zhendan.faces.web.words import PRIVATE_EVENTS, WEB

    assert set(PRIVATE_EVENTS) == {EventKind.MARK_WITHDRAWN, EventKind.PERSON_SUSPECTED}
    assert [kind for kind in EventKind if f"event.{kind}" not in WEB] == []


def test_every_act_on_the_trail_has_its_words() -> None:
    from zhendan.faces.web.words import WEB

    source = "".join(p.read_text("utf-8") for p in WEB_ROOM.rglob("*.py"))
    noted = set(re.findall(r'(?:\.note\(|what=)"([a-z_]+)"', source))
    assert {"decide", "login_slowed", "remedy"} <= noted
    assert [act for act in sorted(noted) if f"trail.{act}" not in WEB] == []


@pytest.mark.parametrize("act", ["again", "cancel"])
def test_work_is_stopped_and_done_again_by_whom_it_takes_to_ask_for_it(
    enter: Callable[..., Any], shops: tuple[Any, Any], act: str
) -> None:
    from zhendan.faces.web.models import Account, Task
    from zhendan.faces.web.rights import OF_WORK

    enter("owner")
    owner = Account.objects.get(login="owner-0-true")
    state = {"again": "cancelled", "cancel": "waiting"}[act]
    for kind, right in OF_WORK.items():
        told = {"shop": shops[0], "account": owner, "kind": kind, "case": CASE, "state": state}
        task = Task.objects.create(**told)
        for role in Role:
            answer = enter(str(role)).post(f"/tasks/{task.pk}/{act}")
            assert answer.status_code == (302 if right in MATRIX[role] else 404), (kind, role)
        stranger = enter("owner", shop=1)
        assert stranger.post(f"/tasks/{task.pk}/{act}").status_code == 404
    Task.objects.all().delete()


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


OPEN = re.compile(r"health|assets/|welcome|join|login|logout|language|visits/|feed/|room/|api/v1/")
"""Addresses with doors of their own: keys, codes, the way in and out, sessions one may end."""
PARTS = {"int": "1", "uuid": "0e0f8a1c-6f5e-4c0c-9a51-1d2f3a4b5c6d", "str": "x", "path": "x"}


def test_no_address_but_the_open_ones_answers_a_stranger_or_a_forged_form(
    workbench: Path, shops: tuple[Any, Any], enter: Callable[..., Any]
) -> None:
    from django.test import Client

    from zhendan.faces.web.urls import urlpatterns

    routes = [str(one.pattern) for one in urlpatterns]
    closed = [route for route in routes if not OPEN.match(route)]
    assert len(closed) > 100
    enter("owner")
    stranger, forger = Client(), Client(enforce_csrf_checks=True)
    for route in closed:
        address = "/" + re.sub(r"<(\w+):\w+>", lambda found: PARTS[found[1]], route)
        answers = [ask(address) for ask in (stranger.get, stranger.post, stranger.put)]
        assert {one.status_code for one in answers} <= {302, 405}, route
        shut = [one for one in answers if one.status_code == 302]
        assert shut, route
        assert {one.headers["Location"] for one in shut} == {"/login"}, route
        forged = {ask(address).status_code for ask in (forger.post, forger.put)}
        assert forged <= {403, 405}, route


def _body(answer: Any) -> str:
    """A page without what names the request itself."""
    text = answer.content.decode()
    return re.sub(r'name="(csrfmiddlewaretoken|back)" value="[^"]*"', "", text)


def test_what_a_colleague_ruled_meanwhile_is_read_before_it_is_overruled(
    enter: Callable[..., Any],
) -> None:
    first, second = enter("owner"), enter("agency")
    page = first.get(f"/cases/{CASE}/orders").content.decode()
    known = re.search(r'name="known" value="(\d+)"', page)
    order = re.search(r'name="order" value="([^"]+)"', page)
    assert known is not None
    assert order is not None
    told = {"order": order[1], "standing": "unclear", "exhibits": "", "known": known[1]}
    assert second.post(f"/cases/{CASE}/decide", told | {"reason": "待补聊天"}).status_code == 302
    late = first.post(f"/cases/{CASE}/decide", told | {"reason": "另有想法"})
    assert late.status_code == 409
    assert "ZD994" in late.content.decode()
    fresh = first.get(f"/cases/{CASE}/orders").content.decode()
    known = re.search(r'name="known" value="(\d+)"', fresh)
    assert known is not None
    told |= {"known": known[1], "reason": "看过了"}
    assert first.post(f"/cases/{CASE}/decide", told).status_code == 302
