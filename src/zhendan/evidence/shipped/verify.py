#!/usr/bin/env python3
# ruff: noqa: PLR2004
"""离线验证真单证据包（不联网，只读本证据包） / Check a Zhendan evidence packet offline.

python3 verify.py [PACKET] [--checkpoint-root ROOT] [--key FINGERPRINT] [--tsa-roots PEM] [--json]
Exit 0 good, 1 wrong, 2 not all checked. Python 3.8 or newer, and `cryptography` or `openssl`.
"""

from __future__ import annotations

import sys

if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    sys.path.pop(0)  # a file beside this one must not pass for a library
import argparse
import base64
import calendar
import hashlib
import hmac
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zhendan.evidence.shipped.form import form_faults

ODD = (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError)
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INDEX, MANIFEST = "data/凭证目录.json", "manifest-sha256.txt"
TAGS, CLOCK_TOLERANCE_S = "tagmanifest-sha256.txt", 300
WORDS = {
    "bag_form": ("BagIt 格式不符（版本、清单、链接等）", "not the BagIt 1.0 form required"),
    "path_unsafe": ("路径不安全，未打开", "unsafe path, not opened"),
    "file_missing": ("应有的文件缺失", "a file that should be here is missing"),
    "file_surplus": ("多出清单未列的文件", "a file that no manifest lists"),
    "file_changed": ("文件内容已被改动", "the file's content was changed"),
    "malformed": ("内容无法读懂", "cannot be read"),
    "log_root": ("日志记录与签名的根不一致", "the log's records do not give the signed root"),
    "key_changed": ("签名密钥已被更换", "the signing key was replaced"),
    "checkpoint_signature": ("检查点签名不成立", "not rightly signed by the key of this log"),
    "unchecked": ("缺少核验工具，未核验", "not checked: openssl or cryptography is needed"),
    "sheet_changed": ("保管记录与日志不符", "the custody sheet differs from the log"),
    "leaf_changed": ("与封存时写入日志的记录不符", "differs from the record sealed in the log"),
    "proof_wrong": ("包含证明不成立", "the inclusion proof does not hold"),
    "index_wrong": ("凭证目录与日志或文件不符", "the index disagrees with the log or the files"),
    "parent_wrong": ("派生件与其原件对不上", "a derived file does not match its original"),
    "mask_wrong": ("脱敏件与未脱敏件不符合所声明的", "masked or not: not as the packet says"),
    "payload_changed": ("材料与导出时签名的不符", "not the content that was signed at export"),
    "stamp_wrong": ("时间戳缺失或不成立", "a time stamp is missing or does not hold"),
    "time_odd": ("时间异常：与前后时间戳矛盾", "its time contradicts the time stamps around it"),
    "root_not_printed": ("与您输入的检查点不符", "not the checkpoint you typed in"),
}
VERDICTS = ("✓ 完好 / intact", "✗ 未通过 / NOT intact", "? 有未核验项 / not all checked")
ALONE = ("整体重做须与所印的根比对才能看出", "only the printed root or key shows a full remake")


class Problem(ValueError):
    """A check failed: a code of `WORDS`, the item, what was expected and what was found."""


def need(holds: object, code: str, item: str, expected: object = "", found: object = "") -> None:
    """Raise the problem `code` about `item` unless it holds."""
    if not holds:
        raise Problem(code, item, str(expected)[:300], str(found)[:300])


def sha(*parts: bytes) -> bytes:
    """SHA-256 of the parts, one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


def safe_path(raw: str) -> str:
    """The path a manifest line means; raises for one that climbs out or hides its meaning."""
    path = re.sub("%0[Aa]", "\n", re.sub("%0[Dd]", "\r", raw)).replace("%25", "%")
    odd = any(part in ("", ".", "..") for part in path.split("/")) or "\r" in raw
    hidden = "%" in re.sub("%(0[AaDd]|25)", "", raw) or re.search(r'^~|[<>:"|?*\\\0]', path)
    shown = re.sub("[\r\n\xa0\u2000-\u200a\u3000]", "", path).isprintable()
    need(shown and not odd and not hidden, "path_unsafe", raw)
    return path


def read_manifest(name: str, raw: bytes) -> dict[str, str]:
    """Path to hash; sorted lines of one exact form, so that no second reading is possible."""
    lines, listed = raw.decode("utf-8").split("\n"), {}
    for line in lines[:-1]:
        path = safe_path(line[66:])
        sound = re.match("^[0-9a-f]{64}  [^\r]", line) and path not in listed
        need(sound and path.startswith("data/") == (name == MANIFEST), "bag_form", name, "", line)
        listed[path] = line[:64]
    need(lines[-1] == "" and list(listed) == sorted(listed), "bag_form", name)
    return listed


def all_roots(leaves: list[bytes]) -> list[str]:
    """RFC 6962: the root in base64 after each number of leaf hashes, from none to all."""
    roots, stack = [base64.b64encode(sha()).decode()], []
    for count, leaf in enumerate(leaves, 1):
        stack.append(leaf)
        for _ in range((count & -count).bit_length() - 1):
            stack[-2:] = [sha(b"\1", *stack[-2:])]
        root = stack[-1]
        for left in reversed(stack[:-1]):
            root = sha(b"\1", left, root)
        roots.append(base64.b64encode(root).decode())
    return roots


def root_from(leaf: bytes, index: int, size: int, path: list[bytes], item: str = "") -> bytes:
    """The root of a tree of `size` with `leaf` at `index` and `path`, the leaf's sibling first."""
    if size == 1 or not path:
        need(size == 1 and index == 0 and not path, "proof_wrong", item)
        return leaf
    need(len(path[-1]) == 32, "proof_wrong", item)
    split = 1 << (size - 1).bit_length() - 1
    if index < split:
        return sha(b"\1", root_from(leaf, index, split, path[:-1], item), path[-1])
    return sha(b"\1", path[-1], root_from(leaf, index - split, size - split, path[:-1], item))


def read_key(text: str) -> tuple[str, bytes, str]:
    """Name, public key and fingerprint of a verifier key `name+id+base64` (C2SP signed-note)."""
    name, key_id, coded = text.rstrip("\n").split("+", 2)
    raw = base64.b64decode(coded, validate=True)
    mark = sha(name.encode(), b"\n", raw).hex()
    need(len(raw) == 33 and raw[0] == 1 and key_id == mark[:8], "key_changed", "log/key.txt")
    return name, raw[1:], mark


def read_note(note: str, item: str) -> tuple[str, int, str, list[tuple[str, bytes]]]:
    """Signed text, size, root and signatures of a C2SP checkpoint; strict in every character."""
    text, _, tail = note.rpartition("\n\n")
    lines, signatures = text.split("\n"), tail.split("\n")
    need(signatures.pop() == "" and 1 <= len(signatures) <= 16, "malformed", item)
    sound = len(lines) == 3 and re.match("[A-Za-z0-9+/]{43}=$", lines[2])
    need(sound and re.match("(0|[1-9][0-9]{0,17})$", lines[1]), "malformed", item)
    parts = [line.split(" ") for line in signatures]
    need(all(len(one) == 3 and one[0] == "—" for one in parts), "malformed", item)
    signed = [(name, base64.b64decode(coded, validate=True)) for _, name, coded in parts]
    return text + "\n", int(lines[1]), lines[2], signed


def openssl(arguments: str, files: dict[str, bytes]) -> str | None:
    """What the openssl program says, run beside `files`; None where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        command = ["openssl", *arguments.split()]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.SubprocessError):
            return None
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def ed25519_holds(public: bytes, message: bytes, signature: bytes) -> bool | None:
    """Whether the signature is good; None where neither cryptography nor openssl is at hand."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric import ed25519

        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except ImportError:
        key = bytes.fromhex("302a300506032b6570032100") + public
        asked = "pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig"
        said = openssl(asked, {"key": key, "text": message, "sig": signature}) or ""
        return "Verified Success" in said if re.search("tion Failure|Verified S", said) else None
    except InvalidSignature:
        return False
    return True


class Check:
    """The checks of one packet: faults and unchecked things (code, item, expected, found)."""

    def __init__(self, root: Path) -> None:
        self.root, self.files, self.roots = root, [""], [""]  # a root for each number of records
        self.faults: list[tuple[str, ...]] = []
        self.unchecked: list[tuple[str, ...]] = []
        self.notes: list[tuple[str, str]] = []  # zh, en
        self.checked: dict[str, int] = {}
        self.key = self.note = self.mark = self.masked = ""
        self.records: list[bytes] = []
        self.used = {"bagit.txt", "bag-info.txt", TAGS}
        self.stamps: list[tuple[int, int, int]] = []  # leaves covered, its own leaf, its time

    def attempt(self, what: str, item: str, check: Callable[..., Any], *arguments: Any) -> Any:
        """Run one check and count it as `what`; any failure becomes a fault that names `item`."""
        try:
            answer = check(*arguments)
        except ODD as odd:
            own = isinstance(odd, Problem)
            return self.faults.append(odd.args if own else ("malformed", item, "", repr(odd)))
        self.checked[what] = self.checked.get(what, 0) + 1
        return answer

    def plain(self, path: str) -> Path:
        """Where a plain file of the packet lies."""
        place = self.root / safe_path(path.replace("%", "%25"))
        need(place.is_file() and not place.is_symlink(), "file_missing", path)
        return place

    def open(self, path: str) -> bytes:
        """A small file that the index or the log names; it then belongs to the packet."""
        self.used.add(path)
        return self.plain(path).read_bytes()

    def file(self, path: str, expected: str = "") -> tuple[str, int]:
        """Hash and size of a file, read in pieces; `expected` is what its manifest says."""
        digest, size = hashlib.sha256(), 0
        with self.plain(path).open("rb") as handle:
            for piece in iter(lambda: handle.read(1 << 20), b""):
                digest.update(piece)
                size += len(piece)
        found = digest.hexdigest()
        need(expected in ("", found), "file_changed", path, expected, found)
        return found, size

    def present(self) -> list[str]:
        """Every plain file; links and special files are faults and never followed."""
        paths = {path.relative_to(self.root).as_posix(): path for path in self.root.rglob("*")}
        odd = {n for n, p in paths.items() if p.is_symlink() or not (p.is_dir() or p.is_file())}
        self.faults += [("bag_form", name, "", "") for name in sorted(odd)]
        return sorted(name for name, path in paths.items() if path.is_file())

    def bag(self) -> None:
        """RFC 8493: every listed file is here unchanged, and no other."""
        listed: dict[str, str] = {}
        self.files = self.attempt("folders", str(self.root), self.present) or []
        for name in (MANIFEST, TAGS):
            text = self.attempt("manifests", name, self.open, name) or b""
            listed.update(self.attempt("manifests", name, read_manifest, name, text) or {})
        for path in sorted(listed):
            self.attempt("files", path, self.file, path, listed[path])
        forms = self.attempt("forms", "", form_faults, self.root, self.files) or []
        surplus = sorted({*self.files} - {*listed, TAGS})
        self.faults += [*forms, *(("file_surplus", path, "", "") for path in surplus)]
        self.attempt("files", "bagit.txt", self.file, "bagit.txt", sha(BAGIT).hex())

    def signed(self, note: str, item: str) -> tuple[str, int, str]:
        """Signed text, size and root of a checkpoint that the key of this log really signed."""
        text, size, root, signatures = read_note(note, item)
        name, public, mark = read_key(self.key)
        ours = [s[4:] for who, s in signatures if who == name and s[:4].hex() == mark[:8]]
        holds = [ed25519_holds(public, text.encode(), signature) for signature in ours]
        epoch = re.fullmatch(re.escape(name) + r"(/[1-9]\d*)?", text.split("\n")[0])
        need(holds and epoch and False not in holds, "checkpoint_signature", item, name)
        self.unchecked += [("unchecked", item, "", "")] if None in holds else []
        return text, size, root

    def log(self, told: str, fingerprint: str) -> bool:
        """The records give the root that the key of the log signed, as the reader expects it."""
        self.key, self.note = (self.open(f"log/{n}").decode() for n in ("key.txt", "checkpoint"))
        self.mark = read_key(self.key)[2]
        self.records = self.open("log/records.jsonl").split(b"\n")
        need(self.records.pop() == b"", "malformed", "log/records.jsonl")
        self.roots = all_roots([sha(b"\0", record) for record in self.records])
        _, size, root = self.signed(self.note, "log/checkpoint")
        need(size == len(self.records) and root == self.roots[-1], "log_root", "log/records.jsonl")
        need(fingerprint in ("", self.mark), "key_changed", "--key", fingerprint, self.mark)
        need(told in ("", *self.roots[1:]), "root_not_printed", "--checkpoint-root", told, root)
        return True

    def leaf(self, entry: dict[str, Any], content: tuple[str, int], item: str) -> Any:
        """File, sheet and salt rebuild leaf and proof as the log has them; returns the sheet."""
        leaf, (body, note) = entry["leaf"], self.open(entry["proof"]).decode().split("\n\n", 1)
        head, extra, index, *path = body.split("\n")
        shape = (head, index, note) == ("c2sp.org/tlog-proof@v1", f"index {leaf}", self.note)
        need(shape, "proof_wrong", entry["proof"])
        known, raw = json.loads(base64.b64decode(extra[6:])), self.open(entry["sheet"])
        salt, logged = bytes.fromhex(known["salt"]), self.records[leaf]
        commit = hmac.new(salt, bytes.fromhex(content[0]), "sha256").hexdigest()
        sheet = hmac.new(salt, sha(raw), "sha256").hexdigest()
        need(sheet == json.loads(logged)["sheet"], "sheet_changed", entry["sheet"])
        record = dict(known["record"], commit=commit, sheet=sheet, size=content[1])
        rebuilt = json.dumps(record, sort_keys=True, separators=(",", ":")).encode()
        need(rebuilt == logged and record == known["record"], "leaf_changed", item)
        hashes = [base64.b64decode(one, validate=True) for one in path]
        root = root_from(sha(b"\0", rebuilt), leaf, len(self.records), hashes, entry["proof"])
        told = json.dumps({"record": record, "salt": salt.hex()}, sort_keys=True).encode()
        coded = [base64.b64encode(one).decode() for one in (told, *hashes, root)]
        same = [f"extra {coded[0]}", *coded[1:]] == [extra, *path, self.roots[-1]]
        need(same, "proof_wrong", entry["proof"])
        papers = json.loads(raw)
        need(papers["key"] == self.mark, "key_changed", entry["sheet"], papers["key"], self.mark)
        return papers

    def exhibit(self, entry: dict[str, Any], leaves: dict[int, Any]) -> None:
        """One exhibit: file, sheet, leaf, and the original it was made from."""
        name, path = entry["id"], entry["path"]
        self.used.add(path)
        told = self.leaf(entry, self.file(path), f"{name} {path}")
        for field in ("id", "sha256", "size", "kind", "title", "parent"):
            need(told[field] == entry[field], "index_wrong", f"{name} {field}", told[field])
        parent = entry["parent"] or {"leaf": None}
        original = leaves.get(parent["leaf"], parent)
        record = json.loads(self.records[entry["leaf"]])
        need((told["event"] == "masked") == (self.masked == "yes"), "mask_wrong", name)
        first = json.loads(self.records[parent["leaf"]]) if "commit" in parent else original
        same = all(first.get(one) == told for one, told in parent.items() if one != "leaf")
        need(same and record.get("parent") == parent["leaf"], "parent_wrong", name)

    def export(self) -> None:
        """The payload and the packet's own papers are what was signed at export."""
        sheet, proof = "custody/export.json", "proofs/export.tlog-proof"
        leaf = int(self.open(proof).split(b"\nindex ")[1].split(b"\n")[0])
        entry = {"leaf": leaf, "sheet": sheet, "proof": proof}
        told = self.leaf(entry, self.file(MANIFEST), MANIFEST)
        need(told["event"] == "exported", "payload_changed", sheet)
        self.masked = dict(told["bag"])["Zhendan-Masked"]
        for path, expected in told["papers"].items():
            need(sha(self.open(path)).hex() == expected, "payload_changed", path)
        wanted = "".join(f"{label}: {value}\n" for label, value in told["bag"])
        wanted += f"Zhendan-Checkpoint-Size: {len(self.records)}\n"
        wanted += f"Zhendan-Checkpoint-Root: {self.roots[-1]}\n"
        found = self.open("bag-info.txt").decode("utf-8")
        need(found == wanted, "payload_changed", "bag-info.txt", wanted, found)

    def stamp(self, entry: dict[str, Any], roots: bytes) -> None:
        """One RFC 3161 token over a checkpoint of this log, checked by the openssl program."""
        item, token = entry["token"], self.open(entry["token"])
        told = self.leaf(entry, self.file(item), item)
        text, size, root = self.signed(told["checkpoint"], entry["sheet"])
        chain = self.open(entry["chain"])
        need((root, sha(chain).hex()) == (self.roots[size], told["chain"]), "stamp_wrong", item)
        files = {"token": token, "chain": chain, "text": text.encode(), "roots": roots or chain}
        said = openssl("ts -reply -in token -text", files)
        if said is None:
            return self.unchecked.append(("unchecked", item, "", ""))
        found = re.search(r"Hash Algorithm: sha(?:256|384|512)\n.*Time stamp: (.{20})", said, re.S)
        shown = found.group(1) if found else said
        at = calendar.timegm(time.strptime(shown, "%b %d %H:%M:%S %Y"))
        asked = f"ts -verify -in token -data text -CAfile roots -untrusted chain -attime {at}"
        need("Verification: OK" in (openssl(asked, files) or ""), "stamp_wrong", item)
        self.stamps.append((size, entry["leaf"], at))
        self.notes.append((f"时间戳：{shown} UTC，{item}", f"time stamp: {shown} UTC, {item}"))

    def whole(self, roots: bytes) -> None:
        """Index, log and files name the same exhibits and stamps, and their times agree."""
        index = json.loads(self.open(INDEX))
        leaves = {entry["leaf"]: entry for entry in index["exhibits"]}
        for entry in index["exhibits"]:
            self.attempt("exhibits", str(entry["id"]), self.exhibit, entry, leaves)
        for entry in index["stamps"]:
            self.attempt("stamps", str(entry["token"]), self.stamp, entry, roots)
        names = {one["leaf"]: one["id"] for one in index["exhibits"] + index["not_included"]}
        need(index["key"] == self.mark, "key_changed", INDEX, index["key"], self.mark)
        records = [json.loads(record) for record in self.records]
        sealed = {i for i, one in enumerate(records) if one["type"] in ("sealed", "derived")}
        need(sealed == set(names), "index_wrong", INDEX, sorted(sealed), sorted(names))
        stamped = {i for i, one in enumerate(records) if one["type"] == "stamped"}
        need(stamped == {entry["leaf"] for entry in index["stamps"]}, "stamp_wrong", INDEX)
        for leaf, one in enumerate(records):
            at = calendar.timegm(time.strptime(one["at"], "%Y-%m-%dT%H:%M:%SZ"))
            for size, own, when in self.stamps:
                late = leaf < size and at > when + CLOCK_TOLERANCE_S
                early = leaf > own and at < when - CLOCK_TOLERANCE_S
                need(not late and not early, "time_odd", names.get(leaf, f"leaf {leaf}"), when, at)

    def run(self, printed: str = "", fingerprint: str = "", roots: bytes = b"") -> int:
        """Every check; the first two are what a reader typed in. 0 good, 1 wrong, 2 gaps."""
        self.bag()
        if self.attempt("logs", "log/", self.log, printed, fingerprint.lower()):
            self.attempt("exports", "custody/export.json", self.export)
            self.attempt("indexes", INDEX, self.whole, roots)
        spare = [p for p in self.files if p not in self.used and p[:5] != "data/"]
        self.faults += [] if self.faults else [("file_surplus", path, "", "") for path in spare]
        self.notes += [] if self.stamps else [("未经第三方时间戳", "not stamped by a third party")]
        self.notes += [] if printed or fingerprint else [ALONE]
        return 1 if self.faults else 2 if self.unchecked else 0


def main() -> int:
    """Check the packet this file lies in, or the one named, and say what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("packet", nargs="?", type=Path, default=Path(__file__).absolute().parent)
    asked.add_argument("--checkpoint-root", default="")
    asked.add_argument("--key", default="")
    asked.add_argument("--tsa-roots", type=Path)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    roots = given.tsa_roots.read_bytes() if given.tsa_roots else b""
    verdict = (done := Check(given.packet)).run(given.checkpoint_root, given.key, roots)
    found = [("✗", *one) for one in done.faults] + [("?", *one) for one in done.unchecked]
    told = [{"mark": m, "code": c, "item": i, "expected": e, "found": f} for m, c, i, e, f in found]
    said: dict[str, Any] = {"ok": verdict != 1, "exit": verdict, "root": done.roots[-1]}
    said.update(bad=told, notes=done.notes, checked=done.checked)
    say = json.JSONEncoder(ensure_ascii=False).encode
    lines = [f"{m} {say(i)}：{' / '.join(WORDS[c])} [{c}]" for m, c, i, *_ in found]
    lines += [f"· {zh} / {en}" for zh, en in done.notes] + [VERDICTS[verdict]]
    text = say(said) if given.json else "\n".join(lines)
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding, "backslashreplace") + b"\n")
    return verdict


if __name__ == "__main__":
    sys.exit(main())
