"""信誉."""

__all__: list[str] = []
