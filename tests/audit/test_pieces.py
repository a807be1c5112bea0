"""A large ledger is answered piece by piece, and answers as in one piece."""

import pytest

from tests.audit.rings.test_ring_measures import ring_of_doors
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit, outcomes_query, room


def test_pieces_answer_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for piece in (room.PIECE, 40):
        monkeypatch.setattr(room, "PIECE", piece)
        tables = DuckdbTables()
        ring_of_doors().load(tables)
        audit(tables, AuditRequest())
        answers.append(sorted(tables.rows(outcomes_query())))
    assert len(answers[0]) > 200
    assert answers[0] == answers[1]
