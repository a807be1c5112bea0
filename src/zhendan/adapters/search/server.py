"""The index on the PostgreSQL server that keeps the ledger."""

from collections.abc import Iterable

from zhendan.adapters.ledger.postgres import server_words
from zhendan.adapters.ledger.server_errors import DriverMissing
from zhendan.adapters.search.grams import asked_for, pieces, runs, tokens
from zhendan.domain import CaseId, CaseText

try:
    import psycopg
except ModuleNotFoundError as missing:
    raise DriverMissing from missing

_TABLES = """
CREATE TABLE IF NOT EXISTS search_said (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, shown TEXT NOT NULL,
  few BOOLEAN NOT NULL);
CREATE INDEX IF NOT EXISTS search_said_of ON search_said (case_id);
CREATE TABLE IF NOT EXISTS search_piece (said BIGINT NOT NULL REFERENCES search_said
  ON DELETE CASCADE, told TSVECTOR NOT NULL);
CREATE INDEX IF NOT EXISTS search_piece_of ON search_piece (said);
CREATE INDEX IF NOT EXISTS search_told ON search_piece USING gin (told)
"""
_HELD = "id IN (SELECT said FROM search_piece WHERE told @@ %s::tsquery)"
_NOT_YET = (psycopg.errors.UndefinedTable,)


class ServerIndex:
    """Answers `TextIndex` in the database of the ledger, whose single writer fills it."""

    def __init__(self, address: str) -> None:
        self._address = address

    def put(self, case: CaseId, texts: Iterable[CaseText]) -> None:
        """The texts take the place of all earlier ones of the case, or nothing changes."""
        with server_words(), psycopg.connect(self._address) as db:
            for statement in _TABLES.split(";"):
                db.execute(statement)
            db.execute("DELETE FROM search_said WHERE case_id = %s", (case,))
            for text in texts:
                _add(db, text)

    def find(self, asked: str, *, few: bool, most: int) -> tuple[tuple[CaseText, ...], int]:
        """The first texts that hold every run of what is asked, and how many there are."""
        wanted = [_matching(run) for run in runs(asked)]
        if not wanted:
            return (), 0
        where = " AND ".join([_HELD] * len(wanted)) + ("" if few else " AND NOT few")
        query = f"SELECT case_id, kind, shown, place, few FROM search_said WHERE {where}"
        with server_words(), psycopg.connect(self._address) as db:
            try:
                count = db.execute(f"SELECT count(*) FROM ({query}) AS found", wanted).fetchone()
            except _NOT_YET:
                return (), 0
            rows = db.execute(f"{query} ORDER BY id LIMIT %s", [*wanted, most]).fetchall()
        return tuple(map(_text, rows)), int(str(count[0])) if count else 0


def _text(row: tuple[object, ...]) -> CaseText:
    case, kind, shown, place = map(str, row[:-1])
    return CaseText(CaseId(case), kind, shown, place, bool(row[-1]))


def _add(db: "psycopg.Connection[tuple[object, ...]]", text: CaseText) -> None:
    """One text with its pieces; a server keeps no zero character."""
    shown = text.text.replace("\x00", " ")
    made = db.execute(
        "INSERT INTO search_said (case_id, kind, place, shown, few)"
        " VALUES (%s, %s, %s, %s, %s) RETURNING id",
        (text.case, text.kind, text.place, shown, text.few),
    ).fetchone()
    told = [(made[0] if made else None, _vector(part)) for part in pieces(shown)]
    with db.cursor() as cursor:
        cursor.executemany("INSERT INTO search_piece VALUES (%s, %s::tsvector)", told)


def _vector(text: str) -> str:
    """The pairs with their places, written as the engine reads them: its own words stay out."""
    places: dict[str, list[str]] = {}
    for place, token in enumerate(tokens(text), 1):
        places.setdefault(token, []).append(str(place))
    return " ".join(f"'{token}':{','.join(at)}" for token, at in places.items())


def _matching(run: str) -> str:
    """The query for one run: its pairs in a row, or words that begin with its one character."""
    pairs, begins = asked_for(run)
    return f"'{pairs[0]}':*" if begins else " <-> ".join(f"'{pair}'" for pair in pairs)
