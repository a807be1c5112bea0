"""What RFC 8493 asks of a bag beside its hashes; written into `verify.py` when a packet is made."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

INFO = "bag-info.txt"
OTHER_LISTS = re.compile("fetch.txt$|(tag)?manifest-(?!sha256.txt$)[^/]*$", re.I)
LABELLED = re.compile(r"[^\s:\ufeff](?:[^:]*[^\s:])?:[ \t]")
OXUM = re.compile(r"payload-oxum:[ \t]*(.*)", re.I)


def form_faults(folder: Path, names: list[str]) -> list[tuple[str, ...]]:
    """What is wrong with the form of a bag whose plain files are `names` (paths, `/` between)."""
    found: list[tuple[str, ...]] = []
    found += [("bag_form", name, "", "") for name in names if OTHER_LISTS.match(name)]
    seen: dict[str, str] = {}
    for name in names:  # some system takes these for one and the same
        same = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        found += [("bag_form", name, "", same)] if same != name else []
    if not (folder / "data").is_dir():
        found.append(("bag_form", "data/", "", ""))
    if INFO in names:
        sizes = [(folder / name).stat().st_size for name in names if name.startswith("data/")]
        found += info_faults((folder / INFO).read_bytes(), f"{sum(sizes)}.{len(sizes)}")
    return found


def info_faults(raw: bytes, payload: str) -> list[tuple[str, ...]]:
    """`Label: value` lines in UTF-8, further lines of a value indented; the sizes told are true."""
    try:
        lines = re.split(r"\r\n?|\n", raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return [("malformed", INFO, "UTF-8", str(error))]
    lines = lines if lines[-1] else lines[:-1]  # the end of the last line
    odd = [
        line
        for number, line in enumerate(lines)
        if not (number and line[:1] in (" ", "\t")) and not LABELLED.match(line + " ")
    ]
    found: list[tuple[str, ...]] = [("bag_form", INFO, "Label: value", line) for line in odd]
    told = [match.group(1) for match in map(OXUM.fullmatch, lines) if match]
    if told not in ([], [payload]):
        found.append(("bag_form", INFO, "Payload-Oxum: " + payload, ", ".join(told)))
    return found
