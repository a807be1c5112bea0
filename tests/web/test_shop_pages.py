"""Plans, team, partners, choosing help and hand-over as pages: each act by its step, by right."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import program
from tests.web.conftest import CASE, PASSWORD
from zhendan.faces.web.rights import MATRIX, Right, Role
from zhendan.steps import (
    data_room,
    duties,
    mandating,
    people,
    planning,
    review_known,
    trainings,
    wire_reading,
)

PAGES = {
    "/plans": Right.CORRECT,
    "/team": Right.CORRECT,
    "/partners": Right.CORRECT,
    "/advisers": Right.CORRECT,
    "/handover": Right.PEOPLE,
}
SOON = date.today() + timedelta(days=9)
OFFER = "本机构保证百分百申诉成功，包过。先付全款八千元，请提供店铺登录密码。" * 2


@pytest.fixture
def owner(workbench: Path, enter: Callable[..., Any]) -> Any:
    return enter("owner")


@pytest.fixture
def books(workbench: Path) -> Iterator[Any]:
    with wire_reading(workbench) as wiring:
        yield wiring


@pytest.mark.parametrize("role", Role)
def test_every_page_is_there_by_right_alone_and_a_concern_for_everybody(
    workbench: Path, enter: Callable[..., Any], role: Role
) -> None:
    client = enter(str(role))
    for page, right in PAGES.items():
        assert client.get(page).status_code == (200 if right in MATRIX[role] else 404), page
    assert client.get("/concern").status_code == 200
    for act in ("/team/duties", "/team/access", "/handover/mandate", "/partners/indicators"):
        if Right.PEOPLE not in MATRIX[role] and Right.PRIVATE not in MATRIX[role]:
            assert client.post(act, {}).status_code == 404, act
    if role is Role.LAWYER:
        assert client.post("/plans/defects", {}).status_code == 404, "a lawyer reads"


def plan(**more: str) -> dict[str, str]:
    told = {"name": "双十二", "starts": f"{SOON}T00:00", "ends": f"{SOON}T23:59", "items": "i1 i2"}
    told |= {"budget": "5000", "low": "100", "high": "400", "rule_page": "规则页.mht"}
    return told | {"coupons": "满减 20\n会员 30", "stackable": "yes"} | more


def test_a_promotion_is_sealed_beforehand_and_held_against_what_came(
    owner: Any, books: Any
) -> None:
    page = owner.post("/plans/promotion", plan()).content.decode()
    assert "方案已封存" in page
    assert "优惠可以叠加" in page
    assert "没有最低成交价" in page
    (note,) = [one for one in planning.promotions(books) if one.id == "双十二"]
    assert note.says("before_start") == "True"
    assert note.says("exhibit") in owner.get("/plans").content.decode()
    told = owner.get("/plans?name=双十二&orders=150+390+500").content.decode()
    assert "3 天中 2 天在区间内" in told
    assert owner.get("/plans?name=双十二&orders=150+many").status_code == 409
    late = owner.post("/plans/promotion", plan(name="早已开始", starts="2026-01-01T00:00"))
    assert "开始后才登记" in late.content.decode()
    for wrong in ({"low": "many"}, {"starts": "12月"}, {"coupons": "满减"}, {"items": ""}):
        assert owner.post("/plans/promotion", plan(**wrong)).status_code == 409, wrong
    lot = {"lot": "L1", "item": "杯子", "inspected": "50", "bad": "3", "refunds": "A1、A2"}
    assert owner.post("/plans/defects", lot).status_code == 302
    seen = owner.get("/plans?lot=500").content.decode()
    assert "3/50" in seen
    assert ",50,3," in owner.get("/lists/defects.csv").content.decode()
    assert plan()["name"] in owner.get("/lists/promotions.csv").content.decode()
    assert "不合格不超过" in seen
    assert owner.get("/plans?lot=x").status_code == 409


def test_a_training_is_read_answered_and_proved_by_its_sealed_sheet(owner: Any, books: Any) -> None:
    module = next(iter(trainings.shipped_modules().values()))
    where = f"/team/training/{module.id}"
    right = {f"q-{one.id}": str(one.right) for one in module.questions}
    assert module.questions[0].ask.zh in owner.get(where).content.decode()
    assert owner.post(where, right | {"person": "小张", "signature": "E999"}).status_code == 409
    done = owner.post(where, right | {"person": "小张", "signature": "E001"})
    assert "已记录，通过" in done.content.decode()
    assert owner.post(where, {"person": "小李"}).status_code == 409
    mine = [one for one in trainings.trained(books) if one.person == "小张"]
    assert [(one.passed, one.signature) for one in mine] == [(True, "E001")]
    assert "小张" in owner.get("/team").content.decode()
    assert "小张" in owner.get("/lists/trainings.csv").content.decode()
    assert owner.get("/team/training/none").status_code == 404


def test_duties_that_hide_each_other_are_named_and_rights_are_looked_through(
    owner: Any, books: Any
) -> None:
    held = {"person": "老王", "duty": ["pay_out", "reconcile"]}
    assert owner.post("/team/duties", held).status_code == 302
    assert "老王兼任：付款与对账" in owner.get("/team").content.decode()
    assert owner.post("/team/duties", {"person": "老王", "duty": ["pay_out"]}).status_code == 302
    assert "老王兼任" not in owner.get("/team").content.decode()
    assert owner.post("/team/duties", {"person": "", "duty": ["pay_out"]}).status_code == 409
    assert owner.post("/team/duties", {"person": "x", "duty": ["rob"]}).status_code == 409
    told = {"person": "staff 0 True", "kept": "view upload review", "withdrawn": ["review"]}
    assert owner.post("/team/access", told).status_code == 302
    look = duties.looks(books)["staff 0 True"]
    assert (look.kept, look.withdrawn, look.due(look.on)) == (
        ("view", "upload"),
        ("review",),
        False,
    )
    assert look.due(look.on + timedelta(days=90))


def test_a_concern_is_heard_and_neither_list_nor_trail_tells_who_raised_it(
    workbench: Path, owner: Any, enter: Callable[..., Any], books: Any
) -> None:
    from zhendan.faces.web.models import Trail

    warehouse, before = enter("warehouse"), Trail.objects.count()
    told = {"recipient": "owner 0 True", "words": "有人让我用自己的号下单"}
    done = warehouse.post("/concern", told)
    assert "C001" in done.content.decode()
    assert Trail.objects.count() == before
    (one,) = duties.the_concerns(books)
    page = owner.get("/team").content.decode()
    assert one.exhibit in page
    assert "用自己的号下单" not in page
    assert "warehouse" not in str(one)
    assert enter("warehouse").post("/concern", told | {"recipient": "外人"}).status_code == 409
    assert owner.post("/team/concerns/C001", {"outcome": ""}).status_code == 409
    assert owner.post("/team/concerns/C001", {"outcome": "已核实并停止"}).status_code == 302
    assert owner.post("/team/concerns/C999", {"outcome": "x"}).status_code == 404
    assert "已核实并停止" in owner.get("/team").content.decode()
    assert "已核实并停止" not in enter("staff").get("/team").content.decode()


def test_a_partner_shows_what_its_contract_lacks_and_is_suspended_with_reason(
    owner: Any, books: Any
) -> None:
    told = {"number": "P1", "name": "某代运营", "kind": "agency", "since": "2026-01-01"}
    told |= {"until": "2026-06-30", "clause": "no_brushing"}
    assert owner.post("/partners/register", told).status_code == 302
    page = owner.get("/partners").content.decode()
    assert "有：禁止虚假交易" in page
    assert "缺：查验权" in page
    assert "合同已到期" in page
    assert "复查日期已到" in page
    for act, words in (("incident", "私下找人下单"), ("suspended", "等候解释")):
        sent = {"act": act, "words": words}
        assert owner.post("/partners/P1/note", sent).status_code == 302
    assert owner.post("/partners/P1/note", {"act": "resumed", "words": ""}).status_code == 409
    assert owner.post("/partners/P9/note", {"act": "resumed", "words": "x"}).status_code == 404
    page = owner.get("/partners").content.decode()
    assert "已暂停：等候解释" in page
    assert "私下找人下单" in page
    assert owner.post("/partners/register", told | {"clause": "rob"}).status_code == 409
    assert owner.post("/partners/register", told | {"since": "9999-12-31"}).status_code == 409
    courier = told | {"number": "P2", "name": "zhongtong", "kind": "courier", "until": ""}
    owner.post("/partners/register", courier)
    assert owner.post("/partners/indicators", {"case": CASE}).status_code == 302
    assert owner.post("/partners/indicators", {"case": "no"}).status_code == 404
    assert set(people.the_partners(books)) == {"P1", "P2"}


def test_an_offer_is_checked_with_the_passage_and_a_lawyer_is_named_where_needed(
    owner: Any,
) -> None:
    import io

    page = owner.post("/advisers/check", {"text": OFFER}).content.decode()
    assert "保证百分百申诉成功" in page
    assert "不是法律意见" in page
    assert "没有找到" in page
    sent = {"file": io.BytesIO(OFFER.encode())}
    assert "保证百分百申诉成功" in owner.post("/advisers/check", sent).content.decode()
    assert owner.post("/advisers/check", {"text": ""}).status_code == 409
    asked = owner.get(f"/advisers?case={CASE}&authority=yes").content.decode()
    assert "监管部门或公安机关已经联系" in asked
    cost = owner.get("/advisers?fixed=3000&share=10&stake=20000").content.decode()
    assert "5000" in cost.replace(",", "")
    for wrong in ("fixed=x&stake=1", "fixed=1e999&stake=1", "fixed=1&stake=1e999"):
        assert owner.get(f"/advisers?{wrong}").status_code == 409, wrong
    assert owner.get("/advisers?fixed=99999999&stake=1e-12").status_code == 200


def test_a_mandate_is_given_withdrawn_and_shown_to_have_come_back(owner: Any, books: Any) -> None:
    told = {"case": CASE, "name": "M-1", "to": "某律师事务所", "profile": "lawyer"}
    told |= {"scope": "代为整理申诉材料", "until": str(SOON)}
    assert owner.post("/handover/mandate", told | {"scope": ""}).status_code == 409
    rooms = data_room.every_room(books)
    assert owner.post("/handover/mandate", told).status_code == 302
    page = owner.get("/handover").content.decode()
    assert f"有效至 {SOON}" in page
    assert "不可代为承认" in page
    room = owner.post("/handover/M-1/room", {"case": CASE, "until": str(SOON)})
    assert room.status_code == 409, "nothing is masked for a lawyer yet, so there is no room"
    assert data_room.every_room(books) == rooms
    assert owner.post("/handover/rooms/R999/shut", {"reason": "x"}).status_code == 409
    ended = {"case": CASE, "reason": "改请他人"}
    assert owner.post("/handover/M-1/end", ended).status_code == 302
    assert owner.post("/handover/M-1/end", ended).status_code == 409
    assert "等待归还或删除的证明" in owner.get("/handover").content.decode()
    assert owner.post("/handover/M-1/returned", {"exhibits": "E999"}).status_code == 409
    assert owner.post("/handover/M-1/returned", {"exhibits": "E001"}).status_code == 302
    assert mandating.every(books)["M-1"].returned == ("E001",)
    listed = owner.get("/lists/mandates.csv").content.decode()
    assert f"M-1,{CASE},某律师事务所" in listed
    assert "E001" in listed


def test_who_may_not_know_of_marks_reads_no_advice_that_gives_them_away(workbench: Path) -> None:
    from django.test import Client

    from zhendan.faces.web.models import Account, Member

    shop, words = program(workbench, "advice", "read").place.shop, []
    for role in ("owner", "staff"):
        account = Account.objects.make(f"advice-{role}", role, PASSWORD)
        Member.objects.create(account=account, shop=shop, role=role, sees_private=True)
        client = Client()
        client.post("/login", {"login": f"advice-{role}", "password": PASSWORD})
        words.append(client.get(f"/advisers?case={CASE}").content.decode())
    assert ["准备认可一部分订单" in page for page in words] == [True, False]


def test_numbers_come_by_hand_and_by_the_platforms_sheet_and_have_a_target(
    workbench: Path, enter: Callable[..., Any]
) -> None:
    import io

    from django.test import Client

    program(workbench, "numbers", "read")  # a shop of its own: others count what is recorded
    owner = Client()
    assert owner.post("/login", {"login": "numbers", "password": PASSWORD}).status_code == 302
    home = f"/reputation/{CASE}"
    typed = {"name": "refund_share", "value": "0.031", "on": str(date.today()), "source": "后台"}
    assert owner.post(f"{home}/record", typed).status_code == 302
    assert owner.post(f"{home}/record", typed | {"name": "fame"}).status_code == 409
    assert owner.post(f"{home}/record", typed | {"value": "NaN"}).status_code == 409
    assert (
        owner.post(f"{home}/target", {"name": "refund_share", "value": "0.02"}).status_code == 302
    )
    rows = "日期,物流分\n2026-11-01,4.6\n2026-11-02,4.7\n".encode()

    def sheet(name: str, mapping: str) -> int:
        file = io.BytesIO(rows)
        file.name = name
        return int(owner.post(f"{home}/sheet", {"file": file, "mapping": mapping}).status_code)

    assert sheet("评分1.csv", "") == 409, "nobody said yet which column is what"
    assert sheet("评分1.csv", "day: 日期\ncolumns: {logistics_score: 物流分}\n") == 302
    assert sheet("评分2.csv", "") == 302, "next month's sheet finds the saved mapping"
    assert owner.post(f"{home}/fame", {}).status_code == 404
    points = {"penalty_point_list": [{"reference_id": 8, "latest_point_num": 2}]}
    answer = io.BytesIO(json.dumps({"response": points}).encode())
    answer.name = "points.json"
    told = owner.post(f"{home}/health", {"file": answer, "on": str(date.today())})
    assert told.headers["Location"].endswith("&taken=1")
    assert "新记录 1 个数据" in owner.get(told.headers["Location"]).content.decode()
    paper = owner.get(f"{home}/report")
    assert paper.headers["Content-Disposition"].startswith("attachment")
    assert "<circle" in paper.content.decode(), "a single value is seen too"
    assert enter("lawyer").get(f"{home}/report").status_code == 200
    assert enter("warehouse").get(f"{home}/report").status_code == 404
    page = owner.get(f"/reputation?case={CASE}").content.decode()
    assert "建立进货档案" in page
    assert "下载给平台看的恢复情况页" in page
    assert "0.031" in page
    assert "4.7" in page
    assert enter("lawyer").post(f"{home}/record", typed).status_code == 404
    assert enter("owner", shop=1).post(f"{home}/record", typed).status_code == 404


def test_lists_and_later_cancellations_reach_the_desk_by_the_page(
    owner: Any, enter: Callable[..., Any], books: Any
) -> None:
    people_list = {"which": "people", "rows": "手机号,买家昵称\n13800000009,小赵\n"}
    assert "共 2 项" in owner.post("/review/register", people_list).content.decode()
    assert len(review_known.known_here(books).staff) == 2
    assert owner.post("/review/register", people_list | {"which": "rivals"}).status_code == 409
    assert owner.post("/review/register", people_list | {"rows": "a\n1"}).status_code == 409
    assert enter("staff").post("/review/register", people_list).status_code == 404
    over = {"rows": "order_no,undone_at\nnobody,2026-11-01 10:00\n"}
    assert "记下 0 张" in owner.post("/review/undone", over).content.decode()
    assert owner.post("/review/undone", {"rows": "order_no\nx"}).status_code == 409


def test_another_shop_sees_nothing_of_it(enter: Callable[..., Any], owner: Any) -> None:
    other = enter("owner", shop=1)
    seen = "".join(other.get(page).content.decode() for page in PAGES)
    for theirs in ("双十二", "某代运营", "老王", "M-1", "C001"):
        assert theirs not in seen
    told = {"case": CASE, "name": "X", "to": "x", "profile": "lawyer", "scope": "x"}
    assert other.post("/handover/mandate", told | {"until": str(SOON)}).status_code == 404
