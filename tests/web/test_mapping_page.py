"""A table nobody knows is mapped in the page: suggested, tried, kept, and read next month."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from tests.web.conftest import CASE, PASSWORD
from zhendan.domain import CaseId
from zhendan.steps import Errand, wire
from zhendan.steps.look.kept_page import kept_page
from zhendan.steps.verify import take
from zhendan.steps.workbench import add_files

HEAD = "交易单号,买家会员名,实付金额,付款时间,备忘"
SECRET = "王小明私密"
JUNE = f"""{HEAD}
3300000000000010101,{SECRET},199.00,2026-06-18 00:03:40,好
3300000000000010202,李四,398.00,2026-06-18 20:16:02,
,没有单号,12.00,2026-06-18 10:00:00,
"""
JULY = f"{HEAD}\n3300000000000090909,赵六,59.00,2026-07-18 09:00:00,\n"


def put(workspace: Path, folder: Path, name: str, content: str) -> str:
    """A file sealed into the case; returns its hash as the page lists it."""
    folder.mkdir()
    (folder / name).write_text(content, encoding="utf-8")
    add_files(CaseId(CASE), folder, workspace, Errand(by="甲"))
    return report(workspace, name).sha256


def again(workspace: Path, folder: Path, tables: dict[str, str]) -> dict[str, tuple[str, int, int]]:
    """How files are read now, with what the workspace keeps: as a rework and next month do."""
    for name, content in tables.items():
        (folder / name).write_text(content, encoding="utf-8")
    with wire(workspace) as wiring:
        files = take(folder, wiring, Errand(by="甲")).reading.files
    return {each.path: (each.recognised_as, each.rows, each.rejected) for each in files}


def report(workspace: Path, name: str) -> Any:
    found = kept_page(workspace, CaseId(CASE))
    assert found is not None
    return next(each for each in found.page.files if each.path == name)


@pytest.fixture(scope="module")
def shop(workbench: Path, shops: object) -> Program:
    return program(workbench, "columns", "read")


@pytest.fixture(scope="module")
def june(shop: Program, tmp_path_factory: pytest.TempPathFactory) -> str:
    return put(shop.place.workspace, tmp_path_factory.mktemp("in") / "6", "门店表.csv", JUNE)


def owner() -> Any:
    from django.test import Client

    client = Client()
    assert client.post("/login", {"login": "columns", "password": PASSWORD}).status_code == 302
    return client


def test_a_table_is_suggested_tried_kept_and_read_next_month(
    shop: Program, june: str, tmp_path: Path
) -> None:
    from zhendan.faces.web.models import Task

    client, address = owner(), f"/cases/{CASE}/columns/{june}"
    assert report(shop.place.workspace, "门店表.csv").recognised_as == "unknown"
    assert address in client.get(f"/cases/{CASE}/files").content.decode()
    page = client.get(address).content.decode()
    assert SECRET not in page, "samples are masked"
    assert '<option value="实付金额" selected>' in page
    assert "建议" in page
    told = {"table": "0", "f-order_no": "交易单号", "f-amount": "实付金额"}
    tried = client.post(address, told | {"act": "check"}, headers={"HX-Request": "true"})
    assert "读入 2 行，未采用 1 行" in tried.content.decode()
    assert "<html" not in tried.content.decode()
    assert "金额币种未知" in tried.content.decode()
    abroad = client.post(address, told | {"act": "check", "currency": "USD"})
    assert "金额按 USD 计" in abroad.content.decode()
    assert client.get(f"{address}?table=00019").status_code == 200, "no such table: the first"
    twice = told | {"f-amount": "交易单号", "act": "save"}
    assert client.post(address, twice).status_code == 409
    assert client.post(address, told | {"f-order_no": "没有这列", "act": "save"}).status_code == 409
    saved = client.post(address, told | {"act": "save", "platform": "taobao"})
    assert (saved.status_code, saved.headers["Location"]) == (302, f"/cases/{CASE}/files")
    (asked,) = Task.objects.filter(shop=shop.place.shop, kind="rework", state="waiting")
    assert asked.case == CASE
    read = again(shop.place.workspace, tmp_path, {"门店表.csv": JUNE, "七月.csv": JULY})
    assert read == {"门店表.csv": ("mapping", 2, 1), "七月.csv": ("mapping", 1, 0)}
    kept = client.get("/mappings").content.decode()
    assert "交易单号 = 订单号" in kept
    assert client.post("/mappings/forget", {"name": "门店表"}).status_code == 302
    assert "交易单号 = 订单号" not in client.get("/mappings").content.decode()


def test_who_may_not_upload_maps_nothing_and_no_other_file_is_there(
    shop: Program, june: str, enter: Callable[..., Any]
) -> None:
    known = report(shop.place.workspace, "reviews.csv").sha256
    for wrong in (known, "0" * 64, "..", "x"):
        assert owner().get(f"/cases/{CASE}/columns/{wrong}").status_code == 404, wrong
    for role in ("owner", "lawyer", "reviewer", "warehouse"):
        client = enter(role)
        assert client.get(f"/cases/{CASE}/columns/{june}").status_code == 404, role
    assert enter("lawyer").post("/mappings/forget", {"name": "x"}).status_code == 404
