"""存证."""

__all__: list[str] = []
