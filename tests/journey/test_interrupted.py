"""A run that is killed loses nothing that was acknowledged, and the next one finishes."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.journey.story import CASES, PROGRAM, Story, zhendan


@pytest.mark.parametrize(
    ("how", "after"),
    [(signal.SIGKILL, 0.6), (signal.SIGINT, 3.0), (signal.SIGKILL, 6.0), (signal.SIGINT, 8.0)],
)
def test_a_killed_run_is_taken_up_again(tmp_path: Path, how: signal.Signals, after: float) -> None:
    inbox = CASES / "brushed" / "inbox"
    story = Story(inbox, tmp_path / "data", tmp_path / "out")
    command = [*PROGRAM, "run", str(inbox), "--out", str(story.out), "--data", str(story.data)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        time.sleep(after)
        running.send_signal(how)
        _, said = running.communicate()
    assert b"Traceback" not in said
    sealed = _sealed(story)
    story.run()
    assert sealed <= _sealed(story)
    zhendan("verify", "--data", story.data)
    zhendan("verify", story.out / "packet")
    assert list(story.data.rglob("*.tmp")) == []


def _sealed(story: Story) -> set[str]:
    if not (story.data / "ledger.sqlite").exists():
        return set()
    listed = zhendan("evidence", "list", "--data", story.data, "--json")
    return {exhibit["sha256"] for exhibit in json.loads(listed.stdout)}
