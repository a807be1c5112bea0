"""The owner words a training: kept as a version, refused without loss, renewed by who signed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from zhendan.faces.web.rights import MATRIX, Right, Role
from zhendan.steps import trainings, wire_reading

FORM = {
    "title_zh": "本店收货规矩",
    "text_zh": "先核对，再发货。\n不替人下单。",
    "ask_zh-1": "可以替人下单吗？",
    "c_zh-1-0": "可以",
    "c_zh-1-2": "不可以",
    "right-1": "2",
}
WORDING = {
    "title": {"en": "House rules"},
    "text": {"en": ["Nobody orders for somebody else."]},
    "questions": [{"ask": {"en": "May you?"}, "choices": {"en": ["Yes", "No"]}, "right": 1}],
}


@pytest.fixture
def owner(workbench: Path, enter: Callable[..., Any]) -> Any:
    return enter("owner")


@pytest.fixture(scope="module")
def erp(workbench: Path, shops: tuple[Any, Any]) -> Program:
    return program(workbench, "trainings", "read work")


def known(workbench: Path, module: str) -> tuple[trainings.Edition, ...]:
    with wire_reading(workbench) as wiring:
        return trainings.versions(module, wiring)


def test_a_training_is_written_edited_and_renewed_in_pages(owner: Any, workbench: Path) -> None:
    assert "新写一个培训" in owner.get("/team").content.decode()
    done = owner.post("/team/trainings/new", FORM).content.decode()
    assert "已存为第 1 版" in done
    number = "own-1"
    (first,) = known(workbench, number)
    assert first.module.questions[0].right == 1, "an empty row between is no choice"
    page = owner.get(f"/team/training/{number}").content.decode()
    assert first.fingerprint in page
    answers = {"q-q1": "1", "person": "小周", "seen": first.fingerprint}

    edit = f"/team/training/{number}/edit"
    assert "先核对" in owner.get(edit).content.decode()
    changed = FORM | {"text_zh": "先核对。\n再发货。\n不替人下单。", "seen": first.fingerprint}
    assert "已存为第 2 版" in owner.post(edit, changed).content.decode()
    late = owner.post(f"/team/training/{number}", answers).content.decode()
    assert "您读的是第 1 版" in late
    team = owner.get("/team").content.decode()
    assert "小周签的是本店收货规矩的旧版" in team
    sheet = owner.get(f"/team/training/{number}/sheet?v=1").content.decode()
    assert first.fingerprint in sheet
    assert "我读过以上第 1 版" in sheet
    assert owner.get(f"/team/training/{number}/sheet?v=9").status_code == 409
    listed = owner.get("/lists/trainings.csv").content.decode()
    assert first.fingerprint in listed

    again = owner.post(edit, changed | {"title_zh": "两个人同时改"})
    assert again.status_code == 409
    assert "两个人同时改" in again.content.decode()
    assert len(known(workbench, number)) == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"right-1": ""}, "没有选出对的答案"),
        ({"right-1": "1"}, "没有选出对的答案"),
        ({"title_zh": "", "title_en": ""}, "标题没有中文"),
        ({"title_en": "Only a heading"}, "数目不同"),
        ({"text_zh": "<script>alert(1)</script>"}, "网页代码"),
        ({"text_zh": "长" * 2001}, "最多 2000 字"),
        ({"ask_zh-1": "", "c_zh-1-0": "", "c_zh-1-2": ""}, "至少要有一道题"),
    ],
)
def test_what_is_refused_stays_in_the_form(
    owner: Any, workbench: Path, wrong: dict[str, str], says: str
) -> None:
    before = known(workbench, "review")
    seen = before[-1].fingerprint
    told = owner.post("/team/training/review/edit", FORM | {"seen": seen} | wrong)
    page = told.content.decode()
    assert told.status_code == 409
    assert says in page
    assert "可以替人下单吗？" in page or "ask_zh-1" in wrong
    assert "<script>alert" not in page
    assert known(workbench, "review") == before


@pytest.mark.parametrize("role", Role)
def test_only_who_manages_people_writes_a_training(
    enter: Callable[..., Any], workbench: Path, role: Role
) -> None:
    client = enter(str(role))
    for page in ("/team/trainings/new", "/team/training/brushing/edit"):
        assert client.get(page).status_code == (200 if Right.PEOPLE in MATRIX[role] else 404)
        if Right.PEOPLE not in MATRIX[role]:
            assert client.post(page, FORM).status_code == 404
    reads = 200 if Right.CORRECT in MATRIX[role] else 404
    assert client.get("/team/training/brushing/sheet").status_code == reads
    assert client.get("/team/training/none/edit").status_code == 404


def test_a_program_writes_a_version_and_names_the_one_that_was_read(erp: Program) -> None:
    where = "/shop/trainings/privacy"
    (first,) = erp.look(f"{where}/versions").json()["told"]["versions"]
    taken = {"person": "小吴", "answers": [1, 1], "read": first["fingerprint"]}
    assert erp.send(where, taken).status_code == 200
    wrong = WORDING | {"questions": [WORDING["questions"][0] | {"right": 5}], "seen": "1"}
    assert erp.send(f"{where}/versions", wrong).json()["error"]["code"] == "ZD731"
    assert erp.send(f"{where}/versions", WORDING).json()["error"]["code"] == "ZD732"
    kept = erp.send(f"{where}/versions", WORDING | {"seen": "1"}, key="w-1").json()["told"]
    assert kept["edition"]["version"] == 2
    assert [one["person"] for one in kept["renew"]] == ["小吴"]
    told = erp.look("/shop/trainings").json()["told"]
    (mine,) = [one for one in told["modules"] if one["id"] == "privacy"]
    assert (mine["version"], mine["fingerprint"]) == (2, kept["edition"]["fingerprint"])
    assert all("right" not in one for one in mine["questions"])
    assert "小吴" in str(told["renew"])
    assert erp.send(where, taken | {"read": ""}).json()["error"]["code"] == "ZD732"
    assert erp.send(f"{where}/versions", {"title": {}}).status_code == 422
    assert erp.look("/shop/trainings/none/versions").status_code == 404
