"""Bombs cost at most a gibibyte: peak memory of the reading and of its confined child, measured."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.intake.conftest import SAMPLES
from tests.intake.test_bad_files import SHEET, WORKBOOK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux only")

GIB = 1 << 30
_READ = """
import json, resource, sys
from pathlib import Path
from zhendan.intake import IntakeSettings, read_inbox
reading = read_inbox(Path(sys.argv[1]), IntakeSettings(secret=b"tests only"), sink=lambda _: None)
# A process's own ru_maxrss begins with that of whoever started it; its address space's does not.
status = Path("/proc/self/status").read_text().split()
own = int(status[status.index("VmHWM:") + 1]) * 1024
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
files = {file.path: [p.code for p in file.problems] for file in reading.files}
print(json.dumps({"own": own, "child": child, "files": files}))
"""
_TAKE = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-c", "x = bytearray(int(" + repr(sys.argv[1]) + "))"], check=True)
print(json.dumps({"child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024}))
"""


def _measured(program: str, argument: str) -> dict[str, object]:
    """What a process of its own says: a fresh one, so that no earlier peak is counted."""
    command = [sys.executable, "-c", program, argument]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _sheet(rest: str) -> dict[str, bytes]:
    sheet = SHEET.format(cells='<c r="A1"><v>1</v></c>', rest=rest)
    return {name: text.encode() for name, text in WORKBOOK.items()} | {
        "xl/worksheets/sheet1.xml": sheet.encode()
    }


def _many_strings() -> dict[str, bytes]:
    """A workbook whose every cell is one long text, told once and meant four hundred times."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 400))
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    members = _sheet(cells)
    members["xl/sharedStrings.xml"] = (shared + "x" * (8 << 20) + "</t></si></sst>").encode()
    rels = members["xl/_rels/workbook.xml.rels"].decode()
    strings = (
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    members["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", strings).encode()
    return members


def _nested() -> dict[str, bytes]:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("orders.csv", b"0" * (64 << 20))
    return {"inner.zip": inner.getvalue()}


BOMBS = {
    "one member.zip": lambda: {"orders.csv": b"0" * (256 << 20)},
    "nested.zip": _nested,
    "corner cells.xlsx": lambda: _sheet('<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
    "comment.xlsx": lambda: _sheet("<!--" + "x" * (128 << 20) + "-->"),
    "shared text.xlsx": _many_strings,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_costs_the_reading_and_its_child_less_than_a_gibibyte(
    tmp_path: Path, name: str
) -> None:
    _zip(tmp_path / name, BOMBS[name]())
    found = _measured(_READ, str(tmp_path))
    assert isinstance(found["own"], int)
    assert isinstance(found["child"], int)
    assert found["own"] < GIB
    assert found["child"] < GIB
    assert isinstance(found["files"], dict)
    assert any(found["files"].values()), "a bomb is never taken in silence"


def test_every_bad_sample_in_one_inbox_costs_less_than_a_gibibyte() -> None:
    found = _measured(_READ, str(SAMPLES / "bad"))
    assert isinstance(found["own"], int)
    assert isinstance(found["child"], int)
    assert found["own"] + found["child"] < GIB
    assert len(found["files"]) >= len(list((SAMPLES / "bad").iterdir()))  # type: ignore[arg-type]


def test_the_measure_sees_what_a_child_takes() -> None:
    taken = 300 << 20
    found = _measured(_TAKE, str(taken))
    assert isinstance(found["child"], int)
    assert found["child"] >= taken
