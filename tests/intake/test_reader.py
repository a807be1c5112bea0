"""Each file is read in a process under limits: a bad one costs itself alone and is said."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.conftest import SAMPLES, SECRET, read
from zhendan.domain import FileReport, RowBatch, Sha256
from zhendan.formats.confined.limits import Limits
from zhendan.intake import IntakeSettings
from zhendan.intake.child import asking
from zhendan.intake.child.asking import Reader
from zhendan.intake.child.job import Job
from zhendan.intake.child.spool import Spool, SpoolBroken, batches, take_over
from zhendan.intake.desk import Desk
from zhendan.intake.desk_problems import ReaderDied
from zhendan.intake.draft import Draft, Gathered
from zhendan.intake.lineage import Lineage
from zhendan.intake.taking import Inside, Received, Taking

ROOT = Path(__file__).resolve().parents[2]
ORDERS = SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv"
SETTINGS = IntakeSettings(secret=SECRET)
TIGHT = Limits(memory=500 << 20, cpu_seconds=2, wall_seconds=20)

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of the system")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    reader = Reader(SETTINGS, scratch, limits=TIGHT, module="tests.intake.faulty_reader")
    yield Desk(SETTINGS, reader, scratch)
    reader.end()


def _opened(desk: Desk, tmp_path: Path, files: dict[str, bytes]) -> list[FileReport]:
    for name, content in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        desk.open(path, name)
    return [taking.report() for taking in desk.takings.values()]


FAULTS = {
    "spin": ("ZD312", "CPU"),
    "crash": ("ZD385", "SIGSEGV"),
    "abort": ("ZD385", "SIGABRT"),
    "killed": ("ZD312", "memory"),
    "leave": ("ZD385", "3"),
    "forge": ("ZD385", "system"),
}


@posix
@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_reader_that_ends_costs_its_file_alone(desk: Desk, tmp_path: Path, fault: str) -> None:
    good = ORDERS.read_bytes()
    files = {"1.csv": good, "2.csv": f"FAULT {fault}".encode(), "3.csv": good + b"\n"}
    first, bad, last = _opened(desk, tmp_path, files)
    code, word = FAULTS[fault]
    assert [problem.code for problem in bad.problems] == [code]
    assert word in bad.problems[0].text.zh
    assert not bad.usable
    assert (first.rows, bad.rows, last.rows) == (6, 0, 6)
    refs = [row[0] for batch in desk.source_rows() for row in batch.rows]
    assert refs == list(range(1, 13)), "the bad file leaves no row and no gap in the numbers"


def test_a_reader_that_hangs_is_ended_when_its_time_is_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    limits = Limits(wall_seconds=0.5)
    reader = Reader(SETTINGS, tmp_path, limits=limits, module="tests.intake.faulty_reader")
    [report] = _opened(Desk(SETTINGS, reader, tmp_path), tmp_path, {"x.csv": b"FAULT sleep"})
    assert [problem.code for problem in report.problems] == ["ZD312"]
    assert "time" in report.problems[0].text.zh
    assert reader.leave() is None, "what hung does not live on"


def _shipped(tmp_path: Path, limits: Limits) -> Iterator[Desk]:
    reader = Reader(SETTINGS, tmp_path, limits=limits)
    yield Desk(SETTINGS, reader, tmp_path)
    reader.end()


@posix
def test_a_file_that_eats_memory_is_refused_by_the_reader_as_shipped(tmp_path: Path) -> None:
    for desk in _shipped(tmp_path, Limits(memory=400 << 20)):
        files = {"1.json": b"[" + b"{}," * 6_000_000 + b"{}]", "2.csv": ORDERS.read_bytes()}
        bad, good = _opened(desk, tmp_path, files)
        assert [problem.code for problem in bad.problems] == ["ZD312"]
        assert good.rows == 6


@posix
def test_a_file_that_eats_time_is_refused_by_the_reader_as_shipped(tmp_path: Path) -> None:
    lines = "订单编号,备注,金额\n" + '1,"never closed,5.00\n' * 600_000
    for desk in _shipped(tmp_path, Limits(cpu_seconds=1, cpu_seconds_per_mib=0)):
        bad, good = _opened(desk, tmp_path, {"1.csv": lines.encode(), "2.csv": ORDERS.read_bytes()})
        assert [problem.code for problem in bad.problems] == ["ZD312"]
        assert "CPU" in bad.problems[0].text.zh
        assert good.rows == 6


def test_a_reader_never_asked_again_is_replaced_without_a_word(desk: Desk, tmp_path: Path) -> None:
    desk.reader.begin()
    child = desk.reader.leave()
    assert child is not None
    child.end()
    desk.reader._child = child  # ended while it had nothing to do
    [report] = _opened(desk, tmp_path, {"1.csv": ORDERS.read_bytes()})
    assert (report.rows, report.problems) == (6, ())


def test_the_reader_of_one_workspace_never_reads_for_another(tmp_path: Path) -> None:
    read(SAMPLES / "promotions")
    lent = asking._SPARE.lend(b"another workspace's key")
    assert lent is None


@posix
def test_the_reader_is_bounded_and_has_an_ear_of_its_own(tmp_path: Path) -> None:
    script = """
import json, os, sys
from zhendan.intake.child.main import main
def read(opener, taking):
    import resource
    print("a library's chatter")
    taking.encoding = json.dumps([resource.getrlimit(resource.RLIMIT_AS)[0],
                                  resource.getrlimit(resource.RLIMIT_CPU)[0]])
    return True
main(read)
"""
    (tmp_path / "bounded.py").write_text(script)
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    asked = """
import sys
from pathlib import Path
from zhendan.intake import IntakeSettings
from zhendan.intake.child.asking import Reader
from zhendan.intake.desk import Desk
folder = Path(sys.argv[1])
settings = IntakeSettings(secret=b"tests only")
reader = Reader(settings, folder, module="bounded")
desk = Desk(settings, reader, folder)
desk.open(folder / "bounded.py", "x")
print(desk.takings[0].encoding)
reader.end()
"""
    command = [sys.executable, "-c", asked, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    memory, cpu = json.loads(done.stdout)
    assert memory == Limits().memory
    assert 60 <= cpu <= 62


def _taking(tmp_path: Path, gathered: Gathered, spool: Spool) -> Taking:
    received = Received(tmp_path / "x", "x", Sha256("a" * 64), 1, 0)
    return Taking(received, SETTINGS, Lineage(spool.batch), gathered)


def test_a_spool_tells_what_was_gathered(tmp_path: Path) -> None:
    spool, gathered = Spool(tmp_path / "s"), Gathered()
    taking = _taking(tmp_path, gathered, spool)
    taking.lineage.keep(taking.place(1), ["a"], ["b"])
    taking.lineage.flush()
    gathered.add("payments", Draft({"amount": Decimal("1.20")}, 1, "alipay"))
    taking.rows = 7
    spool.close(taking, gathered)
    told, again = Gathered(), _taking(tmp_path, Gathered(), Spool(tmp_path / "other"))
    take_over(tmp_path / "s", again, told)
    assert told == gathered
    assert again.rows == 7
    assert [len(batch.rows) for batch in batches(tmp_path / "s")] == [1]


@pytest.mark.parametrize(
    "forged",
    [
        ("state", os.getcwd),
        ("state", Reader),
        ("state", subprocess.Popen),
        ("state", json.loads),
        ("state", eval),
    ],
    ids=lambda forged: getattr(forged[1], "__name__", "?"),
)
def test_a_spool_brings_nothing_but_values_to_life(
    tmp_path: Path, forged: tuple[str, object]
) -> None:
    path = tmp_path / "s"
    path.write_bytes(pickle.dumps(forged))
    taking = _taking(tmp_path, Gathered(), Spool(tmp_path / "other"))
    with pytest.raises(SpoolBroken):
        take_over(path, taking, Gathered())


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_torn_spool_gives_nothing(tmp_path: Path, cut: int) -> None:
    spool, gathered = Spool(tmp_path / "s"), Gathered()
    gathered.add("payments", Draft({"amount": Decimal(1)}, 1, "alipay"))
    spool.close(_taking(tmp_path, gathered, spool), gathered)
    content = (tmp_path / "s").read_bytes()
    (tmp_path / "s").write_bytes(content[:-cut])
    told = Gathered()
    with pytest.raises(SpoolBroken):
        take_over(tmp_path / "s", _taking(tmp_path, told, Spool(tmp_path / "o")), told)
    assert told == Gathered()


def test_a_path_outside_the_scratch_folder_is_not_believed(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ReaderDied):
        desk._held(Inside("x", tmp_path / "elsewhere"))


def test_a_job_says_everything_the_reader_needs(tmp_path: Path) -> None:
    from zhendan.intake.child.job import job_of

    received = Received(tmp_path / "甲.csv", "甲.csv", Sha256("b" * 64), 5, 3, Sha256("c" * 64), 1)
    job = Job(received, 9, 100, tmp_path / "spool")
    assert job_of(json.loads(job.line())["job"]) == job


def test_nothing_is_handed_on_before_every_file_has_been_read(tmp_path: Path) -> None:
    from zhendan.intake import read_inbox

    for path in (SAMPLES / "case_taobao").glob("Export*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    order: list[str] = []

    class Watch:
        def stage(self, name: object, total: int | None = None) -> None: ...

        def advance(self, parts: int = 1) -> None:
            order.append("file")

    def sink(batch: RowBatch) -> None:
        order.append(batch.table)

    read_inbox(tmp_path, SETTINGS, sink=sink, progress=Watch())
    assert order[:2] == ["file", "file"]
    assert "file" not in order[2:]
