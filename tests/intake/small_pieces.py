"""The reader of large files with pieces so small that rows stand across their ends."""

import os

from zhendan.adapters.tables import large_files
from zhendan.formats.readers import pieces
from zhendan.intake.bulk import by_rows, files
from zhendan.intake.child.main import main

SIZE = "TEST_PIECE_SIZE"
FEW = 20
"""Orders held at once."""

if __name__ == "__main__":
    pieces.PIECE = int(os.environ[SIZE])
    files.FEWEST_BYTES = 0
    by_rows.AT_ONCE = FEW
    main(large_files.read)
