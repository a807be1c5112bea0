"""The interface for programs: the same cases, the same rights, nothing without a key."""

import json
from collections.abc import Callable
from typing import Any

from tests.web.conftest import CASE

ORDER = "3300000000000010101"


def _key(enter: Callable[..., Any], *scopes: str, shop: int = 0) -> dict[str, str]:
    import re

    told = {"name": "erp", "scope": scopes}
    page = enter("owner", shop=shop).post("/settings/tokens", told).content.decode()
    key = next(k for k in re.findall(r'<code class="hash">([^<]+)</code>', page) if "zd_" in k)
    return {"Authorization": f"Bearer {key}"}


def test_a_key_reads_the_case_and_only_its_own_shop(enter: Callable[..., Any]) -> None:
    from django.test import Client

    client = Client()
    assert client.get("/api/v1/cases").status_code == 401
    mine, other = _key(enter, "read"), _key(enter, "read", shop=1)
    told = client.get("/api/v1/cases", headers=mine).json()
    assert [row["case"] for row in told["cases"]] == [CASE]
    one = client.get(f"/api/v1/cases/{CASE}", headers=mine).json()
    assert one["orders"]["flagged"] == 4
    assert one["deadline"]["zone"] == "Asia/Shanghai"
    assert client.get(f"/api/v1/cases/{CASE}/orders", headers=mine).json()["orders_total"]
    assert client.get("/api/v1/cases", headers=other).json() == {"cases": []}
    foreign = client.get(f"/api/v1/cases/{CASE}", headers=other)
    missing = client.get("/api/v1/cases/nothing", headers=other)
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def test_a_reading_key_changes_nothing_and_a_writing_one_meets_the_same_guards(
    enter: Callable[..., Any],
) -> None:
    from django.test import Client

    client = Client()
    body = {"orders": [ORDER], "standing": "unclear", "reason": "等仓库核对"}
    where = f"/api/v1/cases/{CASE}/decisions"

    def post(headers: dict[str, str], told: object) -> Any:
        text = json.dumps(told)
        return client.post(where, text, content_type="application/json", headers=headers)

    refused = post(_key(enter, "read"), body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "ZD913")
    write = _key(enter, "read", "work")
    without = post(write, body | {"reason": " "})
    assert (without.status_code, without.json()["error"]["code"]) == (409, "ZD104")
    marked = body | {"orders": ["3300000000000010606"], "standing": "genuine"}
    assert post(write, marked).json()["error"]["code"] in ("ZD105", "ZD106")
    assert post(write, body).json() == {"decided": 1}
    assert post(write, {"orders": 3}).status_code == 422
    assert post(write, body | {"orders": []}).json()["error"]["code"] == "ZD990"
    final = post(write, body | {"standing": "conceded"})
    assert (final.status_code, final.json()["error"]["code"]) == (403, "ZD913")


def test_a_task_that_is_not_there_is_not_found(enter: Callable[..., Any]) -> None:
    from django.test import Client

    for number in ("x", "00000000-0000-0000-0000-000000000000"):
        answer = Client().get(f"/api/v1/tasks/{number}", headers=_key(enter, "read"))
        assert answer.status_code == 404, number


def test_the_interface_describes_itself(enter: Callable[..., Any]) -> None:
    from django.test import Client

    told = Client().get("/api/v1/openapi.json").json()
    assert "/api/v1/cases/{case}/decisions" in told["paths"]


def test_an_ended_key_opens_nothing(enter: Callable[..., Any]) -> None:
    from django.test import Client

    from zhendan.faces.web.models import Token

    headers = _key(enter, "read")
    token = Token.objects.order_by("-id").first()
    enter("owner").post(f"/settings/tokens/{token.pk}/end")
    assert Client().get("/api/v1/cases", headers=headers).status_code == 401


def test_a_key_opens_nothing_from_its_last_moment_on_and_the_page_says_so(
    enter: Callable[..., Any],
) -> None:
    from datetime import timedelta

    from django.test import Client
    from django.utils import timezone

    from zhendan.faces.web.models import Token

    owner, now = enter("owner"), timezone.now()
    for told, days in (("30", 30), ("365", 365), ("", 365), ("-1", 365), ("99999999999", 365)):
        owner.post("/settings/tokens", {"name": "erp", "days": told})
        until = Token.objects.latest("id").good_until
        assert abs(until - now - timedelta(days=days)) < timedelta(hours=1), told
    owner.post("/settings/tokens", {"name": "erp", "days": "0"})
    assert Token.objects.latest("id").good_until is None
    headers = _key(enter, "read")
    assert Client().get("/api/v1/cases", headers=headers).status_code == 200
    Token.objects.filter(pk=Token.objects.latest("id").pk).update(good_until=now)
    assert Client().get("/api/v1/cases", headers=headers).status_code == 401
    assert "到期，不能再用" in owner.get("/settings").content.decode()
