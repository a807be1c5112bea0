"""One file from a program: acknowledged when it is durable, given back byte for byte, and ready."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from zhendan.adapters import durable
from zhendan.steps import wire_reading

CONTENT = "一份仓库称重记录\n".encode()
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(scope="module")
def erp(workbench: Path, shops: tuple[Any, Any]) -> Program:
    return program(workbench, "deposits", "upload work")


def put(erp: Program, content: bytes, **more: Any) -> Any:
    from django.test import Client

    kind = more.pop("kind", "application/octet-stream")
    return Client().post(
        "/api/v1/evidence" + more.pop("query", ""), content, kind, headers=erp.headers, **more
    )


def test_a_file_is_sealed_when_the_answer_comes_and_the_same_bytes_again_are_the_first(
    erp: Program,
) -> None:
    made = put(erp, CONTENT, query="?name=称重.txt")
    again = put(erp, CONTENT)
    assert made.status_code == 201, made.content
    told = made.json()
    assert (made.status_code, again.status_code) == (201, 200)
    assert (told["sha256"], again.json()["index"]) == (SHA, told["index"])
    with wire_reading(erp.place.workspace) as wiring:
        kept = {one.sha256: one for one in wiring.vault.exhibits()}[SHA]
        assert wiring.vault.verify(told["checkpoint"]).ok, "the checkpoint is of this log"
    assert (kept.leaf, kept.provenance.original_name) == (told["index"], "称重.txt")


def test_a_form_with_a_file_and_its_name_is_taken_too(erp: Program) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    form = {"file": SimpleUploadedFile("轨迹.json", b"{}")}
    answer = Client().post("/api/v1/evidence", form, headers=erp.headers)
    assert answer.status_code == 201, answer.content
    with wire_reading(erp.place.workspace) as wiring:
        assert wiring.vault.exhibits()[-1].provenance.original_name == "轨迹.json"


@pytest.mark.parametrize(
    ("content", "more", "status"),
    [
        (b"", {}, 422),
        (b"x", {"query": "?name=../x"}, 409),
        (b"x", {"query": "?case=nobody-s"}, 404),
        (b"x" * (7 << 20), {}, 413),
        (b"not a form", {"kind": "multipart/form-data; boundary=b"}, 422),
    ],
)
def test_what_is_not_taken_is_not_acknowledged(
    erp: Program, content: bytes, more: dict[str, str], status: int
) -> None:
    assert put(erp, content, **more).status_code == status


def test_the_original_comes_back_to_whoever_may_have_it_and_that_is_on_record(
    erp: Program, workbench: Path
) -> None:
    put(erp, CONTENT)
    assert erp.look(f"/evidence/{SHA}?reason=核对").content == CONTENT
    assert erp.look(f"/evidence/{'0' * 64}").status_code == 404
    reader = program(workbench, "reads-only", "read")
    assert reader.look(f"/evidence/{SHA}").status_code == 403
    with wire_reading(erp.place.workspace) as wiring:
        events = [one.event for one in wiring.vault.entries() if one.subject == SHA]
    assert events[-1] == "exported"


def test_a_drawing_with_a_script_is_only_ever_saved(erp: Program) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    put(erp, drawing, query="?name=x.svg")
    answer = erp.look(f"/evidence/{hashlib.sha256(drawing).hexdigest()}?reason=look")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_disk_without_room_takes_nothing_and_is_not_ready(
    erp: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.test import Client

    assert Client().get("/healthz").status_code == 200
    usage = type("Usage", (), {"free": 1})
    monkeypatch.setattr(durable.shutil, "disk_usage", lambda _: usage)
    assert Client().get("/healthz").status_code == 503
    answer = put(erp, b"one more")
    assert (answer.status_code, answer.json()["error"]["code"]) == (507, "ZD922")


_TOKEN = """
import sys
from pathlib import Path
from zhendan.faces.web.issuing import AccountUnclear, issue
place, told = Path(sys.argv[1]), dict(name="t", scopes=("upload",), days="30")
first = issue(place, "", **told)
again = issue(place, "", **told)
try:
    issue(place, "nobody", **told)
except AccountUnclear:
    from django.contrib.auth import authenticate
    from zhendan.faces.web.keys import key_of
    good = authenticate(None, username=first.login, password=first.password)
    print(good.login, again.password == "", key_of(first.key).scope, key_of(again.key) is not None)
"""


def test_a_key_is_made_where_the_data_lie_and_the_first_one_makes_the_owner(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", _TOKEN, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["owner", "True", "upload", "True"], done.stderr[-500:]
