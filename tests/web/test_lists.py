"""Every list leaves as a table: linked from its page, harmless, as far as the asker may see."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CASE
from zhendan.domain import CaseId
from zhendan.faces.web.rights import MATRIX, Right, Role

HOSTILE = '=HYPERLINK("http://x.example","看")'
HOME = f"/cases/{CASE}"
PAGES = {
    "/": ("cases",),
    "/board": ("board",),
    "/requests": ("requests",),
    "/search?q=WG": ("search",),
    "/rules": ("rules",),
    "/rules/taobao/fake-transaction": ("rule",),
    "/measured": ("measured",),
    "/mappings": ("mappings",),
    "/settings": ("people", "keys", "visits", "trail"),
    "/review": ("review", "review-rules"),
    f"/remedy?case={CASE}": ("remedy",),
    f"/reputation?case={CASE}": ("reputation",),
    "/plans": ("promotions", "defects", "members"),
    "/team": ("trainings", "duties", "concerns"),
    "/partners": ("partners",),
    f"/advisers?case={CASE}": ("advisers",),
    "/handover": ("mandates", "rooms", "disclosures"),
    f"{HOME}/orders": ("orders",),
    f"{HOME}/evidence": ("exhibits", "gaps"),
    f"{HOME}/argument": ("argument",),
    f"{HOME}/statement": ("statement",),
    f"{HOME}/rounds": ("rounds",),
    f"{HOME}/files": ("files",),
    f"{HOME}/activity": ("activity",),
    f"{HOME}/work": ("contacts", "remarks"),
}
TEMPLATES = Path(str(files("zhendan.faces.web"))) / "templates"
OUTSIDE = {f"{name}.html.j2" for name in ("handover_room", "mine", "replies")}
"""A page for outsiders, one's own work, and answers: these stand in the list of rounds."""


@pytest.fixture
def lists(workbench: Path) -> dict[str, Any]:
    """The table of lists; the framework must be set up before it is read."""
    from zhendan.faces.web.lists.known import LISTS

    return dict(LISTS)


def _links(client: Any, page: str) -> dict[str, str]:
    """The lists that a page offers: name -> address."""
    answer = client.get(page)
    assert answer.status_code == 200, page
    found = re.findall(r'href="([^"]*/lists/([a-z-]+)\.csv[^"]*)"', answer.content.decode())
    return {name: address.replace("&amp;", "&") for address, name in found}


def _table(client: Any, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith("\ufeff".encode()), "spreadsheets read Chinese by the mark"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_every_list_is_named_by_one_page_and_every_page_links_its_lists(
    enter: Callable[..., Any], lists: dict[str, Any]
) -> None:
    owner = enter("owner")
    assert sorted(name for names in PAGES.values() for name in names) == sorted(lists)
    assert owner.post(f"{HOME}/remark", {"text": HOSTILE}).status_code == 302
    assert owner.post("/settings/tokens", {"name": HOSTILE}).status_code == 200
    for page, names in PAGES.items():
        links = _links(owner, page)
        assert set(names) <= set(links), page
        for name in names:
            head, *lines = _table(owner, links[name])
            assert {len(line) for line in lines} <= {len(head)}, name
            risky = [c for line in (head, *lines) for c in line if re.match(r"\s*[=@＝＠]", c)]
            assert risky == [], name


def test_lists_hold_what_their_pages_show(enter: Callable[..., Any]) -> None:
    owner = enter("owner")
    assert owner.post(f"{HOME}/remark", {"text": HOSTILE}).status_code == 302
    assert [line[0] for line in _table(owner, "/lists/cases.csv")[1:]] == [CASE]
    assert len(_table(owner, f"{HOME}/lists/orders.csv")) == 1 + 4
    assert "E001" in [line[0] for line in _table(owner, f"{HOME}/lists/exhibits.csv")]
    remarks = _table(owner, f"{HOME}/lists/remarks.csv")
    assert any(line[2] == f"'{HOSTILE}" for line in remarks[1:])
    assert _table(owner, "/lists/search.csv?q=WG2026")[1:]


def test_a_new_page_with_rows_must_link_its_list() -> None:
    for template in sorted(TEMPLATES.glob("*.j2")):
        text = template.read_text("utf-8")
        if "data-row" in text and template.name not in OUTSIDE:
            own = "b.csv(" in text or "case_rows" in text
            assert own, f"{template.name} has rows and no list to download"


def test_nothing_but_the_one_writer_makes_tables() -> None:
    writers = [p.name for p in TEMPLATES.parent.rglob("*.py") if "csv.writer" in p.read_text()]
    assert writers == ["tables.py"]


@pytest.mark.parametrize("role", Role)
def test_a_list_is_there_for_who_may_export_and_see_its_page(
    enter: Callable[..., Any], lists: dict[str, Any], role: Role
) -> None:
    client, rights = enter(str(role)), MATRIX[role]
    for name, listing in lists.items():
        address = f"{HOME}/lists/{name}.csv" if listing.in_case else f"/lists/{name}.csv"
        query = "?platform=taobao&rule=fake-transaction" if name == "rule" else ""
        allowed = Right.EXPORT in rights and (listing.right is None or listing.right in rights)
        assert client.get(address + query).status_code == (200 if allowed else 404), name
    if Right.VIEW in rights and Right.EXPORT not in rights:
        assert _links(client, f"{HOME}/orders") == {}


def test_lists_of_another_shop_or_of_no_name_are_not_there(
    enter: Callable[..., Any], lists: dict[str, Any]
) -> None:
    stranger, owner = enter("owner", shop=1), enter("owner")
    for name, listing in lists.items():
        if listing.in_case:
            assert stranger.get(f"{HOME}/lists/{name}.csv").status_code == 404, name
            assert owner.get(f"/lists/{name}.csv").status_code == 404, name
    for wrong in ("nothing", "orders/..", "rule"):
        assert owner.get(f"/lists/{wrong}.csv").status_code == 404, wrong
    assert len(_table(stranger, "/lists/cases.csv")) == 1


def test_a_list_reads_a_case_again_only_when_something_was_added(
    enter: Callable[..., Any], workbench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhendan.adapters.ledger.sqlite import SqliteLedger
    from zhendan.steps.look import case_list

    read: list[str] = []
    events = SqliteLedger.events

    def counted(ledger: SqliteLedger, case: Any) -> Any:
        read.append(case)
        return events(ledger, case)

    owner = enter("owner")
    monkeypatch.setattr(SqliteLedger, "events", counted)
    assert owner.get("/").status_code == 200
    read.clear()
    for address in ("/", "/board", "/search?q=WG", "/mine"):
        assert owner.get(address).status_code == 200
    assert read == []
    assert owner.post(f"{HOME}/remark", {"text": "列表要看得到新添的"}).status_code == 302
    read.clear()
    (row,) = case_list.rows(workbench)
    assert read == [CASE]
    assert "列表要看得到新添的" in str(row.beside[-1].facts)


def test_a_long_list_comes_in_pages_and_leaves_nothing_out(
    enter: Callable[..., Any], workbench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhendan.faces.web.views import home, office
    from zhendan.steps.look.case_list import rows

    (row,) = rows(workbench)
    names = [f"case-{n:03d}" for n in range(120)]
    many = tuple(replace(row, case=replace(row.case, case=CaseId(name))) for name in names)
    monkeypatch.setattr(home, "rows", lambda workspace: many)
    owner, seen = enter("owner"), []
    for number, says in (("", "50 / 120"), ("?p=2", "50 / 120"), ("?p=3", "20 / 120")):
        page = owner.get(f"/{number}").content.decode()
        assert says in page
        seen += re.findall(r'href="/cases/(case-\d+)"', page)
    assert seen == names
    assert "?p=2" in owner.get("/?p=99999").content.decode(), "past the end is the last page"
    assert owner.get("/?p=-1").status_code == owner.get("/?p=x").status_code == 200
    monkeypatch.setattr(office, "rows", lambda workspace: (row,) * 41)
    counts = [owner.get(f"/requests?p={n}").content.decode().count("<h2>") for n in (1, 2, 3)]
    assert counts == [20, 20, 1]
