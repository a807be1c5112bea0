"""Every line of the Python guides runs; commands and pictures of the guides are there."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import zhendan
from tests.ready import command
from zhendan.faces.cli import cli

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
SAMPLE = ROOT / "tests" / "samples" / "case_taobao"
PAGES = [ROOT / "README.md", ROOT / "README.en.md", *sorted(GUIDE.glob("*/*.md"))]
NAMES = {
    "zh": ("收件箱", "订单.parquet", "列.yaml"),
    "en": ("INBOX", "orders.parquet", "columns.yaml"),
}
ORDER = "260618-000000000000001"
_LARGEST_PICTURE = 250_000
"""Bytes."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_of_the_python_guide_runs(lang: str, tmp_path: Path) -> None:
    inbox, ledger, columns = NAMES[lang]
    shutil.copytree(SAMPLE, tmp_path / inbox)
    _write_ledger(tmp_path / ledger)
    names = "order_no: number\nbuyer: who\namount: money\npaid_at: when\n"
    (tmp_path / columns).write_text(names, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", _python_of(GUIDE / lang / "python.md")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "taobao-WG20260620000001" in ran.stdout
    assert f"{ORDER} insufficient" in ran.stdout
    assert "xiaohongshu" in ran.stdout


def _write_ledger(path: Path) -> None:
    table = {
        "number": [ORDER, "260618-000000000000002"],
        "who": ["甲", "乙"],
        "money": [12.5, 30.0],
        "when": ["2026-06-18 10:00:00", "2026-06-18 11:00:00"],
    }
    pq.write_table(pa.table(table), path)


def _python_of(page: Path) -> str:
    """The guide's Python, as it is printed."""
    (block,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return str(block)


def _commands(page: Path) -> list[list[str]]:
    """Every `zhendan …` line of a page's code blocks and tables, as words."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    blocks = "\n".join(re.findall(r"```\n(.*?)```", text, re.DOTALL))
    lines = re.findall(r"^(?:\.venv/bin/)?zhendan (.*)$", blocks, re.MULTILINE)
    lines += re.findall(r"`(?:\.venv/bin/)?zhendan ([^`]+)`", text)
    return [shlex.split(line, comments=True) for line in lines if line != "…"]


TOLD = [pytest.param(words, id=" ".join(words)[:60]) for page in PAGES for words in _commands(page)]


@pytest.mark.parametrize("words", TOLD)
def test_every_command_in_the_guides_exists_with_its_options(words: list[str]) -> None:
    command: click.Command = cli
    context = click.Context(cli, info_name="zhendan")
    while isinstance(command, click.Group) and words:
        found = command.get_command(context, words[0])
        assert found is not None, words
        command, words = found, words[1:]
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_every_picture_and_page_that_a_guide_names_is_there(page: Path) -> None:
    named = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (page.parent / name).exists()] == []
    pictures = [page.parent / name for name in named if name.endswith(".png")]
    assert [one.name for one in pictures if one.stat().st_size > _LARGEST_PICTURE] == []


def test_a_stranger_who_follows_the_guide_to_the_letter_ends_with_a_whole_packet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples" / "own-table", tmp_path / "examples" / "own-table")
    monkeypatch.chdir(tmp_path)
    told = [words for words in _own_files("zh", "自己的文件.md") if words[0] != "serve"]
    assert [words[0] for words in told] == [
        *("run", "mapping", "run", "decide", "run", "appeal", "verify")
    ]
    for words in told:
        done = command(*words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
    assert (tmp_path / "own" / "columns.yaml").exists()
    kept = json.loads((tmp_path / "own" / "result" / "run.json").read_text(encoding="utf-8"))
    assert kept["case"] == told[3][told[3].index("--case") + 1]
    assert (tmp_path / "own" / "result" / "packet" / "verify.py").exists()


def test_the_english_guide_tells_the_same_commands() -> None:
    english = [
        [word for word in words if word not in ("--lang", "en")]
        for words in _own_files("en", "your-own-files.md")
    ]
    chinese = _own_files("zh", "自己的文件.md")
    assert [_named(words) for words in english] == [_named(words) for words in chinese]


def _own_files(lang: str, name: str) -> list[list[str]]:
    """The commands of the guide about the example's files, in order."""
    return [words for words in _in_order(GUIDE / lang / name) if "own/" in " ".join(words)]


def _in_order(page: Path) -> list[list[str]]:
    """Every command of a page's code blocks, from top to bottom."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = re.findall(r"^\.venv/bin/zhendan (.*)$", text, re.MULTILINE)
    return [shlex.split(line) for line in lines]


def _named(words: list[str]) -> list[str]:
    """A command without what each language says in its own words."""
    after = {n + 1 for n, word in enumerate(words) if word in ("--by", "--reason")}
    return [word for n, word in enumerate(words) if n not in after]


def test_the_function_audit_is_not_hidden_by_the_room_of_that_name() -> None:
    code = (
        "import zhendan, types\n"
        "from zhendan.audit import signal_cards\n"
        "assert isinstance(zhendan.audit, types.FunctionType), zhendan.audit\n"
        "from zhendan import audit, run\n"
        "assert zhendan.audit is audit and signal_cards()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_public_names_are_exact_and_each_has_its_docstring() -> None:
    listed = zhendan.__all__
    assert len(listed) == len(set(listed))
    bare = [
        name
        for name in listed
        if isinstance(thing := getattr(zhendan, name), type) or callable(thing)
        if not (thing.__doc__ or "").strip()
    ]
    assert bare == []
    assert {"audit", "open_vault", "run", "verify", "Rulebook", "Vault"} <= set(listed)
    with pytest.raises(AttributeError):
        zhendan.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018
