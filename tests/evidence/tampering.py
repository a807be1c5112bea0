"""Ways to damage a vault behind its back: files, rows, records and signatures."""

import base64
import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tests.evidence.vaults import Workspace
from zhendan.adapters.ledger import rows
from zhendan.adapters.signer import KeyFileSigner
from zhendan.evidence.merkle import leaf_hash, roots
from zhendan.evidence.notes import sign_checkpoint

Change = Callable[[Workspace], None]


def sql(*statements: str) -> Change:
    """A change made with a database program."""

    def change(space: Workspace) -> None:
        with closing(sqlite3.connect(space.ledger_file)) as db:
            db.executescript(";".join(statements))
            db.commit()

    return change


def flip(place: Callable[[Workspace], Path], at: int = 0, bit: int = 1) -> Change:
    """One bit of a file, the other way round."""

    def change(space: Workspace) -> None:
        path = place(space)
        raw = bytearray(path.read_bytes())
        raw[at] ^= bit
        path.write_bytes(raw)

    return change


def write(place: Callable[[Workspace], Path], content: Callable[[bytes], bytes]) -> Change:
    """A file's content, replaced."""

    def change(space: Workspace) -> None:
        path = place(space)
        path.write_bytes(content(path.read_bytes()))

    return change


def swap_files(one: bytes, two: bytes) -> Change:
    """Two blobs under each other's names."""

    def change(space: Workspace) -> None:
        first, second = space.blob(one), space.blob(two)
        held = first.read_bytes()
        first.write_bytes(second.read_bytes())
        second.write_bytes(held)

    return change


def sheet_of(leaf: int, **changes: object) -> Change:
    """A custody sheet edited by somebody who also puts the row's own hashes right."""

    def change(space: Workspace) -> None:
        def edit(row: list[object]) -> None:
            told = json.loads(bytes(row[6]))  # type: ignore[call-overload]
            told.update(changes)
            row[6] = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode()

        rewrite_leaves(space, {leaf: edit})

    return change


def record_of(leaf: int, **changes: object) -> Change:
    """A record edited by somebody who also puts the row's own hashes right."""

    def change(space: Workspace) -> None:
        def edit(row: list[object]) -> None:
            told = {**json.loads(bytes(row[1])), **changes}  # type: ignore[call-overload]
            row[1] = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()

        rewrite_leaves(space, {leaf: edit})

    return change


def rewrite_leaves(
    space: Workspace,
    edits: dict[int, Callable[[list[object]], None]],
    *,
    order: Sequence[int] | None = None,
) -> None:
    """Rewrite leaf rows with a chain of row hashes that is sound again."""
    names = ", ".join(rows.LEAF)
    with closing(sqlite3.connect(space.ledger_file)) as db:
        kept = [list(row) for row in db.execute(f"SELECT {names} FROM leaf ORDER BY idx")]
        for leaf, edit in edits.items():
            edit(kept[leaf])
        kept = [kept[place] for place in order] if order is not None else kept
        db.execute("DELETE FROM leaf")
        previous = ""
        marks = ", ".join("?" for _ in rows.LEAF)
        for place, row in enumerate(kept):
            made = rows.hashed((place, *row[1:7], previous))
            previous = str(made[-1])
            db.execute(f"INSERT INTO leaf ({names}) VALUES ({marks})", made)
        db.commit()


def sign_again(space: Workspace, key: Path | None = None) -> None:
    """Replace every checkpoint by ones over the log as it now stands."""
    signer = KeyFileSigner(key or space.folder / "key.pem")
    with closing(sqlite3.connect(space.ledger_file)) as db:
        origin = db.execute("SELECT value FROM meta WHERE name = 'origin'").fetchone()[0]
        leaves = [
            leaf_hash(record) for (record,) in db.execute("SELECT record FROM leaf ORDER BY idx")
        ]
        tops = roots(leaves)
        for (size,) in db.execute("SELECT size FROM checkpoint").fetchall():
            if size <= len(leaves):
                note = sign_checkpoint(origin, size, tops[size], signer=signer).note
                db.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (note, size))
            else:
                db.execute("DELETE FROM checkpoint WHERE size = ?", (size,))
        db.commit()


def remake(space: Workspace, **changes: object) -> None:
    """T15: rewrite a record and sign everything again with the same key."""
    record_of(0, **changes)(space)
    sign_again(space)


def bad_signature(space: Workspace) -> None:
    """T19: a second signature line under our own key that is not ours."""
    with closing(sqlite3.connect(space.ledger_file)) as db:
        size, note = db.execute(
            "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1"
        ).fetchone()
        who, coded = note.rstrip("\n").split("\n")[-1].split(" ")[1:]
        forged = base64.b64decode(coded)[:4] + bytes(64)
        line = f"— {who} {base64.b64encode(forged).decode()}\n"
        db.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (note + line, size))
        db.commit()
