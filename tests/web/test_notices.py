"""Notices: who is told of what, nothing beyond one's rights, once, out only outside quiet hours."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from tests.web.conftest import CASE
from tests.web.test_reminders import _Robot, robot

__all__ = ["robot"]
HOME = f"/cases/{CASE}"
ORDER = "3300000000000010101"
WORD = "密码 很长 7421"


@pytest.fixture(scope="module")
def shop(workbench: Path, shops: tuple[Any, Any]) -> Iterator[Program]:
    """A shop of its own with the sealed case; its owner is `news`."""
    yield program(workbench, "news", "read work")
    from zhendan.faces.web.models import Task

    Task.objects.all().delete()


@pytest.fixture(scope="module")
def inside(shop: Program) -> Callable[..., Any]:
    """Log in as a colleague of that shop."""
    from django.test import Client

    from zhendan.faces.web.models import Account, Member

    def entered(role: str, *, private: bool = True) -> Any:
        login = f"news-{role}-{private}".lower()
        account = Account.objects.filter(login=login).first()
        if account is None:
            account = Account.objects.make(login, login, WORD)
            told = {"role": role, "sees_private": private}
            Member.objects.create(account=account, shop=shop.place.shop, **told)
        client = Client()
        client.post("/login", {"login": login, "password": WORD})
        return client

    return entered


def gathered(shop: Program) -> int:
    from zhendan.faces.web.notices import gather

    return gather(shop.place.shop)


def page(client: Any) -> str:
    return client.get("/notices").content.decode()


def test_who_is_given_a_task_or_called_is_told_once_and_led_to_the_place(
    shop: Program, inside: Callable[..., Any]
) -> None:
    owner, staff, reviewer = inside("owner"), inside("staff"), inside("reviewer")
    owner.post(f"{HOME}/work/assign", {"thing": "case", "to": "news-staff-true"})
    owner.post(f"{HOME}/remark", {"text": "@news-reviewer-true 请看第三单"})
    assert gathered(shop) >= 3
    assert gathered(shop) == 0, "nobody is told twice"
    assert "整个案件" in page(staff)
    assert "请看第三单" in page(reviewer)
    assert "整个案件" not in page(reviewer)
    staff.post(f"{HOME}/remark", {"text": "@news-owner-true 只说一次"})
    gathered(shop)
    assert page(owner).count("只说一次</p>") == 1, "called by name and leading: told once"
    assert "请看第三单" not in page(owner), "nobody is told of what he did"
    from zhendan.faces.web.models import Notice

    waiting = Notice.objects.filter(account__login="news-staff-true", read_at=None)
    assert f"通知：{waiting.count()} 条未读" in staff.get("/").content.decode()
    one = waiting.get(kind="assigned")
    assert staff.get(f"/notices/{one.pk}/open").status_code == 405, "a look changes nothing"
    for stranger in (reviewer, owner):
        assert stranger.post(f"/notices/{one.pk}/open").status_code == 404
        assert stranger.post("/notices/read", {"one": one.pk}).status_code == 404
    assert staff.post(f"/notices/{one.pk}/open").headers["Location"] == f"{HOME}/work"
    assert not waiting.filter(pk=one.pk).exists()
    staff.post("/notices/read")
    assert "条未读" not in page(staff)
    assert page(staff).count("data-row") == Notice.objects.filter(account=one.account).count()


def test_what_is_private_reaches_nobody_without_the_right_then_or_later(
    shop: Program, inside: Callable[..., Any]
) -> None:
    from zhendan.faces.web.models import Member, Notice

    owner, lawyer, staff = inside("owner"), inside("lawyer"), inside("staff")
    owner.post(f"{HOME}/work/assign", {"thing": "marks", "to": "news-lawyer-true"})
    secret = {"text": "@news-staff-true @news-lawyer-true 只说给律师听", "private": "yes"}
    assert owner.post(f"{HOME}/remark", secret).status_code == 302
    gathered(shop)
    assert "只说给律师听" in page(lawyer)
    assert "只说给律师听" not in page(staff)
    assert not Notice.objects.filter(account__login="news-staff-true", kind="mentioned").exists()
    grant = Member.objects.filter(account__login="news-lawyer-true")
    grant.update(sees_private=False)
    try:
        withdrawn = page(lawyer)
        assert "只说给律师听" not in withdrawn
        assert "标记" not in withdrawn
        kept = Notice.objects.filter(account__login="news-lawyer-true", kind="mentioned").last()
        assert kept is not None
        assert "律师听" not in str(kept.told), "the words are not kept a second time"
        assert lawyer.post(f"/notices/{kept.pk}/open").status_code == 404
    finally:
        grant.update(sees_private=True)


def test_who_stays_out_of_an_order_hears_nothing_of_it(
    shop: Program, inside: Callable[..., Any]
) -> None:
    from zhendan.domain import CaseId, OrderId
    from zhendan.steps import Errand, custody, wire

    owner, agency = inside("owner"), inside("agency")
    owner.post(f"{HOME}/remark", {"text": f"@news-agency-true {ORDER} 先说的"})
    gathered(shop)
    assert "先说的" in page(agency)
    with wire(shop.place.workspace) as wiring:
        errand = Errand(by="news", reason="核实中")
        custody.suspected(CaseId(CASE), "news-agency-true", (OrderId(ORDER),), wiring, errand)
    owner.post(f"{HOME}/remark", {"text": f"@news-agency-true {ORDER} 后说的"})
    owner.post(f"{HOME}/remark", {"text": "@news-agency-true 别的事"})
    gathered(shop)
    told = page(agency)
    assert "先说的" not in told
    assert "后说的" not in told
    assert "别的事" in told


def test_a_role_that_shrinks_reads_less_and_another_shop_reads_nothing(
    shop: Program, inside: Callable[..., Any], enter: Callable[..., Any]
) -> None:
    from zhendan.faces.web.models import Member

    staff, owner = inside("staff"), inside("owner")
    owner.post(f"{HOME}/remark", {"text": "@news-staff-true 给运营的话"})
    gathered(shop)
    assert "给运营的话" in page(staff)
    assert "给运营的话" not in page(enter("owner", shop=1))
    Member.objects.filter(account__login="news-staff-true").update(role="warehouse")
    assert "给运营的话" not in page(staff)
    Member.objects.filter(account__login="news-staff-true").update(role="staff")


def test_deadlines_and_work_are_told_to_whom_they_concern(
    shop: Program, inside: Callable[..., Any]
) -> None:
    from django.utils import timezone

    from zhendan.faces.web.models import Notice, Task
    from zhendan.faces.web.notices import gather
    from zhendan.steps.look.case_list import rows

    owner, warehouse = inside("owner"), inside("warehouse")
    due = next(row.due for row in rows(shop.place.workspace) if row.case.case == CASE)
    assert due is not None
    gather(shop.place.shop, due - timedelta(hours=5))
    assert gather(shop.place.shop, due - timedelta(hours=4)) == 0
    assert Notice.objects.filter(kind="deadline", account__login="news-owner-true").count() == 1
    assert not Notice.objects.filter(kind="deadline", account__login__contains="ware").exists()
    assert "WG20260620000001" not in page(warehouse)
    told = {"shop": shop.place.shop, "account": shop.place.account, "case": CASE}
    for kind, state in (("prepare", "failed"), ("rework", "done"), ("intake", "done")):
        Task.objects.create(**told, kind=kind, state=state, ended_at=timezone.now())
    assert gathered(shop) == 2
    mine = Notice.objects.filter(account=shop.place.account, kind__startswith="job")
    assert sorted(one.kind for one in mine) == ["job_done", "job_failed"]
    assert "没有完成" not in page(owner), "it is told to whom asked for it"


def test_ways_are_chosen_by_kind_and_a_mail_needs_an_address(
    shop: Program, inside: Callable[..., Any]
) -> None:
    from zhendan.faces.web.models import Notice, Reach

    agency, owner = inside("agency"), inside("owner")
    refused = agency.post("/settings/notices", {"mentioned.mail": "on"})
    assert "ZD992" in refused.content.decode()
    assert "ZD991" in agency.post("/settings/notices", {"from": "22:00"}).content.decode()
    told = {"mentioned.mail": "on", "mail": "xiaowang@example.com"}
    assert agency.post("/settings/notices", told).status_code == 200
    kept = Reach.objects.get(member__account__login="news-agency-true")
    assert "example" not in kept.mail, "sealed"
    assert "xiaowang" not in agency.get("/settings/notices").content.decode()
    owner.post(f"{HOME}/remark", {"text": "@news-agency-true 不要在页面说"})
    gathered(shop)
    assert "不要在页面说" not in page(agency)
    assert (
        not Notice.objects.filter(account__login="news-agency-true", kind="mentioned").last().shown
    )
    kept.delete()


def test_a_robot_names_kind_case_and_link_after_quiet_hours_and_as_one(
    shop: Program, inside: Callable[..., Any], robot: str
) -> None:
    from django.utils import timezone

    from zhendan.faces.web.models import Outgoing, ReminderWay, Shop
    from zhendan.faces.web.outgoing import send_out

    owner, reviewer = inside("owner"), inside("reviewer")
    way = {"kind": "dingtalk", "name": "群", "address": robot, "secret": "x"}
    assert owner.post("/settings/reminders/add", way).status_code == 302
    reviewer.post("/settings/notices", {"mentioned.page": "on", "mentioned.robot": "on"})
    quiet = {"from": "00:00", "to": "23:59", "zone": "UTC", "urgent": "yes"}
    assert inside("staff").post("/settings/reminders/quiet", quiet).status_code == 404
    assert owner.post("/settings/reminders/quiet", quiet).status_code == 302
    for text in ("第一件 内容", "第二件 内容"):
        owner.post(f"{HOME}/remark", {"text": f"@news-reviewer-true {text}"})
    gathered(shop)
    assert Outgoing.objects.count() == 2
    night = (timezone.now() + timedelta(days=1)).replace(hour=12, minute=0)
    assert send_out(night) == 0
    assert _Robot.got == []
    assert send_out(night.replace(hour=23, minute=59, second=30)) == 1
    assert len(_Robot.got) == 1
    assert _Robot.got[0].count(f"{HOME}/work") == 2
    assert "内容" not in _Robot.got[0]
    assert "@news-reviewer-true" in _Robot.got[0]
    assert send_out(night + timedelta(days=3)) == 0
    Shop.objects.filter(pk=shop.place.shop.pk).update(quiet_from="", quiet_to="")
    ReminderWay.objects.all().delete()


def test_a_deadline_is_held_and_merged_and_a_near_one_breaks_the_quiet(
    shop: Program, inside: Callable[..., Any], robot: str
) -> None:
    from zhendan.faces.web.models import ReminderWay, Shop
    from zhendan.faces.web.reminders import send_due
    from zhendan.steps.look.case_list import rows

    owner = inside("owner")
    way = {"kind": "dingtalk", "name": "群", "address": robot, "secret": "x"}
    owner.post("/settings/reminders/add", way)
    due = next(row.due for row in rows(shop.place.workspace) if row.case.case == CASE)
    assert due is not None
    far, near = due - timedelta(hours=60), due - timedelta(hours=5)
    begin, end = f"{far - timedelta(hours=1):%H:%M}", f"{far + timedelta(hours=1):%H:%M}"
    own = Shop.objects.filter(pk=shop.place.shop.pk)
    own.update(quiet_from=begin, quiet_to=end, zone="UTC", urgent=True)
    assert send_due(far) == 0
    assert ReminderWay.objects.get().held
    assert send_due(far + timedelta(hours=2)) == 1
    assert not ReminderWay.objects.get().held
    begin, end = f"{near - timedelta(hours=1):%H:%M}", f"{near + timedelta(hours=1):%H:%M}"
    own.update(quiet_from=begin, quiet_to=end)
    own.update(urgent=False)
    assert send_due(near) == 0
    own.update(urgent=True)
    assert send_due(near) == 1
    assert len(_Robot.got) == 2
    own.update(quiet_from="", quiet_to="", zone="Asia/Shanghai")
