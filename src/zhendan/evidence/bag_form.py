"""What RFC 8493 asks of a bag beside its hashes: names every system keeps apart, and bag-info.txt.

A packet's bag-info.txt is also held, whole, against what was signed at export.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

Found = tuple[str, str, str, str]
"""Code of a fault, the item, what was expected and what was found."""

INFO = "bag-info.txt"
_LABELLED = re.compile(r"[^\s:\ufeff](?:[^:]*[^\s:])?:[ \t]")
_OXUM = re.compile(r"payload-oxum:[ \t]*(.*)", re.I)


def form_faults(folder: Path, names: Sequence[str]) -> list[Found]:
    """What is wrong with the form of a bag whose plain files are `names` (paths, `/` between)."""
    found = [*_name_faults(names)]
    if not (folder / "data").is_dir():
        found.append(("bag_form", "data/", "", ""))
    if INFO in names:
        found += _info_faults((folder / INFO).read_bytes(), _payload(folder, names))
    return found


def _name_faults(names: Iterable[str]) -> Iterator[Found]:
    """Names that some system takes for one and the same."""
    seen: dict[str, str] = {}
    for name in names:
        same = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if same != name:
            yield "bag_form", name, "", same


def _payload(folder: Path, names: Iterable[str]) -> str:
    """Payload-Oxum as it should be: bytes and files under `data/`."""
    sizes = [(folder / name).stat().st_size for name in names if name.startswith("data/")]
    return f"{sum(sizes)}.{len(sizes)}"


def _info_faults(raw: bytes, payload: str) -> Iterator[Found]:
    """`Label: value` lines in UTF-8, further lines of a value indented; the sizes told are true."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield "malformed", INFO, "UTF-8", str(error)
        return
    lines = re.split(r"\r\n?|\n", text)
    if not lines[-1]:
        lines.pop()  # the end of the last line
    for number, line in enumerate(lines):
        goes_on = number > 0 and line[:1] in (" ", "\t")
        if not goes_on and not _LABELLED.match(f"{line} "):
            yield "bag_form", INFO, "Label: value", line
    told = [met[1] for line in lines if (met := _OXUM.fullmatch(line))]
    if told not in ([], [payload]):
        yield "bag_form", INFO, f"Payload-Oxum: {payload}", ", ".join(told)
