"""The papers of a packet: sheets, proofs, log, tokens and descriptions, as bytes under paths."""

import base64
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from zhendan.domain import Exhibit, ExhibitId
from zhendan.evidence import sheets
from zhendan.evidence.errors import ExhibitUnknown
from zhendan.evidence.merkle import Tree, leaf_hash
from zhendan.evidence.notes import Checkpoint
from zhendan.evidence.store import MASKED, Entry
from zhendan.evidence.vault import Vault


def exhibit_of(entry: Entry) -> Exhibit:
    """The exhibit of an entry that seals one."""
    if entry.exhibit is None:
        raise ExhibitUnknown(exhibit=f"leaf {entry.leaf}")
    return entry.exhibit


def id_of(entry: Entry) -> ExhibitId:
    """The number of an exhibit or masked copy."""
    return ExhibitId(str(sheets.read(entry)["id"]))


def place_of(entry: Entry) -> str:
    """Where a file lies: its number and, where it is plain, its own suffix."""
    source = sheets.read(entry)["provenance"]
    name = str(source["original_name"]) if isinstance(source, dict) else ""
    suffix = Path(name).suffix.lower()
    plain = suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ".bin"
    return f"data/证据/{id_of(entry)}{plain}"


_FUTURE = b"from __future__ import annotations\n"
_FORM = b"from zhendan.evidence.shipped.form import form_faults\n"


def papers_of(entry: Entry) -> tuple[str, str]:
    """Sheet and proof file of an entry."""
    if entry.exhibit is not None or entry.event == MASKED:
        number, dash, copy = id_of(entry)[1:].partition("-")
        stem = f"{int(number):04d}{dash}{copy}"
    else:
        stem = "export" if entry.event == "exported" else f"stamp-{entry.leaf:04d}"
    return f"custody/{stem}.json", f"proofs/{stem}.tlog-proof"


def _stem(entry: Entry, stamps: Sequence[Entry]) -> str:
    """The newest stamp's files are called `checkpoint`, older ones by their leaf."""
    return "checkpoint" if entry is stamps[-1] else f"{entry.leaf:04d}"


def stamp_paths(entry: Entry, stamps: Sequence[Entry]) -> dict[str, object]:
    """One time stamp's line in the index."""
    sheet, proof = papers_of(entry)
    stem = f"timestamps/{_stem(entry, stamps)}"
    told = {"leaf": entry.leaf, "sheet": sheet, "proof": proof, "token": f"{stem}.tsr"}
    return {**told, "chain": "timestamps/chain.pem" if entry is stamps[-1] else f"{stem}.pem"}


def requests_of(stamps: Sequence[Entry]) -> dict[str, bytes]:
    """The request behind each token."""
    return {
        f"timestamps/{_stem(one, stamps)}.tsq": base64.b64decode(str(sheets.read(one)["request"]))
        for one in stamps
    }


def tokens_of(vault: Vault, stamps: Sequence[Entry]) -> dict[str, bytes]:
    """Each token byte for byte, and the certificates of its authority."""
    found: dict[str, bytes] = {}
    for entry in stamps:
        listed = stamp_paths(entry, stamps)
        with vault.open(entry.subject) as token:
            found[str(listed["token"])] = token.read()
        found[str(listed["chain"])] = str(sheets.read(entry)["chain_pem"]).encode("ascii")
    return found


def paper(name: str) -> bytes:
    """One of the files every packet carries; the verifier with the rules of the form written in."""
    shipped = files("zhendan.evidence.shipped")
    raw = (shipped / name).read_bytes()
    if name != "verify.py":
        return raw
    _, _, rules = (shipped / "form.py").read_bytes().partition(_FUTURE)
    return raw.replace(_FORM, rules.strip() + b"\n")


def one_line(text: str) -> str:
    """A value that stays on its line."""
    return " ".join(text.split()) or "-"


def bag_info(described: Sequence[tuple[str, str]], checkpoint: Checkpoint) -> bytes:
    """bag-info.txt, the checkpoint's size and root last."""
    state = [
        ("Zhendan-Checkpoint-Size", checkpoint.size),
        ("Zhendan-Checkpoint-Root", checkpoint.root),
    ]
    return "".join(f"{label}: {value}\n" for label, value in [*described, *state]).encode()


def log_files(vault: Vault, checkpoint: Checkpoint) -> dict[str, bytes]:
    """Every record of the log, so that the root can be computed from nothing else."""
    records = [one.record for one in vault.entries()[: checkpoint.size]]
    return {
        "log/checkpoint": checkpoint.note.encode(),
        "log/key.txt": f"{vault.key}\n".encode(),
        "log/records.jsonl": b"".join(one + b"\n" for one in records),
    }


def sheets_and_proofs(
    shown: Sequence[Entry], vault: Vault, checkpoint: Checkpoint
) -> dict[str, bytes]:
    """Custody sheet and C2SP tlog-proof of every entry that is handed over."""
    tree = Tree([leaf_hash(one.record) for one in vault.entries()[: checkpoint.size]])
    found: dict[str, bytes] = {}
    for entry in shown:
        sheet, proof = papers_of(entry)
        found[sheet] = entry.sheet
        found[proof] = _proof(entry, tree.inclusion(entry.leaf, tree.size), checkpoint)
    return found


def _proof(entry: Entry, path: Sequence[bytes], checkpoint: Checkpoint) -> bytes:
    """One proof file; `extra` holds salt and record, which the file itself must confirm."""
    told = {"salt": entry.salt.hex(), "record": json.loads(entry.record)}
    extra = json.dumps(told, sort_keys=True)
    lines = [
        "c2sp.org/tlog-proof@v1",
        f"extra {base64.b64encode(extra.encode()).decode()}",
        f"index {entry.leaf}",
        *(base64.b64encode(one).decode() for one in path),
    ]
    return ("\n".join(lines) + "\n\n" + checkpoint.note).encode()
