"""申诉."""

__all__: list[str] = []
