"""Rooms that an ERP may use alone, handed through for the Python interface."""

from zhendan.evidence import Vault
from zhendan.rulebook import Rulebook

__all__ = ["Rulebook", "Vault"]
