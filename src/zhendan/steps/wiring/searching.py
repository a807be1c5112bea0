"""Where a workspace's texts are indexed: a file of its own, or the server that has its ledger."""

from pathlib import Path

from zhendan.adapters.search.file import FileIndex
from zhendan.domain import TextIndex
from zhendan.steps.wiring.ledgers import server_of

FILE = "search.sqlite"


def text_index(workspace: Path) -> TextIndex:
    """The index of a workspace. Raises `LedgerElsewhere`."""
    address = server_of(workspace)
    if not address:
        return FileIndex(workspace / FILE)
    from zhendan.adapters.search.server import ServerIndex

    return ServerIndex(address)
