"""Write the generated pages: signals, rule cards, errors, checks; `--check` only compares."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.pages.checks import check_pages
from tools.pages.commands import command_pages
from tools.pages.errors import error_pages
from tools.pages.layouts import layout_pages
from tools.pages.rules import rule_pages
from tools.pages.signals import signal_pages

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATED = ("signals", "rules", "errors", "commands", "layouts", "checks")


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its path below `docs/`."""
    makers = (
        signal_pages,
        rule_pages,
        error_pages,
        command_pages,
        layout_pages,
        check_pages,
    )
    for folder, make in zip(GENERATED, makers, strict=True):
        for name, text in make():
            yield DOCS / folder / name, text.rstrip() + "\n"


def differing() -> list[Path]:
    """Pages that are missing, stale, or left over from something that is gone."""
    wanted = dict(pages())
    stale = [p for p, text in wanted.items() if not p.exists() or p.read_text("utf-8") != text]
    there = [p for folder in GENERATED for p in (DOCS / folder).glob("*.md")]
    return stale + [p for p in there if p not in wanted]


def main() -> None:
    """Write the pages, or with `--check` leave with 1 if any differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        stale = differing()
        for page in stale:
            print(f"stale: {page.relative_to(DOCS)} (make docs)")
        sys.exit(bool(stale))
    for page in differing():
        page.unlink(missing_ok=True)
    for page, text in pages():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
