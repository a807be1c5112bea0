"""The signed log: records are added at the tree's right edge, and nothing old is read for it."""

from collections.abc import Callable, Sequence

from zhendan.domain import Fault
from zhendan.evidence import sheets
from zhendan.evidence.errors import CheckpointRefused, KeyReplaced, VaultDamaged
from zhendan.evidence.merkle import Edge, Node, leaf_hash, shown
from zhendan.evidence.notes import (
    Checkpoint,
    key_line,
    key_name,
    open_checkpoint,
    sign_checkpoint,
)
from zhendan.evidence.store import Entry, Signer, VaultStore


class Log:
    """Appends entries and signs what is durable; one record costs O(log n), however many lie there.

    The tree's inner nodes are kept beside the records. They are believed only as far as they
    give the root that was signed last; `verify` computes every one of them again.
    """

    def __init__(
        self, store: VaultStore, signer: Signer, *, unsound: Callable[[Entry], Sequence[Fault]]
    ) -> None:
        """`unsound` names what is wrong with an entry that an interrupted run left unsigned."""
        self._store, self._signer, self._unsound = store, signer, unsound
        self._edge: Edge | None = None

    @property
    def key(self) -> str:
        """The verifier key line, as every packet carries it."""
        return key_line(key_name(self._store.origin()), self._signer.public_key())

    @property
    def key_fingerprint(self) -> str:
        """Hex fingerprint of the signing key, as printed in every dossier and sheet."""
        return sheets.fingerprint_of(self.key)

    def settle(self) -> None:
        """Take up where the last run stopped: known key, every durable record signed.

        Raises `KeyReplaced`, `VaultDamaged`.
        """
        signed = self._signed()
        edge = self._at_hand(signed)
        if signed is None or signed.size < edge.size:
            self._sign(edge)

    def append(self, entries: Sequence[Entry]) -> None:
        """Commit entries, then sign the log as it stands; only then may a caller be told."""
        if not entries:
            return
        edge = self._at_hand(self._signed())
        nodes = [node for one in entries for node in edge.push(leaf_hash(one.record))]
        # Until the commit has succeeded, the edge in memory is ahead of the disk.
        self._edge = None
        self._store.add(entries, nodes)
        self._edge = edge
        self._sign(edge)

    def newest(self) -> Checkpoint:
        """The checkpoint over everything in the log."""
        signed = self._signed()
        if signed is None:
            raise VaultDamaged(item="checkpoint")
        return signed

    def over_leaf(self, leaf: int) -> Checkpoint:
        """The first checkpoint that covers a record."""
        note = self._store.checkpoint_over(leaf)
        if not note:
            raise VaultDamaged(item=f"checkpoint over leaf {leaf}")
        return open_checkpoint(note, self.key)

    def _signed(self) -> Checkpoint | None:
        """The newest checkpoint. Raises `KeyReplaced` where another key signed it."""
        note = self._store.last_checkpoint()
        if not note:
            return None
        try:
            return open_checkpoint(note, self.key)
        except CheckpointRefused as refused:
            first = next(iter(self._store.entries(0, 1)), None)
            known = sheets.parts(first).get("key", "?") if first else "?"
            raise KeyReplaced(expected=known, found=self.key_fingerprint) from refused

    def _at_hand(self, signed: Checkpoint | None) -> Edge:
        """The tree's right edge, anchored in the last signature."""
        size = self._store.size()
        if self._edge is None or self._edge.size != size:
            self._edge = self._recalled(signed, size)
        return self._edge

    def _recalled(self, signed: Checkpoint | None, size: int) -> Edge:
        """The edge from the kept nodes; records after the last signature are checked first."""
        start = signed.size if signed else 0
        if start > size:
            raise VaultDamaged(item=f"leaf {size}")
        edge = Edge.recall(start, self._store.node)
        if edge is None or (signed is not None and shown(edge.root()) != signed.root):
            raise VaultDamaged(item="tree")
        for entry in self._store.entries(start):
            found = self._unsound(entry)
            if found:
                raise VaultDamaged(item=f"{found[0].item} ({found[0].code})")
            edge.push(leaf_hash(entry.record))
        return edge

    def _sign(self, edge: Edge) -> None:
        """Sign and keep the checkpoint over every record."""
        root = shown(edge.root())
        made = sign_checkpoint(self._store.origin(), edge.size, root, signer=self._signer)
        self._store.keep_checkpoint(made.size, made.note)


def nodes_of(records: Sequence[bytes]) -> list[Node]:
    """Every full subtree of the tree over these records, in the order in which they arise."""
    edge = Edge(0, [])
    return [node for one in records for node in edge.push(leaf_hash(one))]
