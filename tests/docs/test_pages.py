"""Every signal, rule card, error and command has its page, and the pages are up to date."""

import subprocess
import sys

import pytest
from tools.make_docs import DOCS
from tools.pages.errors import load_everything

from zhendan.appeal import problem_kinds
from zhendan.audit import signal_cards
from zhendan.domain import every_error
from zhendan.faces.cli import COMMANDS
from zhendan.rulebook import Rulebook

load_everything()


def test_the_generated_pages_are_up_to_date() -> None:
    # In a process of its own: a command that a test has called by itself keeps another help.
    words = [sys.executable, "-m", "tools.make_docs", "--check"]
    done = subprocess.run(words, cwd=DOCS.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("card", signal_cards(), ids=lambda c: c.code)
def test_every_signal_has_a_page(card: object) -> None:
    code = getattr(card, "code", "")
    assert list((DOCS / "signals").glob(f"{code}-*.md"))


@pytest.mark.parametrize("card", Rulebook.shipped().cards, ids=lambda c: f"{c.platform}-{c.rule}")
def test_every_rule_card_has_a_page(card: object) -> None:
    name = f"{getattr(card, 'platform', '')}-{getattr(card, 'rule', '')}.md"
    assert (DOCS / "rules" / name).exists()


def test_every_error_has_its_words_on_the_page() -> None:
    page = (DOCS / "errors" / "README.md").read_text(encoding="utf-8")
    ours = [e for e in every_error() if e.__module__.startswith("zhendan.")]
    assert [e.code for e in ours if f"### {e.code}" not in page] == []


def test_every_check_before_submission_is_on_the_page() -> None:
    page = (DOCS / "checks" / "README.md").read_text(encoding="utf-8")
    assert [kind.name for kind in problem_kinds() if f"| `{kind.name}` |" not in page] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_a_guide_line(name: str) -> None:
    page = (DOCS / "commands" / "README.md").read_text(encoding="utf-8")
    guide = (DOCS / "guide" / "zh" / "前十分钟.md").read_text(encoding="utf-8")
    assert f"## zhendan {name}" in page
    assert f"zhendan {name}" in guide
