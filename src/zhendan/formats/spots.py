"""Inside the child: text with its place on a page, written down for the parent to read."""

import json
from collections.abc import Iterable
from pathlib import Path

Spot = tuple[int, float, float, float, float, str, float]
"""Page from 1, left, top, right, bottom, the words, and how sure they are (1 where not guessed)."""

FILE = "spots.jsonl"
MOST_LETTERS = 2_000_000


def write_spots(out: Path, spots: Iterable[Spot]) -> int:
    """Write spots until the budget of letters is used up; how many letters were written."""
    letters = 0
    with (out / FILE).open("w", encoding="utf-8") as file:
        for spot in spots:
            letters += len(spot[5])
            if letters > MOST_LETTERS:
                break
            row = (spot[0], *(round(x, 1) for x in spot[1:5]), spot[5], round(spot[6], 4))
            # A lone surrogate out of a damaged font is no text anybody could store.
            line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
            file.write(line + "\n")
    return letters


def read_spots(path: Path) -> list[str]:
    """The written words as lines: what stands at one height of a page is one line."""
    lines: dict[tuple[int, int], list[str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in file:
            page, _, top, _, _, words, _ = json.loads(row)
            lines.setdefault((page, round(top / 4)), []).append(words)
    return [" ".join(words) for _, words in sorted(lines.items())]
