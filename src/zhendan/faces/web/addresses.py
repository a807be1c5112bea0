"""Addresses that templates ask for."""

from urllib.parse import quote


def csv_of(name: str, case: str = "", query: str = "") -> str:
    """Where a list is downloaded; `query` as it stands in an address."""
    root = f"/cases/{quote(case, safe='')}" if case else ""
    return f"{root}/lists/{name}.csv{'?' + query if query else ''}"
