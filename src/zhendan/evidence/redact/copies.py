"""Masked copies (脱敏件) of a case's exhibits: made once for a recipient, sealed, found again."""

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.domain import Exhibit, ExhibitId, MaskedCopy, Progress, Sha256, Silent, Text
from zhendan.evidence import sheets
from zhendan.evidence.readings import shelf
from zhendan.evidence.redact.commitments import Keys
from zhendan.evidence.redact.forms import has_a_way, learn_file, mask_file
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.made import NO_SAFE_WAY, Form, LeftOut
from zhendan.evidence.redact.masker import Known, Masker
from zhendan.evidence.redact.sight import Sight, sight
from zhendan.evidence.store import MASKED, Entry, Readings
from zhendan.evidence.vault import Vault

_SILENT = Silent()
RULES = 3
"""Version of the masking rules; a copy says by which it was made."""


@dataclass(frozen=True, slots=True)
class MaskingPlan:
    """For whom copies are made, under which keys, and what is known of the files' columns."""

    keys: Keys
    columns: Callable[[Exhibit], Mapping[str, str]] = lambda _: {}
    """Heading to `table.column` of the layout a file was recognised as; empty where unknown."""
    readings: Readings | None = None
    """Where words that were read in pictures are kept; without it they are read each time."""


@dataclass(frozen=True, slots=True)
class Masking:
    """The masked copies for one recipient, and which exhibits have none, with the reason."""

    recipient: str
    copies: tuple[MaskedCopy, ...] = ()
    left_out: Mapping[ExhibitId, Text] = field(default_factory=dict)
    known: Known = field(default_factory=Known, repr=False, compare=False)
    """The people of the case, for sentences about it."""
    sign: bytes = field(default=b"", repr=False, compare=False)
    """The key of the pseudonyms: sentences name a buyer as the copies do, and nobody can try
    names against it."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The data classes of the masked fields, `P2` to `P4`."""
        return tuple(sorted({each for one in self.copies for each in one.classes}))

    @property
    def persons_at_most(self) -> int:
        """How many people the copies speak of; one in two files counts twice."""
        return sum(one.persons_at_most for one in self.copies)

    def unless(self, *, unmasked: bool) -> "Masking | None":
        """The masking itself; none where a person decided to hand over the originals."""
        return None if unmasked else self

    def words(self, text: str) -> str:
        """A sentence with what patterns and the people of the case show in it masked."""
        keys = Keys(b"", "", self.recipient)
        return Masker(Sha256(""), keys, self.known, sign=self.sign).text(text, "")

    @property
    def people(self) -> dict[str, str]:
        """Whom typed columns of the case name, and what each value is."""
        return {value: str(kind) for value, kind in self.known.kinds.items()}

    def copy_of(self, exhibit: ExhibitId) -> MaskedCopy | None:
        """The copy that travels instead of an exhibit."""
        return next((one for one in self.copies if one.original == exhibit), None)


def mask_copies(
    vault: Vault, exhibits: Sequence[Exhibit], plan: MaskingPlan, *, progress: Progress = _SILENT
) -> Masking:
    """Make, or find again, the masked copy of each exhibit; all of them are durable and logged.

    The same exhibits give the same copies: nothing new is sealed a second time.
    """
    basis = plan.keys.basis(json.dumps([RULES, sorted(one.sha256 for one in exhibits)]))
    made = [entry for entry in vault.entries() if entry.event == MASKED]
    copies: list[MaskedCopy] = []
    left_out: dict[ExhibitId, Text] = {}
    with sight() as seeing:
        desk = _Desk(vault, exhibits, plan, basis, made, seeing)
        for exhibit in exhibits:
            copy = desk.copy_of(exhibit)
            if isinstance(copy, LeftOut):
                left_out[exhibit.id] = copy.why
            else:
                copies.append(copy)
            progress.advance()
        known = desk.known()
    return Masking(plan.keys.recipient, tuple(copies), left_out, known, plan.keys.pseudonym_key())


def masking_of(people: Mapping[str, str], recipient: str, sign: bytes) -> Masking:
    """A masking for sentences alone, from the people of a case as they were kept."""
    known = Known()
    for value, kind in people.items():
        known.learn(FieldKind(kind), value)
    return Masking(recipient, known=known, sign=sign)


def masked_copies(vault: Vault) -> tuple[MaskedCopy, ...]:
    """Every masked copy in the log, in order of leaf."""
    return tuple(as_copy(entry) for entry in vault.entries() if entry.event == MASKED)


def as_copy(entry: Entry) -> MaskedCopy:
    """A masked copy as its custody sheet tells it."""
    told, mask = sheets.read(entry), mask_of(entry)
    fields, classes = mask.get("fields"), mask.get("classes")
    return MaskedCopy(
        id=ExhibitId(str(told["id"])),
        original=ExhibitId(str(told["id"]).split("-")[0]),
        sha256=Sha256(entry.subject),
        size=entry.size,
        leaf=entry.leaf,
        recipient=str(mask.get("recipient", "")),
        fields=len(fields) if isinstance(fields, list) else 0,
        classes=tuple(map(str, classes)) if isinstance(classes, list) else (),
        persons_at_most=int(str(mask.get("persons_at_most", 0))),
    )


@dataclass(slots=True)
class _Desk:
    """Masks one exhibit after the other; the people of the case are learnt when first needed."""

    vault: Vault
    exhibits: Sequence[Exhibit]
    plan: MaskingPlan
    basis: str
    made: Sequence[Entry]
    """The copies that are in the log already."""
    seeing: Sight
    _known: Known | None = None

    def copy_of(self, exhibit: Exhibit) -> MaskedCopy | LeftOut:
        """The copy of one exhibit, found or made."""
        before = [one for one in self.made if _is_copy(one, exhibit, self.plan.keys)]
        for entry in reversed(before):
            if mask_of(entry).get("basis") == self.basis:
                return as_copy(entry)
        masker = Masker(exhibit.sha256, self.plan.keys, sight=self.seeing)
        with laid_out(self.vault, exhibit) as path:
            if not has_a_way(path):
                return NO_SAFE_WAY
            masker.known = self.known()
            with shelf(self.plan.readings, exhibit.sha256) as self.seeing.shelf:
                made = mask_file(path, masker, self.plan.columns(exhibit))
        if isinstance(made, LeftOut):
            return made
        return self._seal(exhibit, made, masker, before)

    def known(self) -> Known:
        """The people named in typed columns anywhere in the case."""
        if self._known is None:
            self._known = Known()
            for exhibit in self.exhibits:
                with laid_out(self.vault, exhibit) as path:
                    learn_file(path, self._known, self.plan.columns(exhibit))
        return self._known

    def _seal(
        self, exhibit: Exhibit, made: Form, masker: Masker, before: Sequence[Entry]
    ) -> MaskedCopy:
        """Keep the copy and write it into the log as derived from its original."""
        same = [
            one
            for one in before
            if one.subject == hashlib.sha256(made.content).hexdigest()
            and mask_of(one).get("fields") == [list(each) for each in masker.fields]
        ]
        if same:
            return as_copy(same[-1])
        again = str(len(before) + 1) if before else ""
        name = f"{exhibit.id}-{self.plan.keys.recipient[0].upper()}{again}"
        record = json.loads(self.vault.entries()[exhibit.leaf].record)
        facts = _facts(exhibit, name, made, masker, commit=str(record["commit"]))
        mask = {**mask_facts(made, masker), "basis": self.basis}
        return as_copy(self.vault.record(MASKED, io.BytesIO(made.content), {**facts, "mask": mask}))


def _is_copy(entry: Entry, exhibit: Exhibit, keys: Keys) -> bool:
    """Whether an entry is a copy of this exhibit for this recipient."""
    mask = mask_of(entry)
    of = sheets.parent_leaf(sheets.read(entry))
    return of == exhibit.leaf and (mask.get("recipient"), mask.get("case")) == (
        keys.recipient,
        keys.case,
    )


def mask_of(entry: Entry) -> Mapping[str, object]:
    """What a copy's sheet says of its masking."""
    told = sheets.read(entry).get("mask")
    return told if isinstance(told, dict) else {}


def _facts(
    exhibit: Exhibit, name: str, made: Form, masker: Masker, *, commit: str
) -> dict[str, object]:
    """What a copy's sheet says of the file; nothing of the original's name or its finder."""
    return {
        "id": name,
        "kind": str(exhibit.kind),
        "kind_words": exhibit.kind.words.zh,
        "title": masker.text(exhibit.title, "题名"),
        # Never the original's plain hash: where one number is masked, trying all would find it.
        "parent": {"leaf": exhibit.leaf, "commit": commit},
        "provenance": {
            "original_name": name + made.suffix,
            "obtained_how": "masked_copy",
            "source": str(exhibit.provenance.source),
        },
    }


def mask_facts(made: Form, masker: Masker) -> dict[str, object]:
    """How a copy was masked: rules, counts by kind, and a commitment for each field."""
    return {
        "recipient": masker.keys.recipient,
        "case": masker.keys.case,
        "rules": RULES,
        "form": made.form,
        "counts": dict(sorted(masker.counts.items())),
        "classes": sorted({FieldKind(kind).data_class for kind in masker.counts}),
        "persons_at_most": masker.persons,
        "fields": [list(one) for one in masker.fields],
    }


@contextmanager
def laid_out(vault: Vault, exhibit: Exhibit) -> Iterator[Path]:
    """The sealed bytes as a file of no telling name in a folder that nobody else may read."""
    with TemporaryDirectory(prefix="zhendan-mask-") as folder:
        place = Path(folder) / "original"
        with place.open("wb") as copy:
            vault.copy(exhibit, copy)
        yield place
