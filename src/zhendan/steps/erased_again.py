"""A backup that is put back keeps no original that was erased by rule after it was made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import ExhibitId, ZhendanError
from zhendan.evidence import Care, Vault, erase, erasures_to_repeat
from zhendan.steps.wiring import wire, wire_reading
from zhendan.steps.wiring.keeping import keys_destroyed

_BY_KEY = Care(
    by="zhendan restore",
    reason="备份之后密钥已按规定销毁 (its key was destroyed by rule after this backup)",
    tool="zhendan restore",
)
_KEY, _LIST = "keys/log.pem", "backup.json"


@dataclass(frozen=True, slots=True)
class Repeated:
    """What was erased again, and later states beside the backup that could not be read."""

    exhibits: tuple[ExhibitId, ...] = ()
    unread: tuple[str, ...] = ()


def repeat_erasures(place: Path, source: Path, later: Sequence[Path]) -> Repeated:
    """Erase in `place`, put back from `source`, what later states of its log record as erased.

    `later` are workspaces or backups that somebody named; backups of the same vault that lie
    beside `source` are asked too. Raises `ErasuresForeign`.
    """
    unread: list[str] = []
    done: dict[ExhibitId, None] = {}
    for one in later:
        done |= dict.fromkeys(_repeated(place, one))
    for one in _beside(source):
        try:
            done |= dict.fromkeys(_repeated(place, one))
        except ZhendanError:
            unread.append(one.name)
    done |= dict.fromkeys(_without_keys(place))
    return Repeated(tuple(done), tuple(unread))


def _repeated(place: Path, later: Path) -> Iterator[ExhibitId]:
    """Erase what one later state records as erased; nothing is written where there is nothing."""
    with wire_reading(later) as told:
        with wire_reading(place) as wiring:
            if not erasures_to_repeat(wiring.vault, told.vault):
                return
        with wire(place) as wiring:
            yield from _erased(wiring.vault, told.vault)


def _erased(vault: Vault, later: Vault) -> Iterator[ExhibitId]:
    for exhibit, care in erasures_to_repeat(vault, later):
        erase(vault, exhibit, care, holds=())  # it was lawful when it was done
        yield exhibit.id


def _without_keys(place: Path) -> Iterator[ExhibitId]:
    """Erase what the copy of the keys tells to be erased; no later log is needed for that."""
    gone = keys_destroyed(place)
    with wire_reading(place) as wiring:
        left = [one for one in wiring.vault.kept() if one.sha256 in gone]
    if left:
        with wire(place) as wiring:
            for exhibit in left:
                erase(wiring.vault, exhibit, _BY_KEY, holds=())  # lawful when it was done
                yield exhibit.id


def _beside(source: Path) -> Iterator[Path]:
    """Other backups of the same vault that lie beside this one."""
    mine = source.resolve()
    for one in sorted(mine.parent.iterdir()):
        if one != mine and (one / _LIST).is_file() and _same_key(one, mine):
            yield one


def _same_key(one: Path, other: Path) -> bool:
    keys = [place / _KEY for place in (one, other)]
    return all(key.is_file() for key in keys) and keys[0].read_bytes() == keys[1].read_bytes()
