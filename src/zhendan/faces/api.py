"""The Python interface: the same as the command line, as functions that return plain values."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zhendan.domain import AuditReport, OrderId, Progress, Silent, Verification
from zhendan.faces.case_run import Order, run_inbox
from zhendan.faces.case_work import CaseWork, open_case
from zhendan.steps import Errand, check_packet, read_mapping, wire
from zhendan.steps.look.ledger_audit import audit_ledger
from zhendan.steps.rooms import Rulebook, Vault

__all__ = ["CaseWork", "Rulebook", "Vault", "audit", "open_case", "open_vault", "run", "verify"]


def run(
    inbox: Path | str,
    *,
    out: Path | str,
    data: Path | str = "zhendan-data",
    lang: str = "zh",
    errand: Errand | None = None,
) -> dict[str, object]:
    """Steps 1–3 on a folder: read, seal, audit, draft; report, dossier and packet under `out`.

    Returns the JSON document of `zhendan run` (case, deadline, files, orders, gaps, packet,
    dossier, next). The same inbox again writes nothing and says `changed: False`. Raises
    `ZhendanError` subclasses, each with what, why and what next in two languages.
    """
    order = Order(Path(out), Path(data), lang, errand or Errand())
    return run_inbox(Path(inbox), order).data


def audit(
    orders: Path | str,
    *,
    mapping: Path | str | None = None,
    out: Path | str | None = None,
    explain: Sequence[str] = (),
    progress: Progress | None = None,
) -> AuditReport:
    """Audit a bare order table (CSV or Parquet) or a folder of exports, without a case.

    `mapping` is a YAML file, canonical name to heading. `explain` names orders to explain in
    full; every order is counted. `out` receives one row per order as Parquet. Nothing is kept.
    Raises `LedgerUnreadable`, `LedgerColumnMissing`, `MappingUnusable`.
    """
    known = read_mapping(Path(mapping)) if mapping else None
    errand = Errand(mappings=(known,) if known else (), progress=progress or Silent())
    done = audit_ledger(
        Path(orders),
        mapping=known,
        out=Path(out) if out else None,
        orders=[OrderId(number) for number in explain],
        errand=errand,
    )
    return done.report


def verify(packet: Path | str, *, key: str = "", root: str = "") -> Verification:
    """Check a packet or bag. `exit_code` is 0 intact, 1 wrong, 2 not wholly checked.

    `key` and `root` are what the reader has from elsewhere, for example from the printed dossier;
    without them a packet that was remade as a whole cannot be told from the true one.
    """
    return check_packet(Path(packet), key=key, root=root)


@contextmanager
def open_vault(data: Path | str) -> Iterator[Vault]:
    """The vault of a workspace, as its only writer. Raises `FolderBusy`, `LedgerNotDurable`."""
    with wire(Path(data)) as wiring:
        yield wiring.vault
