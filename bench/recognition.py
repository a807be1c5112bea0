"""How surely a table is known by its header: changed headers, shared samples, unrelated tables."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from bench._unrelated import false_ones, samples_told
from zhendan.formats.readers.grid import Row
from zhendan.intake import Template, template_list
from zhendan.intake.recognise.headers import norm, recognise

SEED = 20261123
DOUBLES = 120
"""Double changes tried per layout and kind; all single ones are tried."""
TABLES = tuple(template for template in template_list() if not template.json)
_SWAPS = {"账": "帐", "帐": "账", "单": "號", "号": "码", "额": "款", "时": "日", "称": "字"}
_NEW = ("客服备注2", "店长意见", "导出批次", "补充说明", "来源渠道X", "跟进人")


@dataclass(slots=True)
class Tally:
    """What became of changed headers."""

    tried: int = 0
    read: int = 0
    """Taken for the right layout."""
    near: int = 0
    """Refused, and the right layout named first with exactly what differs."""
    unknown: int = 0
    wrong: int = 0
    """Taken for another layout, or another one named first."""
    lost: Counter[str] = field(default_factory=Counter)
    """Layouts whose changed header was not even nearly known."""

    def add(self, template: Template, header: list[str]) -> None:
        """Try one changed header."""
        self.tried += 1
        found = recognise([Row(1, header)])
        first = found.near[0].template if found.near else ""
        if found.template is not None:
            right = found.template.id == template.id
            self.read += right
            self.wrong += not right
        elif first == template.id:
            self.near += 1
        elif first or found.ties:
            self.wrong += 1
            self.lost[f"{template.id} ({first or found.ties})"] += 1
        else:
            self.unknown += 1
            self.lost[template.id] += 1


def typo(name: str) -> str:
    """The name with one character changed."""
    for place, letter in enumerate(name):
        if letter in _SWAPS:
            return name[:place] + _SWAPS[letter] + name[place + 1 :]
    return name[:-1] + ("x" if not name.endswith("x") else "y")


def _lose(header: list[str], place: int, draw: random.Random) -> list[str]:
    return [name for index, name in enumerate(header) if index != place]


def _gain(header: list[str], place: int, draw: random.Random) -> list[str]:
    return [*header[:place], draw.choice(_NEW), *header[place:]]


def _rename(header: list[str], place: int, draw: random.Random) -> list[str]:
    return [*header[:place], draw.choice(_NEW), *header[place + 1 :]]


def _slip(header: list[str], place: int, draw: random.Random) -> list[str]:
    return [*header[:place], typo(header[place]), *header[place + 1 :]]


CHANGES = {"loses": _lose, "gains": _gain, "renames": _rename, "one character": _slip}


def singles(template: Template, kind: str) -> Iterator[list[str]]:
    """Every single change of one kind."""
    draw = random.Random(f"{SEED} {template.id} {kind}")
    header = list(template.headers)
    for place in range(len(header)):
        yield CHANGES[kind](header, place, draw)


def doubles(template: Template, kind: str) -> Iterator[list[str]]:
    """Sampled double changes: one of `kind`, and one more of any kind."""
    draw = random.Random(f"{SEED} {template.id} {kind} twice")
    header = list(template.headers)
    for _ in range(min(DOUBLES, len(header) * 4)):
        once = CHANGES[kind](header, draw.randrange(len(header)), draw)
        other = CHANGES[draw.choice(sorted(CHANGES))]
        yield other(once, draw.randrange(len(once)), draw)


def measured() -> dict[tuple[str, int], Tally]:
    """What became of every change, by kind and number of changes."""
    found: dict[tuple[str, int], Tally] = {}
    for kind in CHANGES:
        for count, made in ((1, singles), (2, doubles)):
            tally = found.setdefault((kind, count), Tally())
            for template in TABLES:
                for header in made(template, kind):
                    if len({norm(name) for name in header}) > 1:
                        tally.add(template, header)
    return found


def main() -> None:
    """Print the table."""
    print(f"{len(TABLES)} layouts; all single changes, {DOUBLES} double ones per layout at most")
    print(f"{'change':<22}{'tried':>8}{'read':>8}{'named':>8}{'unknown':>9}{'wrong':>7}")
    found = measured()
    for (kind, count), tally in found.items():
        cells = (tally.tried, tally.read, tally.near, tally.unknown, tally.wrong)
        print(f"{kind + ' ×' + str(count):<22}" + "".join(f"{cell:>8}" for cell in cells))
        for name, times in islice(tally.lost.most_common(), 6):
            print(f"    {name}: {times}")
    tallies = found.values()
    tried, read = sum(t.tried for t in tallies), sum(t.read for t in tallies)
    named, wrong = sum(t.near for t in tallies), sum(t.wrong for t in tallies)
    print(f"precision of what was read: {read / max(read + wrong, 1):.4f}")
    print(f"recall: read {read / tried:.3f}, read or named {(read + named) / tried:.4f}")
    for what, (count, odd) in {
        "table samples": samples_told(),
        "unrelated tables": false_ones(),
    }.items():
        print(f"{what}: {count} tried, {len(odd)} wrong {odd}")


if __name__ == "__main__":
    main()
