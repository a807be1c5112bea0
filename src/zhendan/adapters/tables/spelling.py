"""The shared subset in Spark's spelling; sqlglot parses, so that no text is patched by hand."""

from functools import lru_cache


@lru_cache(maxsize=512)
def spelled(query: str) -> str:
    """A query of the shared subset as Spark reads it.

    Spark keeps no common table between two mentions; the hint that asks for it is left out.
    """
    import sqlglot
    from sqlglot import exp

    tree = sqlglot.parse_one(query, read="duckdb")
    for part in tree.find_all(exp.CTE):
        part.set("materialized", None)
    return str(tree.sql(dialect="spark"))
