"""The evidence packet (证据包): what is handed over, and how a stranger can check it."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.domain import CaseId, ExhibitId, Sha256, Text
from zhendan.evidence import sheets
from zhendan.evidence.bag import BagWriter
from zhendan.evidence.errors import ExhibitUnknown, OriginalAltered
from zhendan.evidence.notes import Checkpoint
from zhendan.evidence.papers import (
    bag_info,
    exhibit_of,
    id_of,
    log_files,
    one_line,
    paper,
    papers_of,
    place_of,
    requests_of,
    sheets_and_proofs,
    stamp_paths,
    tokens_of,
)
from zhendan.evidence.profile import Profile
from zhendan.evidence.redact.copies import Masking
from zhendan.evidence.shipped.verify import INDEX
from zhendan.evidence.store import MASKED, Entry
from zhendan.evidence.vault import Vault

PAPERS = ("README.md", "opening.py", "verify.html", "verify.py", "说明.md")
NEUTRALITY = Text(
    "本证据包所附存证日志由当事商家自行运行的软件生成，不是中立第三方存证。可信时间戳只说明："
    "在其所载时刻之前，所列文件已以现有内容存在；它不证明内容真实，也不证明该时刻之前未被改动。"
    "请使用所附方法或通用工具自行验证。",
    "The log in this packet was kept by software run by the shop itself; it is not neutral"
    " third-party storage. A trusted time stamp shows only that the listed files existed with"
    " this content before the time it bears; it does not show that the content is true, nor that"
    " it was unaltered earlier. Please check for yourself with the enclosed method or with common"
    " tools.",
)


@dataclass(frozen=True, slots=True)
class PacketPlan:
    """What goes into a packet and how it is described."""

    vault: Vault
    case: CaseId
    shop_name: str
    dossier: Mapping[str, bytes]
    """File name to bytes, e.g. `申诉材料.pdf`; they go into `data/申诉材料/`."""
    exhibits: tuple[ExhibitId, ...]
    """Which exhibits go in (see `choose`); the others are named as not included."""
    profile: Profile = Profile.PLATFORM
    masking: Masking | None = None
    """The masked copies that travel instead of the originals; None hands over the originals."""
    disclosure: Mapping[str, object] = field(default_factory=dict)
    """Who gets it, what for, on which ground: the line of the disclosure ledger (对外提供记录)."""
    synthetic: bool = False
    """The case is openly invented; the packet says so."""
    software: str = "zhendan"


@dataclass(frozen=True, slots=True)
class Packed:
    """Where a packet lies and what holds it together."""

    path: Path
    checkpoint: Checkpoint
    included: tuple[ExhibitId, ...]
    left_out: tuple[ExhibitId, ...]
    manifest_sha256: Sha256
    unmasked: tuple[ExhibitId, ...] = ()
    """Exhibits that stay out of a masked packet because no safe masking of them exists."""


def build_packet(out: Path, packet: PacketPlan) -> Packed:
    """Write the packet to `out`, whole or not at all, and record the export in the log.

    The same state gives the same bytes: a second export of it changes nothing in the log either.
    Raises `ExhibitUnknown`, `FolderTaken`, `PathUnsafe`.
    """
    entries = packet.vault.entries()
    sealed = [one for one in entries if one.exhibit is not None]
    listed = [one for one in entries if one.exhibit is not None or one.event == MASKED]
    stamps = [one for one in entries if one.event == "stamped"]
    chosen = _travelling(packet, _chosen(sealed, packet.exhibits), entries)
    writer = BagWriter(out)
    _payload(writer, packet, chosen)
    writer.add(INDEX, io.BytesIO(_index(packet, listed, chosen=chosen, stamps=stamps)))
    papers = {name: paper(name) for name in PAPERS} | requests_of(stamps)
    described = _bag(packet, sealed, writer.oxum(), len(stamps))
    export = _record(packet, writer.manifest(), described, papers)
    checkpoint = packet.vault.newest()
    papers |= log_files(packet.vault, checkpoint) | tokens_of(packet.vault, stamps)
    papers |= sheets_and_proofs([*chosen, *stamps, export], packet.vault, checkpoint)
    papers["bag-info.txt"] = bag_info(described, checkpoint)
    for path, raw in sorted(papers.items()):
        writer.add(path, io.BytesIO(raw))
    inside = {one.leaf for one in chosen}
    return Packed(
        path=writer.finish(),
        checkpoint=checkpoint,
        included=tuple(id_of(one) for one in chosen),
        left_out=tuple(
            exhibit_of(one).id for one in sealed if not inside & {one.leaf, _copy_leaf(packet, one)}
        ),
        manifest_sha256=export.subject,
        unmasked=tuple(packet.masking.left_out) if packet.masking else (),
    )


def _travelling(
    packet: PacketPlan, chosen: Sequence[Entry], entries: Sequence[Entry]
) -> list[Entry]:
    """The originals, or, where masks are worn, their copies; what has no copy stays out."""
    if packet.masking is None:
        return list(chosen)
    leaves = (_copy_leaf(packet, one) for one in chosen)
    return [entries[leaf] for leaf in leaves if leaf is not None]


def _copy_leaf(packet: PacketPlan, entry: Entry) -> int | None:
    """The leaf of the copy that travels instead of an original."""
    made = packet.masking.copy_of(exhibit_of(entry).id) if packet.masking else None
    return made.leaf if made else None


def _payload(writer: BagWriter, packet: PacketPlan, chosen: Sequence[Entry]) -> None:
    """The dossier as given, and the originals byte for byte."""
    for name, content in sorted(packet.dossier.items()):
        writer.add(f"data/申诉材料/{name}", io.BytesIO(content))
    for entry in chosen:
        with packet.vault.open(entry.subject) as original:
            written = writer.add(place_of(entry), original)
        if written != entry.subject:
            raise OriginalAltered(exhibit=exhibit_of(entry).id)


def _record(
    packet: PacketPlan,
    manifest: bytes,
    described: Sequence[tuple[str, str]],
    papers: Mapping[str, bytes],
) -> Entry:
    """Write the export into the log: the payload's manifest, and what describes the bag."""
    hashes = {path: hashlib.sha256(raw).hexdigest() for path, raw in papers.items()}
    facts = {
        "case": packet.case,
        "bag": [list(one) for one in described],
        "papers": hashes,
        "disclosure": dict(packet.disclosure),
    }
    return packet.vault.record("exported", io.BytesIO(manifest), facts)


def _chosen(sealed: Sequence[Entry], wanted: Sequence[ExhibitId]) -> list[Entry]:
    """The entries of the wanted exhibits, in order of number. Raises `ExhibitUnknown`."""
    known = {exhibit_of(one).id for one in sealed}
    for exhibit in wanted:
        if exhibit not in known:
            raise ExhibitUnknown(exhibit=exhibit)
    return [one for one in sealed if exhibit_of(one).id in wanted]


def _index(
    packet: PacketPlan, listed: Sequence[Entry], *, chosen: Sequence[Entry], stamps: Sequence[Entry]
) -> bytes:
    """The list of exhibits (凭证目录): what is here, what is not, and which papers show it."""
    inside = {one.leaf for one in chosen}
    outside = [one for one in listed if one.leaf not in inside]
    stayed = [one for one in outside if one.exhibit and _copy_leaf(packet, one) not in inside]
    unmasked = packet.masking.left_out if packet.masking else {}
    told = {
        "v": 1,
        "case": packet.case,
        "profile": str(packet.profile),
        "masked": packet.masking is not None,
        "synthetic": packet.synthetic,
        "neutrality": {"zh": NEUTRALITY.zh, "en": NEUTRALITY.en},
        "key": packet.vault.key_fingerprint,
        "exhibits": [_listed(one) for one in chosen],
        "not_included": [{"id": id_of(one), "leaf": one.leaf} for one in outside],
        "not_included_words": {
            "zh": f"未收入：{len(stayed)} 份（按接收方「{packet.profile.words.zh}」的范围）",
            "en": f"not included: {len(stayed)} exhibits, by profile {packet.profile.words.en}",
        },
        "not_masked": [
            {"id": one, "zh": unmasked[one].zh, "en": unmasked[one].en}
            for one in packet.exhibits
            if one in unmasked
        ],
        "stamps": [stamp_paths(one, stamps) for one in stamps],
    }
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _listed(entry: Entry) -> dict[str, object]:
    """One exhibit's line in the index."""
    sheet, proof = papers_of(entry)
    told = sheets.read(entry)
    same = {name: told[name] for name in ("id", "sha256", "size", "kind", "title", "parent")}
    more = {"kind_words": told["kind_words"], "leaf": entry.leaf, "path": place_of(entry)}
    return {**same, **more, "sheet": sheet, "proof": proof}


def _bag(
    packet: PacketPlan, sealed: Sequence[Entry], oxum: str, stamps: int
) -> list[tuple[str, str]]:
    """The fields of bag-info.txt that do not depend on the final checkpoint."""
    last = sheets.read(sealed[-1])["at"] if sealed else ""
    return [
        ("Source-Organization", one_line(packet.shop_name)),
        ("External-Identifier", one_line(packet.case)),
        ("Bagging-Date", str(last)[:10]),
        ("Payload-Oxum", oxum),
        ("Bag-Software-Agent", one_line(packet.software)),
        ("BagIt-Profile-Identifier", "urn:zhendan:bagit-profile:1"),
        ("Zhendan-Profile", str(packet.profile)),
        ("Zhendan-Masked", "no" if packet.masking is None else "yes"),
        ("Zhendan-Synthetic", "yes" if packet.synthetic else "no"),
        ("Zhendan-Time-Stamps", str(stamps)),
        ("Zhendan-Log-Origin", packet.vault.key.split("+")[0]),
        ("Zhendan-Key-Fingerprint", packet.vault.key_fingerprint),
    ]
