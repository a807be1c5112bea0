"""One writer per data folder, held by the kernel and not by a file somebody must delete."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from zhendan.adapters.lock import FolderLock
from zhendan.adapters.storage_errors import FolderBusy

HOLD = """
import sys, time
from pathlib import Path
from zhendan.adapters.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_process_is_refused_in_plain_words(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    with pytest.raises(FolderBusy) as refused:
        FolderLock(tmp_path)
    assert "另一个真单程序正在使用" in refused.value.explain("zh")
    assert holder.poll() is None


def test_a_killed_holder_gives_the_right_back(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with FolderLock(tmp_path):
        pass


def test_a_lock_file_that_lies_about_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("99999")
    with FolderLock(tmp_path):
        pass


def test_the_right_can_be_given_back_and_taken_again(tmp_path: Path) -> None:
    for _ in range(3):
        with FolderLock(tmp_path), pytest.raises(FolderBusy):
            FolderLock(tmp_path)
