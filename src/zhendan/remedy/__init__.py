"""整改."""

__all__: list[str] = []
