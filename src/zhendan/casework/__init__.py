"""案件."""

__all__: list[str] = []
