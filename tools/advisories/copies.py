"""The dated copy: made from a folder of OSV records, read back for the check."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tools.advisories.matching import Advisory

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COPY, SINCE, WAIVED = HERE / "copy.json", HERE / "since.yaml", HERE / "waived.yaml"
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_VERSION_RANGES = ("ECOSYSTEM", "SEMVER")


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(*texts: str) -> set[tuple[str, str]]:
    """Every pinned package and version; one package may have several, by Python version."""
    return {(normal(name), version) for text in texts for name, version in _PIN.findall(text)}


def records(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Every OSV record of a folder, YAML or JSON, withdrawn ones left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".yml", ".json") and path.is_file():
            said = yaml.safe_load(path.read_text("utf-8"))  # JSON is YAML too
            if isinstance(said, dict) and "affected" in said and not said.get("withdrawn"):
                yield said


def of_record(said: Mapping[str, Any]) -> Iterator[Advisory]:
    """The advisories of a record, one for each package of the index it names."""
    for affected in said["affected"]:
        package = affected.get("package", {})
        if package.get("ecosystem") != "PyPI":
            continue
        ranges = tuple(
            tuple({str(k): str(v) for k, v in event.items()} for event in one["events"])
            for one in affected.get("ranges", ())
            if one.get("type") in _VERSION_RANGES
        )
        yield Advisory(
            id=str(said["id"]),
            package=normal(str(package["name"])),
            ranges=ranges,
            versions=frozenset(map(str, affected.get("versions", ()))),
            aliases=tuple(map(str, said.get("aliases", ()))),
        )


def written(folder: Path, *, wanted: set[str], as_of: str, source: str) -> int:
    """Make the copy anew out of a folder of records; returns how many advisories it holds."""
    kept = [one for said in records(folder) for one in of_record(said) if one.package in wanted]
    rows = [
        {"id": one.id, "package": one.package, "aliases": list(one.aliases),
         "ranges": [list(events) for events in one.ranges],
         # Versions that a range tells already need not be named again.
         "versions": sorted(v for v in one.versions if not one.ranges)}
        for one in kept
    ]  # fmt: skip
    said = {"source": source, "as_of": as_of, "packages": sorted(wanted), "advisories": rows}
    COPY.write_text(json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return len(rows)


def known() -> tuple[dict[str, Any], list[Advisory]]:
    """What is said of the copy, and every advisory in it and among those found since."""
    copy = json.loads(COPY.read_text("utf-8"))
    found = [
        Advisory(
            id=row["id"],
            package=row["package"],
            ranges=tuple(tuple(events) for events in row["ranges"]),
            versions=frozenset(row["versions"]),
            aliases=tuple(row["aliases"]),
        )
        for row in copy.pop("advisories")
    ]
    for row in yaml.safe_load(SINCE.read_text("utf-8")):
        events = tuple({key: str(row[key])} for key in ("introduced", "fixed") if key in row)
        found.append(Advisory(row["id"], normal(row["package"]), (events,), source=row["source"]))
    return copy, found
