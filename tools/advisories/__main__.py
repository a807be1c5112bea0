"""Hold the locked packages against the advisories at hand: `python -m tools.advisories`.

With a folder of OSV records (a clone of the PyPA advisory database, or an unpacked export of OSV)
and their date, `python -m tools.advisories FOLDER 2026-11-24` makes the copy anew. The check itself
reads only what lies in the repository: it asks nobody.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tools.advisories.copies import LOCKS, WAIVED, known, locked, written
from tools.advisories.matching import Advisory

SOURCE = "PyPA advisory database (CC BY 4.0): ids, aliases and version ranges only"
OLD_DAYS = 180


def faults(
    pins: Iterable[tuple[str, str]],
    advisories: Iterable[Advisory],
    waived: Iterable[dict[str, Any]],
    *,
    today: date,
) -> list[str]:
    """One line for every locked version with a known fault that nobody has waived for today."""
    excused = {
        (row["id"], row["package"], str(row["version"]))
        for row in waived
        if row["reason"] and row["until"] >= today
    }
    every = list(advisories)
    return [
        f"{package} {version}: {one.id} {' '.join(one.aliases)} {one.source}".rstrip()
        for package, version in sorted(pins)
        for one in every
        if one.package == package
        and one.concerns(version)
        and (one.id, package, version) not in excused
    ]


def check() -> int:
    """Print what was found; 1 where a locked version has a known fault."""
    pins = locked(*(path.read_text("utf-8") for path in LOCKS))
    copy, advisories = known()
    today = date.today()
    found = faults(pins, advisories, yaml.safe_load(WAIVED.read_text("utf-8")), today=today)
    for line in found:
        print(line)
    age = (today - date.fromisoformat(copy["as_of"])).days
    unseen = sorted({package for package, _ in pins} - set(copy["packages"]))
    print(
        f"{len(pins)} locked versions, {len(advisories)} advisories; "
        f"copy as of {copy['as_of']} ({age} days old), {len(found)} found"
    )
    if age > OLD_DAYS:
        print("the copy is old: advisories published since are known only where since.yaml names")
        print("them; make it anew from a fresh clone (see decision 0066)")
    if unseen:
        print(f"not asked about when the copy was made: {', '.join(unseen)}")
    return int(bool(found or unseen))


def main(arguments: list[str]) -> int:
    """Check, or make the copy anew."""
    if not arguments:
        return check()
    folder, as_of = Path(arguments[0]), date.fromisoformat(arguments[1]).isoformat()
    wanted = {name for name, _ in locked(*(path.read_text("utf-8") for path in LOCKS))}
    print(f"{written(folder, wanted=wanted, as_of=as_of, source=SOURCE)} advisories kept")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
