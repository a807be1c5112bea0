"""The workbench under load beside a bare server, alone and while its worker audits (合成数据).

Run `python -m bench.web_load [--orders N] [--cases N] [--requests N] [--place FOLDER]`. The real
`zhendan serve` with its worker answers over a workspace of `--cases` cases, one of them over
`--orders` orders; a bare server with as many processes and threads answers in the same minute.
Four kept connections ask without pause, so a median is about four times a lone answer's. What
counts is the ratio of processor time, and the p95. With `--place` the workspace is kept for the
next run; the building takes minutes.
"""

import argparse
import http.client
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlencode

from tools.serving import answering, free_port, running

from bench._web_ask import Answers, Ask, measure, memory, same, send, tree
from bench._web_data import BY, build

_PROGRAM = str(Path(sys.executable).with_name("zhendan"))
_WORKER = "zhendan.faces.web.worker"
_PIECE = 1 << 20
_WARM = 5
_FORM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_AUDITING = ("running", "waiting")


class Asking(Protocol):
    """The requests of one connection, by its number."""

    def __call__(self, connection: int, times: int) -> Iterable[Ask]:
        """So many of them."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs, and what a request needs to be let in."""

    port: int
    pid: int
    headers: dict[str, str] = field(default_factory=dict)
    key: dict[str, str] = field(default_factory=dict)
    """Of a program."""

    def ask(self, ask: Ask) -> tuple[int, bytes]:
        """One request alone."""
        return send(http.client.HTTPConnection("127.0.0.1", self.port, timeout=120), ask)

    def processes(self) -> list[int]:
        """The server's own processes, without the worker's."""
        return tree(self.pid, without=_WORKER)

    def measure(self, asks: Callable[[int], Iterable[Ask]]) -> Answers:
        """Many requests, after a few that warm it up are made and left out."""
        return measure(self.port, asks, self.processes)


def main() -> None:
    """Build or take up the workspace, then measure everything alone and beside an audit."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("orders", 1_000_000), ("cases", 200), ("requests", 50)):
        parser.add_argument(f"--{name}", type=lambda told: int(float(told)), default=default)
    parser.add_argument("--place", type=Path)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = told.place or Path(name)
        place.mkdir(parents=True, exist_ok=True)
        great = build(place, orders=told.orders, cases=told.cases)
        _rule_on(place / "data")
        with yardstick(Path(name) / "yardstick") as bare, workbench(place) as bench:
            print(f"{told.cases} cases, {told.orders:,} orders in one of them", flush=True)
            print(f"the server holds {memory(bench.processes())} MiB at its start", flush=True)
            small = json.loads((place / "made.json").read_text("utf-8"))[-1]
            _report("alone", bare, _kinds(bench, great, small), bench, told.requests)
            with auditing(bench, great) as audits:
                _report("audit", bare, _kinds(bench, great, small), bench, told.requests)
            print(f"audits done meanwhile: {audits[0]}", flush=True)
            print(f"the server holds {memory(bench.processes())} MiB in the end", flush=True)


def _report(
    state: str,
    bare: Server,
    kinds: dict[str, tuple[str, Asking]],
    bench: Server,
    requests: int,
) -> None:
    """Each kind after its yardstick, one line each."""
    print(f"\n{state}: median / p95 ms, CPU ms a request, × the yardstick beside it")
    for name, (beside, asks) in kinds.items():
        yard = bare.measure(_beside(bare, beside)(requests * 4))
        bench.measure(partial(asks, times=_WARM))
        found = bench.measure(partial(asks, times=requests))
        print(
            f"{name:<22}{found.median * 1e3:8.1f} /{found.p95 * 1e3:8.1f}"
            f"{found.cpu * 1e3:9.2f}  {found.cpu / max(yard.cpu, 1e-9):6.1f} × {beside:<6}"
            f"({yard.median * 1e3:.1f} / {yard.p95 * 1e3:.1f}, {yard.cpu * 1e3:.2f}) "
            f"{found.size:>9,} B {found.statuses} load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


def _kinds(bench: Server, great: str, small: str) -> dict[str, tuple[str, Asking]]:
    """What is asked, and which yardstick it is held against."""
    one = json.loads(bench.ask(Ask(f"/api/v1/cases/{great}/orders", headers=bench.key))[1])
    order = next(each["order_no"] for each in one["orders"])
    return {
        "case list": ("list", _got(bench.headers, "/")),
        "small case": ("list", _got(bench.headers, f"/cases/{small}")),
        "great case": ("list", _got(bench.headers, f"/cases/{great}")),
        "its orders, first page": ("list", _got(bench.headers, f"/cases/{great}/orders")),
        "one order of it": ("list", _got(bench.headers, f"/cases/{great}/orders/{order}")),
        "what is to be fetched": ("list", _got(bench.headers, "/requests")),
        "search": ("list", _got(bench.headers, f"/search?q={quote('枕头')}")),
        "case list as data": ("rows", _got(bench.key, "/api/v1/cases")),
        "piece of 1 MiB": ("put1m", _pieces(bench)),
        "sealed file, 5 KB": ("put5k", _sealed(bench, 5_000)),
        "sealed file, 1 MiB": ("put1m", _sealed(bench, _PIECE)),
        "order review": ("put5k", _reviewed(bench)),
    }


def _got(headers: dict[str, str], path: str) -> Asking:
    """The same page or data many times."""
    return lambda connection, times: same(Ask(path, headers=headers), times)(connection)


def _beside(bare: Server, name: str) -> Callable[[int], Callable[[int], Iterable[Ask]]]:
    """A yardstick's requests."""
    if name.startswith("put"):
        size = _PIECE if name == "put1m" else 5_000
        return lambda times: (
            lambda connection: (
                Ask("/put", "POST", secrets.token_bytes(size)) for _ in range(max(times // 4, 1))
            )
        )
    return lambda times: same(Ask(f"/{name}", headers=bare.headers), times)


def _pieces(bench: Server) -> Asking:
    """Pieces of files of one delivery, as a browser sends them; a file for each connection."""
    told = json.loads(bench.ask(_form(bench, "/arrivals", b""))[1])
    address = f"/arrivals/{told['delivery']}/files"

    def asks(connection: int, times: int) -> Iterator[Ask]:
        name = f"{secrets.token_hex(8)}.bin"
        size = {"path": name, "size": times * _PIECE}
        file = json.loads(bench.ask(_form(bench, address, json.dumps(size).encode()))[1])["file"]
        for number in range(times):
            piece = secrets.token_bytes(_PIECE)
            yield _form(bench, f"{address}/{file}?at={number * _PIECE}", piece, "PUT")

    return asks


def _form(bench: Server, path: str, body: bytes, method: str = "POST") -> Ask:
    """What the page's own script sends."""
    return Ask(path, method, body, bench.headers | {"Content-Type": "application/octet-stream"})


def _sealed(bench: Server, size: int) -> Asking:
    """A file sealed and logged before the answer, other bytes each time."""
    return lambda connection, times: (
        Ask(f"/api/v1/evidence?name={secrets.token_hex(6)}.bin", "POST",
            secrets.token_bytes(size), bench.key) for _ in range(times))  # fmt: skip


def _reviewed(bench: Server) -> Asking:
    """One new order at a time put to the rules that are on."""
    headers = bench.key | {"Content-Type": "application/json"}
    return lambda connection, times: (
        Ask("/api/v1/review/orders", "POST", json.dumps({"orders": [_order()]}).encode(), headers)
        for _ in range(times)
    )


def _order() -> dict[str, object]:
    number = secrets.token_hex(6)
    told = {"order_no": f"L{number}", "buyer": f"买家{number}", "item": "i1", "amount": 9.9}
    return told | {"paid_at": "2026-11-22T10:00:00+08:00", "address": f"示例路{number}号"}


def _rule_on(data: Path) -> None:
    """One review rule in use, over a past of a few orders; the same again changes nothing."""
    from zhendan.steps import review_rules, reviewing, wire

    past = [_order() | {"order_no": f"P{n}"} for n in range(3)]
    with wire(data) as wiring:
        if review_rules.learn_file(json.dumps(past).encode(), wiring):
            review_rules.back_tests(["PR15"], [], wiring, BY)
            review_rules.switch("PR15", review_rules.RuleMode.SHADOW, wiring, BY)
            told = json.dumps([_order()]).encode()
            reviewing.put_orders(told, wiring, BY)
            review_rules.switch("PR15", review_rules.RuleMode.ON, wiring, BY)


@contextmanager
def auditing(bench: Server, case: str) -> Iterator[list[int]]:
    """Keep the worker auditing the great case until the block ends; counts what it finished."""
    from threading import Event, Thread

    over, done = Event(), [0]

    def tasks() -> list[dict[str, object]]:
        told = json.loads(bench.ask(Ask("/api/v1/tasks", headers=bench.key))[1])
        return [one for one in told["tasks"] if one["case"] == case]

    def keep() -> None:
        while not over.is_set():
            if not any(one["state"] in _AUDITING for one in tasks()):
                bench.ask(_form(bench, f"/cases/{case}/rework", b""))
            over.wait(0.5)

    before = sum(one["state"] == "done" for one in tasks())
    thread = Thread(target=keep, daemon=True)
    thread.start()
    while not any(one["state"] == "running" for one in tasks()):
        time.sleep(0.2)
    yield done
    over.set()
    thread.join()
    done[0] = sum(one["state"] == "done" for one in tasks()) - before
    for one in tasks():
        if one["state"] in _AUDITING:
            bench.ask(_form(bench, f"/tasks/{one['task']}/cancel", b""))


@contextmanager
def yardstick(folder: Path) -> Iterator[Server]:
    """The bare server, with somebody logged in."""
    port = free_port()
    command = [sys.executable, "-m", "bench._yardstick", str(port), str(folder)]
    with running(command) as process:
        assert process.stdout is not None
        session = process.stdout.readline().decode().strip()
        answering(port)
        yield Server(port, process.pid, {"Cookie": f"yardstick={session}"})


@contextmanager
def workbench(place: Path) -> Iterator[Server]:
    """`zhendan serve` over the workspace, with its owner logged in and a program's key."""
    port, data = free_port(), str(place / "data")
    scopes = [word for scope in ("read", "upload", "work") for word in ("--scope", scope)]
    told = subprocess.run(
        [_PROGRAM, "token", "new", *scopes, "--data", data, "--json"],
        check=True, capture_output=True,
    )  # fmt: skip
    made, secret = json.loads(told.stdout), place / "owner"
    if made.get("password"):
        secret.write_text(made["password"], "utf-8")
    with running([_PROGRAM, "serve", "--port", str(port), "--data", data]) as process:
        answering(port)
        headers = _logged_in(port, made["login"], secret.read_text("utf-8"))
        yield Server(port, process.pid, headers, {"Authorization": f"Bearer {made['token']}"})


def _logged_in(port: int, login: str, password: str) -> dict[str, str]:
    """Cookies of a person who logged in, and what shows that a change comes from our pages."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", "/login")
    first = line.getresponse()
    token = _FORM.findall(first.read().decode())[0]
    jar = _cookies(first)
    told = {"login": login, "password": password, "csrfmiddlewaretoken": token}
    kind = "application/x-www-form-urlencoded"
    line.request("POST", "/login", urlencode(told), {"Cookie": _jar(jar), "Content-Type": kind})
    answer = line.getresponse()
    answer.read()
    assert answer.status == http.HTTPStatus.FOUND, answer.status
    jar |= _cookies(answer)
    return {"Cookie": _jar(jar), "X-CSRFToken": jar["zhendan-csrf"]}


def _cookies(answer: http.client.HTTPResponse) -> dict[str, str]:
    told = (one.split(";")[0].split("=", 1) for one in answer.headers.get_all("Set-Cookie", []))
    return dict(told)


def _jar(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


if __name__ == "__main__":
    main()
