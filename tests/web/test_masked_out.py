"""Who may save what of people's data: every download, list and answer, looked through per role."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.canaries import Canary, found
from tests.journey.planted import planted
from zhendan.faces.web.rights import MATRIX, Right, Role

TEXTS = ("", "/orders", "/exhibits", "/prepared", "/remarks", "/work", "/measures", "/plan")


@pytest.fixture(scope="module")
def shop(
    workbench: Path, shops: tuple[Any, Any], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Any, str, dict[Canary, str]]:
    """A shop whose one case has invented people in every file."""
    from zhendan.faces.web.models import Shop
    from zhendan.steps import Errand
    from zhendan.steps.workbench import take_folder

    inbox = tmp_path_factory.mktemp("planted") / "inbox"
    people = planted(inbox)
    case = take_folder(inbox, workbench / "shops" / "planted", Errand(by="甲"))
    made = Shop.objects.create(name="有人名的店", folder="shops/planted")
    return made, str(case), people


@pytest.fixture
def client(shop: tuple[Any, str, dict[Canary, str]]) -> Callable[[Role], Any]:
    """Somebody of the shop in a role, and a key of theirs for every act."""
    from django.test import Client

    from zhendan.faces.web.keys import SCOPES
    from zhendan.faces.web.models import Account, Member, Token

    def entered(role: Role) -> Any:
        login, password = f"planted-{role}", "一个 很长 的 密码 7421"
        account = Account.objects.filter(login=login).first()
        if account is None:
            account = Account.objects.make(login, f"planted {role}", password)
            Member.objects.create(account=account, shop=shop[0], role=role, sees_private=True)
            told = hashlib.sha256(f"zd_{login}".encode()).hexdigest()
            scope = " ".join(SCOPES)
            Token.objects.create(
                key_hash=told, account=account, shop=shop[0], name="x", scope=scope
            )
        one = Client()
        assert one.post("/login", {"login": login, "password": password}).status_code == 302
        one.key = {"Authorization": f"Bearer zd_{login}"}
        return one

    return entered


def _saved(client: Any, case: str, folder: Path) -> dict[str, int]:
    """Everything that may be saved by pages and programs, as files; the status of each."""
    from zhendan.faces.web.lists.known import LISTS

    asked = {"report": f"/cases/{case}/report"}
    for name, one in LISTS.items():
        home = f"/cases/{case}/lists" if one.in_case else "/lists"
        asked[f"list-{name}"] = f"{home}/{name}.csv?q=电话&case={case}"
    answers = {name: client.get(address) for name, address in asked.items()}
    read = [f"/api/v1/cases/{case}{part}" for part in TEXTS] + ["/api/v1/review/waiting"]
    for number, address in enumerate(read):
        answers[f"api-{number}"] = client.get(address, headers=client.key)
    for number in range(1, 25):
        answers[f"exhibit-{number}"] = client.post(f"/cases/{case}/exhibits/E{number:03}")
    folder.mkdir()
    for name, answer in answers.items():
        if answer.status_code == 200:
            (folder / f"{name}.txt").write_bytes(b"".join(answer))
            (folder / f"{name}.head").write_text(str(answer.headers), "utf-8")
    return {name: answer.status_code for name, answer in answers.items()}


@pytest.mark.parametrize("role", Role)
def test_nobodys_data_is_in_what_a_role_may_save_unless_originals_are_its_right(
    client: Callable[[Role], Any],
    shop: tuple[Any, str, dict[Canary, str]],
    tmp_path: Path,
    role: Role,
) -> None:
    _, case, people = shop
    status = _saved(client(role), case, tmp_path / "saved")
    assert (status["report"] == 200) == (Right.PREPARE in MATRIX[role])
    assert (status["list-orders"] == 200) == (Right.EXPORT in MATRIX[role])
    if Right.PERSONAL in MATRIX[role]:
        for original in (tmp_path / "saved").glob("exhibit-*"):
            original.unlink()
    leaks = found(tmp_path / "saved", list(people))
    assert [f"{people[one]}: {one.kind} {one.value}" for one in leaks] == []


def test_the_search_sees_people_where_they_may_be_seen(
    client: Callable[[Role], Any], shop: tuple[Any, str, dict[Canary, str]], tmp_path: Path
) -> None:
    _, case, people = shop
    owner = client(Role.OWNER)
    _saved(owner, case, tmp_path / "saved")
    assert len(found(tmp_path / "saved", list(people))) > len(people) // 2, "originals"
    told = owner.post(f"/cases/{case}/report/unmasked", {"reason": "交给律师核对原话"})
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.html").write_bytes(told.content)
    assert found(tmp_path / "report", list(people)) != []


@pytest.mark.parametrize("role", Role)
def test_the_unmasked_report_takes_the_right_and_a_reason_and_is_on_record(
    client: Callable[[Role], Any],
    shop: tuple[Any, str, dict[Canary, str]],
    workbench: Path,
    role: Role,
) -> None:
    _, case, _ = shop
    one, address = client(role), f"/cases/{case}/report/unmasked"
    before = _exports(workbench, case)
    if Right.PERSONAL not in MATRIX[role]:
        assert one.post(address, {"reason": "想看"}).status_code == 404
        assert _exports(workbench, case) == before
        return
    assert "ZD" in one.post(address, {"reason": " "}).content.decode()
    assert one.get(address).status_code == 405
    assert _exports(workbench, case) == before
    assert one.post(address, {"reason": "交给法院"}).status_code == 200
    assert one.get(f"/cases/{case}/report").status_code == 200
    new = _exports(workbench, case)[len(before) :]
    assert new == [(f"planted {role}", False, "交给法院"), (f"planted {role}", True, "")]


def test_what_leaves_by_download_is_on_the_trail_by_name(
    client: Callable[[Role], Any], shop: tuple[Any, str, dict[Canary, str]]
) -> None:
    from zhendan.faces.web.models import Trail

    made, case, _ = shop
    agency, owner = client(Role.AGENCY), client(Role.OWNER)
    agency.get(f"/cases/{case}/report")
    agency.post(f"/cases/{case}/exhibits/E001")
    owner.post(f"/cases/{case}/exhibits/E001")
    owner.post(f"/cases/{case}/report/unmasked", {"reason": "核对"})
    latest = Trail.objects.filter(shop=made).order_by("-pk")[:4]
    assert [(one.who, one.what) for one in latest][::-1] == [
        ("planted-agency", "report_out"),
        ("planted-agency", "copy_out"),
        ("planted-owner", "original"),
        ("planted-owner", "report_unmasked"),
    ]


def test_numbers_times_and_hashes_of_a_list_are_not_masked(
    client: Callable[[Role], Any], shop: tuple[Any, str, dict[Canary, str]], workbench: Path
) -> None:
    from zhendan.domain import CaseId
    from zhendan.steps.look.kept_page import kept_page

    _, case, _ = shop
    kept = kept_page(workbench / "shops" / "planted", CaseId(case))
    assert kept is not None
    answer = client(Role.OWNER).get(f"/cases/{case}/lists/exhibits.csv").content.decode()
    assert [one.sha256 for one in kept.page.exhibits if one.sha256 not in answer] == []
    orders = client(Role.OWNER).get(f"/cases/{case}/lists/orders.csv").content.decode()
    assert [one for one in kept.page.standings if one not in orders] == []


def _exports(workbench: Path, case: str) -> list[tuple[object, object, object]]:
    """Who saved the case's page as a file, masked or not and why, as the sealed sheets tell it."""
    from zhendan.evidence import sheets
    from zhendan.steps import wire_reading

    with wire_reading(workbench / "shops" / "planted") as wiring:
        told = [sheets.parts(one) for one in wiring.vault.entries() if one.event == "exported"]
    mine = [one for one in told if one.get("what") == "report" and one.get("case") == case]
    return [(one["by"], one["masked"], one["reason"]) for one in mine]
