"""The doors of the workbench: login, forged requests, headers, names of files, tables."""

import csv
import io
import json
import re
import runpy
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CASE, PASSWORD
from zhendan.domain import CaseId
from zhendan.faces.web.rights import Role
from zhendan.steps import wire_reading


def _csp(answer: Any) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split(";")
    return {p.strip().split(" ")[0]: p.strip() for p in parts}


@pytest.mark.parametrize("address", ["/", "/login", f"/cases/{CASE}", "/nothing", "/settings"])
def test_every_page_has_strict_headers_and_nothing_inline(
    enter: Callable[..., Any], address: str
) -> None:
    answer = enter("owner").get(address)
    policy = _csp(answer)
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert policy["frame-ancestors"] == "frame-ancestors 'none'"
    assert policy["default-src"] == "default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.content.decode()
    assert not re.search(r"<script(?![^>]*src=)", text)
    assert not re.search(
        r"\son\w+=|\sstyle=|<style|https?://(?!www\.w3|testserver)", _no_data(text)
    )


def _no_data(text: str) -> str:
    """A page without what exports and rule cards say."""
    return re.sub(r"<main.*</main>", "", text, flags=re.DOTALL)


def test_a_change_without_a_token_is_refused_and_a_look_changes_nothing(
    enter: Callable[..., Any], workbench: Path
) -> None:
    from zhendan.faces.web.models import Account, Visit

    def events() -> int:
        with wire_reading(workbench) as wiring:
            return len(wiring.ledger.events(CaseId(CASE)))

    client = enter("owner", checks=True)
    account = Account.objects.filter(login="owner-0-true").first()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    Visit.objects.create(account=account, key=client.session.session_key, agent="test")
    before = events()
    answer = client.post(f"/cases/{CASE}/remark", {"text": "伪造"})
    assert answer.status_code == 403
    assert events() == before
    for address in ("decide", "prepare", "submit/now", "rework", "remark"):
        assert client.get(f"/cases/{CASE}/{address}").status_code in (404, 405)


def test_wrong_passwords_are_slowed_and_an_unknown_name_gets_the_same_words(
    enter: Callable[..., Any],
) -> None:
    from django.test import Client

    from zhendan.faces.web.models import Attempt

    enter("reviewer")
    client = Client()
    wrong = client.post("/login", {"login": "reviewer-0-true", "password": "nein"})
    nobody = client.post("/login", {"login": "nobody-at-all", "password": "nein"})
    words = [re.search(r'role="alert">([^<]+)', a.content.decode()) for a in (wrong, nobody)]
    assert wrong.status_code == nobody.status_code == 403
    assert words[0]
    assert words[1]
    assert words[0][1] == words[1][1]
    for _ in range(6):
        client.post("/login", {"login": "reviewer-0-true", "password": "nein"})
    right = client.post("/login", {"login": "reviewer-0-true", "password": PASSWORD})
    assert right.status_code == 429
    Attempt.objects.all().delete()


def test_tries_of_one_moment_are_counted_before_any_is_looked_at(enter: Callable[..., Any]) -> None:
    from django.test import RequestFactory

    from zhendan.faces.web.models import Attempt
    from zhendan.faces.web.visits import passed, slowed

    enter("reviewer")
    Attempt.objects.all().delete()
    request = RequestFactory().post("/login")
    assert [slowed(request, "many-at-once") for _ in range(9)] == [False] * 6 + [True] * 3
    passed(request, "many-at-once")
    assert [slowed(request, "many-at-once") for _ in range(2)] == [False, True]
    Attempt.objects.all().delete()


def test_a_session_gets_a_new_number_at_login_and_ends_on_the_server(
    enter: Callable[..., Any],
) -> None:
    client = enter("staff")
    first = client.session.session_key
    client.post("/login", {"login": "staff-0-true", "password": PASSWORD})
    assert client.session.session_key != first
    cookie = client.cookies["zhendan"].value
    client.post("/logout")
    client.cookies["zhendan"] = cookie
    assert client.get(f"/cases/{CASE}").headers["Location"] == "/login"


def test_an_ended_session_is_out_at_once(enter: Callable[..., Any]) -> None:
    from zhendan.faces.web.models import Visit

    thief, owner = enter("lawyer"), enter("lawyer")
    visit = Visit.objects.get(key=thief.session.session_key)
    owner.post(f"/visits/{visit.pk}/end")
    assert thief.get("/").headers["Location"] == "/login"
    assert owner.get("/").status_code == 200


@pytest.mark.parametrize("password", ["1234567", "password", "sevench"])
def test_weak_passwords_are_refused(enter: Callable[..., Any], password: str) -> None:
    answer = _invited(enter, password)
    assert answer.status_code == 400


@pytest.mark.parametrize("password", [" 两端 有 空格 ", "长" * 128, "correct horse battery staple"])
def test_long_and_chinese_passwords_are_taken_uncut(
    enter: Callable[..., Any], password: str
) -> None:
    from django.contrib.auth import authenticate

    assert _invited(enter, password).status_code == 302
    login = f"new-{abs(hash(password))}"
    assert authenticate(username=login, password=password)
    assert not authenticate(username=login, password=password[:-1])


def _invited(enter: Callable[..., Any], password: str) -> Any:
    from django.test import Client

    page = enter("owner").post("/settings/invite", {"role": str(Role.STAFF)}).content.decode()
    code = re.findall(r'<code class="hash">([^<]+)</code>', page)[1]
    name = f"new-{abs(hash(password))}"
    told = {"code": code, "login": name, "name": name, "password": password}
    return Client().post("/join", told)


def test_an_invitation_works_once(enter: Callable[..., Any]) -> None:
    from django.test import Client

    page = enter("owner").post("/settings/invite", {"role": "staff"}).content.decode()
    code = re.findall(r'<code class="hash">([^<]+)</code>', page)[1]
    told = {"code": code, "login": "once-a", "name": "一次甲", "password": PASSWORD}
    assert Client().post("/join", told).status_code == 302
    again = told | {"login": "once-b", "name": "一次乙"}
    assert Client().post("/join", again).status_code == 400


def test_the_product_hashes_passwords_with_argon2() -> None:
    source = (
        Path(__file__).resolve().parents[2] / "src" / "zhendan" / "faces" / "web" / "settings.py"
    ).read_text(encoding="utf-8")
    assert 'PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]' in source


@pytest.mark.parametrize(
    "path",
    [
        *(
            "../../etc/passwd",
            "/etc/passwd",
            "..\\..\\x",
            "C:\\x",
            "a/../../b",
            "a/./b",
            "",
            "a\x00b",
        ),
        *("a/ b", "x" * 500, "a/" + "汉" * 100),
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(enter: Callable[..., Any], path: str) -> None:
    client = enter("staff")
    delivery = client.post("/arrivals").json()["delivery"]
    told = json.dumps({"path": path, "size": 3})
    answer = client.post(
        f"/arrivals/{delivery}/files", told, content_type="application/json", headers=_DATA
    )
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "ZD985"


_DATA = {"Accept": "application/json"}


def test_a_cut_upload_goes_on_where_it_stopped(enter: Callable[..., Any], workbench: Path) -> None:
    client = enter("staff")
    delivery = client.post("/arrivals").json()["delivery"]
    told = json.dumps({"path": "订单/甲.csv", "size": 6})

    def announce() -> Any:
        where = f"/arrivals/{delivery}/files"
        return client.post(where, told, content_type="application/json").json()

    def send(number: int, at: int, piece: bytes) -> Any:
        where = f"/arrivals/{delivery}/files/{number}?at={at}"
        return client.put(where, piece, content_type="application/octet-stream", headers=_DATA)

    first = announce()
    assert first["got"] == 0
    assert send(first["file"], 0, b"abc").json() == {"got": 3}
    assert send(first["file"], 0, b"abc").json() == {"got": 3}, "a piece that came before"
    assert announce()["got"] == 3
    early = client.post(f"/arrivals/{delivery}/done", headers=_DATA)
    assert early.status_code == 409
    assert send(first["file"], 3, b"defg").status_code == 409, "more than was announced"
    assert send(first["file"], 3, b"def").json() == {"got": 6}
    (kept,) = (workbench / "arrivals" / delivery).iterdir()
    assert kept.read_bytes() == b"abcdef"
    assert kept.name == str(first["file"]), "never under the given name"
    twice = [client.post(f"/arrivals/{delivery}/done").json()["task"] for _ in range(3)]
    assert len(set(twice)) == 1, "pressed three times it is one task"


def test_what_is_too_large_is_refused_before_it_is_sent(enter: Callable[..., Any]) -> None:
    client = enter("staff")
    delivery = client.post("/arrivals").json()["delivery"]
    told = json.dumps({"path": "big.csv", "size": 5 * 1024**3})
    where = f"/arrivals/{delivery}/files"
    answer = client.post(where, told, content_type="application/json", headers=_DATA)
    assert answer.status_code == 409


def test_a_table_runs_nothing_in_a_spreadsheet() -> None:
    from zhendan.faces.web.tables import as_csv

    bad = ["=1+1", "+1+2", "-1+2", "@SUM(1)", "\t=1", " =1", "＝1", "\u200b=1", '"=1', "\n=1"]
    good = ["-12.50", "3", "普通", "a=b", ""]
    answer = as_csv("x.csv", [bad, good])
    text = answer.content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert all(cell.startswith("'") for cell in lines[0])
    assert lines[1] == good


def test_a_name_in_a_header_cannot_add_another() -> None:
    from zhendan.faces.web.tables import as_file

    answer = as_file('a"\r\nSet-Cookie: x=1; 汉.csv', b"x")
    assert answer.headers["Content-Disposition"].count("\n") == 0
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", ["../../web/secret", "..%2f..%2fledger.sqlite", "/etc/passwd"])
def test_a_download_is_only_what_the_list_has(enter: Callable[..., Any], name: str) -> None:
    owner = enter("owner")
    for home in ("prepared", "rounds/1"):
        assert owner.get(f"/cases/{CASE}/{home}/{name}").status_code == 404


def test_the_calendar_holds_deadlines_and_no_order(enter: Callable[..., Any]) -> None:
    from zhendan.faces.web.models import Account

    enter("owner")
    key = Account.objects.get(login="owner-0-true").feed
    from django.test import Client

    text = Client().get(f"/feed/{key}.ics").content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "SUMMARY" in text
    assert "33000000" not in text
    assert Client().get("/feed/guess.ics").status_code == 404


def test_the_zero_character_and_half_a_letter_break_nothing(enter: Callable[..., Any]) -> None:
    client = enter("staff")
    assert client.get("/search?q=a%00b").status_code == 404
    assert client.post("/login", {"login": "a\x00b", "password": "x"}).status_code == 404
    assert client.post(f"/cases/{CASE}/remark", {"text": "a\x00b"}).status_code == 404
    assert client.get("/cases/a%00b").status_code == 404
    delivery = client.post("/arrivals").json()["delivery"]
    where, told = f"/arrivals/{delivery}/files", '{"path": "a\\ud800.csv", "size": 3}'
    answer = client.post(where, told, content_type="application/json", headers=_DATA)
    assert answer.json()["error"]["code"] == "ZD985"


def test_the_server_opens_no_door_but_its_address() -> None:
    from zhendan.faces.web.serve import Address, _server

    told = _server(Address(), 1).cfg
    assert told.control_socket_disable, "no socket in the home folder that steers the server"
    assert told.address == [("127.0.0.1", 8765)]


@pytest.mark.parametrize(("tls", "name"), [("1", "__Host-zhendan"), ("0", "zhendan")])
def test_cookies_are_kept_from_scripts_and_other_sites_and_bound_to_the_host_over_tls(
    tls: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENDAN_WEB_TLS", tls)
    told = runpy.run_path(str(find_spec("zhendan.faces.web.settings").origin))  # type: ignore[union-attr]
    for cookie in ("SESSION", "CSRF"):
        assert told[f"{cookie}_COOKIE_NAME"].startswith(name)
        assert told[f"{cookie}_COOKIE_SECURE"] is (tls == "1")
        assert told[f"{cookie}_COOKIE_HTTPONLY"]
        assert told[f"{cookie}_COOKIE_SAMESITE"] == "Strict"
