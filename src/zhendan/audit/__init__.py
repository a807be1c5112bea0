"""核查."""

__all__: list[str] = []
