"""Names of things, kept apart so that an order cannot be passed for a waybill."""

from typing import NewType

CaseId = NewType("CaseId", str)
"""Our own name of a case, for example `taobao-WG20260620000001`."""

OrderId = NewType("OrderId", str)
"""The platform's order number, as text; never cast to a number (it would lose digits)."""

ExhibitId = NewType("ExhibitId", str)
"""The number of an exhibit inside its case: `E001`, `E002` …, in order of sealing."""

PersonId = NewType("PersonId", str)
"""Who acted: an account or a name a person gave; never looked up elsewhere."""

Sha256 = NewType("Sha256", str)
"""Lower-case hex SHA-256 of a file's bytes, 64 characters."""
