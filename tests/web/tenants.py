"""Two shops and every address that names something of one of them, from the program's own table."""

import functools
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.web.asking import Program, program
from tests.web.conftest import CASE, PASSWORD
from zhendan.domain import CaseId
from zhendan.steps import (
    Errand,
    data_room,
    duties,
    mandating,
    people,
    review_rules,
    reviewing,
    trainings,
    wire,
)

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
LATER = date.today() + timedelta(days=30)
BY = Errand(by="示例店主", reason="核对过")
SCOPES = "read upload work confirm"
_FIRST = 876543210
"""Numbers of rows that no page shows by chance, so that taking them out hides nothing else."""
NEVER = {
    "case": "taobao-WG20990101000009",
    "delivery": "00000000-0000-4000-8000-000000000009",
    "arrival": "987654321",
    "task": "00000000-0000-4000-8000-00000000000a",
    "visit": "987654322",
    "factor": "987654323",
    "way": "987654324",
    "member": "987654325",
    "token": "987654326",
    "order": "Z0000000009",
    "module": "no-such-text",
    "concern": "C909",
    "partner": "P-none",
    "mandate": "M-none",
    "room": "R909",
    "sha256": "0" * 64,
}
"""Of every kind of thing that belongs to one shop, the number of one that never was."""
KINDS = {
    "case": "case",
    "delivery": "delivery",
    "files number": "arrival",
    "tasks number": "task",
    "task": "task",
    "visit": "visit",
    "factor": "factor",
    "way": "way",
    "member": "member",
    "token": "token",
    "order": "order",
    "orders number": "order",
    "module": "module",
    "concerns number": "concern",
    "partners number": "partner",
    "handover name": "mandate",
    "mandates name": "mandate",
    "rooms number": "room",
    "sha256": "sha256",
}
"""Which kind a part of an address is: by its name, or by the word before it and its name."""
WORDS = {
    "assets name": "web.css",
    "lists name": "orders",
    "prepared name": "dossier.pdf",
    "rounds number": "1",
    "NUMBER name": "dossier.pdf",
    "exhibit": "E001",
    "sha": "0" * 64,
    "hold what": "statement",
    "replies number": "E001",
    "CASE name": "orders",
    "measures task": "M1",
    "REMEDY task": "M1",
    "CASE act": "put",
    "TASK act": "prove",
    "rules platform": "taobao",
    "PLATFORM name": "x",
    "code": "PR15",
}
"""Parts that number something within a case, or are the program's own words: alike for all."""
SECRETS = re.compile(r"^(feed|room)/<str:key>")
"""Addresses that open to whoever holds their key, of no shop: another test asks them."""
FORM = {
    "reason": "试一试",
    "case": CASE,
    "order": "3300000000000010101",
    "standing": "unclear",
    "know": "yes",
    "until": str(LATER),
    "act": "incident",
    "words": "试一试",
    "outcome": "已核实",
    "exhibits": "E001",
    "text": "试一试",
    "person": "小张",
    "role": "staff",
    "password": PASSWORD,
    "current": PASSWORD,
}


@dataclass(frozen=True)
class Ask:
    """One request with the same shape for what exists and for what never did."""

    route: str
    method: str
    path: str
    kinds: tuple[str, ...]
    body: bytes
    content: str

    def sent(self, client: Any, ids: dict[str, str], headers: dict[str, str]) -> Any:
        """The answer where the named things bear these numbers."""
        named = {kind: ids[kind] for kind in NEVER}
        path, body = self.path.format(**named), self.body
        if self.content != "application/octet-stream":
            for kind, value in named.items():
                body = body.replace(f"@{kind}@".encode(), value.encode())
        return client.generic(self.method, path, body, self.content, headers=headers)


def told(answer: Any, ask: Ask, ids: dict[str, str]) -> tuple[object, ...]:
    """Status, headers and body, without the four things that are of one request alone.

    These are the token against forged forms, the way back, and the asked number wherever it is
    said again: whoever asked knows it already. Cookies are left out: theirs is that token.
    """
    heads = json.dumps(sorted(answer.headers.items()), ensure_ascii=False).encode()
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = heads + b"\n" + body
    text = re.sub(rb'name="(csrfmiddlewaretoken|back)" value="[^"]*"', b"", text)
    text = re.sub(rb'"Content-Length", "\d+"', b"", text)
    for kind in {*ask.kinds, "case"}:
        value = ids[kind].encode()
        text = re.sub(rb"(?<![\w-])" + re.escape(value) + rb"(?![\w-])", b"@", text)
    return answer.status_code, text


def routes() -> Iterator[tuple[str, Any]]:
    """Every address the program answers, as its own table has them."""
    from django.urls import get_resolver

    def below(table: Any, before: str) -> Iterator[tuple[str, Any]]:
        for one in table.url_patterns:
            here = before + str(one.pattern)
            if hasattr(one, "url_patterns"):
                yield from below(one, here)
            else:
                yield here, one

    yield from below(get_resolver(), "")


def filled(route: str) -> tuple[str, tuple[str, ...]]:
    """An address with places for numbers, and the kinds it names. Raises `KeyError`."""
    kinds: list[str] = []
    before, parts = "", []
    for part in route.split("/"):
        found = re.search(r"<(?:\w+:)?(\w+)>", part)
        if found is None:
            parts.append(part)
            before = part
            continue
        kind, word = _part(before, found[1], route)
        kinds += [kind] if kind else []
        parts.append(part.replace(found[0], word))
        before = found[1].upper()
    return "/" + "/".join(parts), tuple(kinds)


def _part(before: str, name: str, route: str) -> tuple[str, str]:
    """The kind that a part of an address names, if any, and what to write in its place."""
    for key in (f"{before} {name}", name):
        if key in WORDS:
            return "", WORDS[key]
        if key in KINDS:
            return KINDS[key], "{" + KINDS[key] + "}"
    raise KeyError(f"{route}: nothing is known that fits <{name}>")


def asks() -> list[Ask]:
    """Every address that names a thing of a shop, with every method."""
    found = []
    for route in dict.fromkeys(route for route, _ in routes()):
        if SECRETS.match(route):
            continue
        path, kinds = filled(route)
        if kinds:
            found += [_ask(route, path, kinds, method) for method in METHODS]
    return found


def _ask(route: str, path: str, kinds: tuple[str, ...], method: str) -> Ask:
    content = "application/x-www-form-urlencoded"
    if route.startswith("api/"):
        body, content = _shaped(route, method)
    elif method == "PUT":
        body, content = b"abc", "application/octet-stream"
    else:
        from urllib.parse import urlencode

        act = "approve" if route.startswith("review/") else FORM["act"]
        form = urlencode(FORM | {"case": "@case@", "act": act}, safe="@")
        body = b"" if method == "GET" else form.encode()
    if path.endswith("/files"):
        body, content = json.dumps({"path": "x.txt", "size": 3}).encode(), "application/json"
    if "{arrival}" in path:
        path += "?at=0"
    return Ask(route, method, path, kinds, body, content)


@functools.cache
def _described() -> Any:
    """What the interface says of itself."""
    from zhendan.faces.web.api.assembly import api

    return api.get_openapi_schema(path_prefix="/api/v1/")


def _shaped(route: str, method: str) -> tuple[bytes, str]:
    """A body of the shape that the interface's own description asks for."""
    schema = _described()
    where = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)
    operation = schema["paths"].get(where, {}).get(method.lower(), {})
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return b"abc" if content else b"", "application/octet-stream"
    shape = content["application/json"]["schema"]
    told = _value("", shape, schema["components"]["schemas"])
    return json.dumps(told).encode(), "application/json"


_TEXTS = {"until": str(LATER), "standing": "unclear", "case": "@case@", "act": "incident"}
_TEXTS |= {"thing": "statement", "packet": "0" * 64, "due": str(LATER)}
_TEXTS |= {"profile": "lawyer", "mode": "on", "result": "rejected", "on": str(date.today())}


def _value(name: str, shape: dict[str, Any], known: dict[str, Any]) -> Any:
    if "$ref" in shape:
        shape = known[shape["$ref"].rsplit("/", 1)[1]]
    shape = next((shape[some][0] for some in ("anyOf", "allOf", "oneOf") if some in shape), shape)
    if "$ref" in shape:
        return _value(name, shape, known)
    if shape.get("enum"):
        return shape["enum"][0]
    if "properties" in shape:
        return {n: _value(n, s, known) for n, s in shape["properties"].items()}
    if shape.get("type") == "array":
        return [_value(name, shape.get("items", {}), known)]
    return _plain(name, shape)


def _plain(name: str, shape: dict[str, Any]) -> Any:
    kind = shape.get("type")
    if kind in ("integer", "number"):
        return max(1, int(shape.get("minimum", 1)))
    if kind in ("boolean", "object"):
        return False if kind == "boolean" else {}
    date_like = "date" in str(shape.get("format", ""))
    return str(LATER) if date_like else _TEXTS.get(name, FORM.get(name, "试一试"))


@dataclass(frozen=True)
class Two:
    """Who asks, shop A's people and key; and what they ask for, shop B's things."""

    people: dict[str, Any]
    key: dict[str, str]
    theirs: Program
    owner: Any
    ids: dict[str, str]

    def askers(self, ask: Ask) -> list[tuple[str, Any, dict[str, str]]]:
        """Everybody of shop A, the owner first; at the interface for programs its key."""
        if ask.route.startswith("api/"):
            return [("key", self.people["owner"], self.key)]
        return [(who, client, {}) for who, client in self.people.items()]


def two_shops(workbench: Path) -> Two:
    """Shop A with somebody of every role and a key; shop B with one of everything."""
    from django.test import Client

    from zhendan.faces.web.models import Account, Member, Shop, Token
    from zhendan.faces.web.rights import Role

    name = f"b-{secrets.token_hex(3)}"
    theirs = program(workbench, name, SCOPES)
    ours = Shop.objects.create(name="甲店", folder=f"shops/a-{secrets.token_hex(4)}")
    clients: dict[str, Any] = {}
    key = f"zd_a_{secrets.token_hex(8)}"
    for role in Role:
        login = f"a-{role}-{secrets.token_hex(3)}"
        account = Account.objects.make(login, login, PASSWORD)
        Member.objects.create(account=account, shop=ours, role=str(role))
        clients[str(role)] = Client(raise_request_exception=False)
        clients[str(role)].post("/login", {"login": login, "password": PASSWORD})
        if role is Role.OWNER:
            _token(Token, account, ours, key)
    folder = workbench / ours.folder
    with wire(folder) as wiring:
        duties.give("老王", ["pay_out"], wiring, BY)
    owner = Client(raise_request_exception=False)
    owner.post("/login", {"login": name, "password": PASSWORD})
    return Two(clients, {"Authorization": f"Bearer {key}"}, theirs, owner, _things(theirs))


def _token(model: Any, account: Any, shop: Any, key: str) -> Any:
    import hashlib

    told = hashlib.sha256(key.encode()).hexdigest()
    more = {"pk": _FIRST + 4} if key.startswith("zd_b_") else {}
    return model.objects.create(
        account=account, shop=shop, name="x", key_hash=told, scope=SCOPES, **more
    )


def _things(theirs: Program) -> dict[str, str]:
    """One of everything that a shop may have, and its number."""
    from zhendan.faces.web import models

    shop, account = theirs.place.shop, theirs.place.account
    some = models.Account.objects.make(f"s-{secrets.token_hex(4)}", secrets.token_hex(4), PASSWORD)
    member = models.Member.objects.create(pk=_FIRST, account=some, shop=shop, role="staff")
    delivery = models.Delivery.objects.create(shop=shop, account=account)
    arrival = models.Arrival.objects.create(pk=_FIRST, delivery=delivery, path="x.txt", size=3)
    task = models.Task.objects.create(
        shop=shop, account=account, kind="prepare", case=CASE, state="cancelled"
    )
    way = models.ReminderWay.objects.create(
        pk=_FIRST + 1, shop=shop, kind="mail", name="x", told="x"
    )
    factor = models.Factor.objects.create(pk=_FIRST + 2, account=account, kind="totp", name="x")
    visit = models.Visit.objects.create(
        pk=_FIRST + 3, account=account, key=secrets.token_hex(8), agent="x"
    )
    token = _token(models.Token, account, shop, f"zd_b_{secrets.token_hex(8)}")
    made = {"case": CASE, "delivery": str(delivery.pk), "arrival": str(arrival.pk)}
    made |= {"task": str(task.pk), "visit": str(visit.pk), "factor": str(factor.pk)}
    made |= {"way": str(way.pk), "member": str(member.pk), "token": str(token.pk)}
    return made | _in_the_books(theirs.place.workspace)


def _in_the_books(folder: Path) -> dict[str, str]:
    """What lies in the shop's own folder: an order that waits, a text, a concern, a mandate."""
    module = next(iter(trainings.shipped_modules().values()))
    own = trainings.whole_module(module.told() | {"id": "own-text"})
    with wire(folder) as wiring:
        past = [_order(f"P{n}", n) for n in range(3)]
        review_rules.learn_file(json.dumps(past).encode(), wiring)
        review_rules.back_tests(["PR15"], [], wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.SHADOW, wiring, BY)
        reviewing.put_orders(json.dumps([_order("S1", 9)]).encode(), wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.ON, wiring, BY)
        reviewing.put_orders(json.dumps([_order("W7", 30)]).encode(), wiring, BY)
        trainings.keep(own, "", wiring, BY)
        concern = str(people.report_concern("有人刷单", "甲", wiring).facts["id"])
        kind, terms = people.PartnerKind("agency"), frozenset[str]()
        day = date.today()
        partner = people.Partner("P-own", "甲方", kind, day, None, terms, LATER)
        people.register_partner(partner, wiring, BY)
        mandate = mandating.Mandate(
            "M-own", CaseId(CASE), "某所", "agency", "申诉", LATER, acts=True
        )
        mandating.give(mandate, wiring, BY)
        room, _ = data_room.open_for("M-own", CaseId(CASE), LATER, wiring, BY)
        sha = str(wiring.vault.exhibits()[0].sha256)
    made = {"order": "W7", "module": own.id, "concern": concern, "partner": "P-own"}
    return made | {"mandate": "M-own", "room": room.id, "sha256": sha}


def _order(number: str, minute: int) -> dict[str, object]:
    at = f"2026-11-22T10:{minute:02d}:00+08:00"
    who = {"buyer": f"买家{number}", "address": "示例省示例市示例路1号"}
    return {"order_no": number, "paid_at": at, "item": "i1", "amount": 9.9} | who
