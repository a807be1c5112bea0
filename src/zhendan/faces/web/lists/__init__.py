"""Every list of the workbench as a table to download: one door, one writer, one table of lists."""

from zhendan.faces.web.lists.door import of_case, of_shop
from zhendan.faces.web.lists.known import LISTS

__all__ = ["LISTS", "of_case", "of_shop"]
