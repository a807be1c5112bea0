"""The towns that a parcel's way is drawn over."""

from zhendan.audit import town_dots

__all__ = ["town_dots"]
