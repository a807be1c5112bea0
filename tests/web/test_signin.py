"""Signing in with a second factor: codes, recovery codes, passkeys; each good once."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pyotp
import pytest

from tests.web.conftest import PASSWORD

HALF_MINUTE = 30


@pytest.fixture
def person(enter: Callable[..., Any]) -> Iterator[Any]:
    """An owner of the second shop without factors; as before when the test ends."""
    from zhendan.faces.web.models import Account, Attempt, Factor, Recovery, Shop

    client = enter("owner", shop=1)
    yield client
    account = Account.objects.get(login="owner-1-true")
    for rows in (Factor, Recovery):
        rows.objects.filter(account=account).delete()
    account.set_password(PASSWORD)
    account.save()
    Attempt.objects.all().delete()
    Shop.objects.update(second_factor=False)


def _enrolled(client: Any) -> tuple[str, list[str]]:
    """One-time codes enrolled: their secret and the recovery codes that were shown."""
    page = client.post("/settings/signin/totp", {"password": PASSWORD}).content.decode()
    assert "data:image/svg" in page
    secret = re.findall(r'<code class="hash">([A-Z2-7]{32})</code>', page)[0]
    wrong = client.post("/settings/signin/totp/confirm", {"code": "000000"}).content.decode()
    assert secret in wrong, "a mistyped code does not lose the secret"
    page = client.post("/settings/signin/totp/confirm", {"code": _code(secret)}).content.decode()
    return secret, re.findall(r'<code class="hash">([a-z2-7-]{19})</code>', page)


def _code(secret: str, *, later: int = 0) -> str:
    """The code of this half minute, or of a later one."""
    import time

    return pyotp.TOTP(secret).at(int(time.time()) + later * HALF_MINUTE)


def _half_in(login: str = "owner-1-true") -> Any:
    from django.test import Client

    client = Client()
    answer = client.post("/login", {"login": login, "password": PASSWORD})
    assert answer.headers["Location"] == "/login/second"
    return client


def test_a_password_alone_opens_nothing_once_a_second_factor_exists(person: Any) -> None:
    from zhendan.faces.web.models import Factor, Trail

    secret, _ = _enrolled(person)
    half = _half_in()
    assert half.get("/settings").headers["Location"] == "/login"
    assert half.post("/login/second", {"code": _code(secret)}).status_code == 403, "used already"
    assert half.post("/login/second", {"code": _code(secret, later=9)}).status_code == 403
    assert half.post("/login/second", {"code": _code(secret, later=1)}).status_code == 302
    assert half.get("/settings").status_code == 200
    again = _half_in()
    assert again.post("/login/second", {"code": _code(secret, later=1)}).status_code == 403
    assert secret not in Factor.objects.get(kind="totp").secret, "sealed in the table"
    said = set(Trail.objects.values_list("what", flat=True))
    assert {"factor_added", "second_failed", "login"} <= said


def test_a_recovery_code_opens_once_and_new_ones_void_the_old(person: Any) -> None:
    _, codes = _enrolled(person)
    assert len(set(codes)) == 10
    assert _half_in().post("/login/second", {"code": codes[0].upper()}).status_code == 302
    assert _half_in().post("/login/second", {"code": codes[0]}).status_code == 403
    fresh = person.post("/settings/signin/codes", {"password": PASSWORD}).content.decode()
    assert codes[1] not in fresh
    assert _half_in().post("/login/second", {"code": codes[1]}).status_code == 403


def test_guessing_the_second_factor_is_slowed(person: Any) -> None:
    secret, _ = _enrolled(person)
    half = _half_in()
    for _ in range(6):
        assert half.post("/login/second", {"code": "123456"}).status_code == 403
    right = half.post("/login/second", {"code": _code(secret, later=1)})
    assert right.status_code == 429


def test_the_last_factor_stays_while_the_shop_asks_for_one(
    person: Any, enter: Callable[..., Any]
) -> None:
    from zhendan.faces.web.models import Factor

    staff = enter("staff", shop=1)
    refused = person.post("/settings/signin/everybody", {"wanted": "yes"})
    assert refused.status_code == 409, "whoever asks it of others has one"
    _enrolled(person)
    assert person.post("/settings/signin/everybody", {"wanted": "yes"}).status_code == 302
    assert staff.get("/settings").headers["Location"] == "/settings/signin"
    assert staff.get("/settings/signin").status_code == 200
    assert staff.post("/settings/signin/everybody", {"wanted": "no"}).status_code == 404
    where = f"/settings/signin/{Factor.objects.get().pk}/remove"
    assert staff.post(where, {"password": PASSWORD}).status_code == 404, "somebody else's"
    assert b"ZD910" in person.post(where, {"password": PASSWORD}).content
    person.post("/settings/signin/everybody", {"wanted": "no"})
    assert b"ZD911" in person.post(where, {"password": "nein"}).content
    assert person.post(where, {"password": PASSWORD}).status_code == 302
    assert not Factor.objects.exists()


def test_another_password_ends_every_other_session(person: Any) -> None:
    from django.test import Client

    other = Client()
    other.post("/login", {"login": "owner-1-true", "password": PASSWORD})
    fresh = "另一个 很长 的 密码"
    weak = person.post("/settings/signin/password", {"password": PASSWORD, "fresh": "12345"})
    assert weak.status_code == 400
    told = {"password": PASSWORD, "fresh": fresh}
    assert person.post("/settings/signin/password", told).status_code == 302
    assert other.get("/settings").headers["Location"] == "/login"
    assert person.get("/settings").status_code == 200
    assert Client().post("/login", told | {"login": "owner-1-true"}).status_code == 403


@contextmanager
def _served() -> Iterator[str]:
    """The workbench over a line, in a thread, under a name that passkeys can be bound to."""
    from zhendan.faces.web.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *told: object) -> None:
            """Addresses name cases: nothing is logged."""

    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (see make chromium)")
def test_a_passkey_made_in_a_browser_signs_in_and_a_removed_one_does_not(person: Any) -> None:
    from playwright.sync_api import sync_playwright

    args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with _served() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        page = browser.new_context(locale="zh-CN").new_page()
        page.set_default_timeout(20_000)
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
        able = {"hasUserVerification": True, "isUserVerified": True}
        made = device.send("WebAuthn.addVirtualAuthenticator", {"options": kind | able})
        _by_password(page, home)
        page.goto(f"{home}/settings/signin")
        page.fill("#f-key", PASSWORD)
        page.fill("#f-keyname", "办公室电脑")
        page.click("form[data-passkey] button")
        page.wait_for_selector("text=办公室电脑")
        _leave_and_ask(page, home)
        page.wait_for_url(f"{home}/")
        page.goto(f"{home}/settings")
        assert page.locator("h1").inner_text() == "设置"
        # The key stays on the device, but the account knows it no longer.
        page.goto(f"{home}/settings/signin")
        page.fill("input[id^=f-gone]", PASSWORD)
        page.click("form[action$='/remove'] button")
        page.wait_for_selector("text=还没有第二步验证")
        _leave_and_ask(page, home)
        page.wait_for_selector("form[data-passkey] [role=alert]:visible")
        keys = device.send("WebAuthn.getCredentials", {"authenticatorId": made["authenticatorId"]})
        assert len(keys["credentials"]) == 1
        browser.close()


def _by_password(page: Any, home: str) -> None:
    page.goto(f"{home}/login")
    page.fill("#f-login", "owner-1-true")
    page.fill("#f-password", PASSWORD)
    page.click("form[action='/login'] button")
    page.wait_for_url(f"{home}/")


def _leave_and_ask(page: Any, home: str) -> None:
    page.click("form[action='/logout'] button")
    page.wait_for_url(f"{home}/login")
    page.click("form[data-passkey] button")


def test_a_challenge_is_answered_once_and_a_made_up_answer_opens_nothing(person: Any) -> None:
    from django.test import Client

    client = Client(headers={"Accept": "application/json"})
    told = {"credential": '{"id": "AAAA", "response": {}}'}
    assert client.post("/login/passkey", told).status_code == 409
    assert client.post("/login/passkey/options").json()["challenge"]
    for credential in (told["credential"], "[]", "nothing", '{"id": 3}'):
        answer = client.post("/login/passkey", {"credential": credential})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "ZD912")
