"""The reader of large files: a child process with an engine of its own."""

from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.intake.bulk.files import read_large
from zhendan.intake.child.main import main
from zhendan.intake.opening import Opener
from zhendan.intake.taking import Taking

THREADS = 2
MEMORY = "600MB"


def read(opener: Opener, taking: Taking) -> bool:
    """Read one file with tables that are thrown away afterwards."""
    tables = DuckdbTables(threads=THREADS, memory_limit=MEMORY)
    try:
        return read_large(opener, taking, tables.bulk(taking.settings.secret))
    finally:
        tables.close()


if __name__ == "__main__":
    main(read)
