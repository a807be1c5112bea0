"""The import contract holds, and each planted violation is caught by the rule meant for it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

PLANTS = [
    # where, what is planted, words of the contract that must break
    ("faces/planted.py", "import zhendan.adapters.blobs", "Faces see the steps"),
    ("faces/planted.py", "import zhendan.audit", "Faces see the steps"),
    (
        "faces/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import zhendan.audit",
        "Faces see the steps",
    ),
    ("steps/planted.py", "import zhendan.adapters.blobs", "Only the wiring names an adapter"),
    ("audit/planted.py", "import zhendan.evidence", "Floors"),
    ("audit/planted.py", "import zhendan.adapters.blobs", "Floors"),
    ("domain/planted.py", "import yaml", "The domain is plain Python"),
    ("steps/planted.py", "import duckdb", "Only adapters talk to engines"),
    ("domain/planted.py", "import zhendan.steps", "Floors"),
    (
        "audit/signals/planted.py",
        "import zhendan.audit.signals.reused_waybill",
        "A signal stands alone",
    ),
    (
        "appeal/planted.py",
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import zhendan.appeal.planted_back",
        "No circles in any room",
    ),
    ("newroom/__init__.py", "", "Floors"),
    ("faces/planted.py", "import zhendan_synth", "The product never needs the synthetic shops"),
]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = (
        f"import sys; sys.path.insert(0, {str(folder / 'src')!r}); "
        "from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
    )
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    ignore = shutil.ignore_patterns("__pycache__", "*.yaml", "*.json")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignore)
    return folder


def test_the_house_keeps_its_contract(copy: Path) -> None:
    ran = _lint(copy)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(("where", "what", "contract"), PLANTS, ids=lambda v: str(v)[:40])
def test_a_planted_violation_is_caught(copy: Path, where: str, what: str, contract: str) -> None:
    planted = copy / "src" / "zhendan" / where
    back = planted.with_name("planted_back.py")
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f'"""Planted."""\n\n{what}\n', encoding="utf-8")
    if "planted_back" in what:
        back.write_text('"""Planted."""\n\nimport zhendan.appeal.planted\n', encoding="utf-8")
    try:
        ran = _lint(copy)
    finally:
        planted.unlink()
        back.unlink(missing_ok=True)
        if where.startswith("newroom"):
            planted.parent.rmdir()
    broken = [line for line in ran.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    wrong_place = "not listed" in ran.stdout or "exhaustive" in ran.stdout.lower()
    assert ran.returncode != 0
    assert any(contract in line for line in broken) or wrong_place, ran.stdout
