"""报告: the self-contained report page of one case, in Chinese or English."""

from zhendan.faces.report.render import render

__all__ = ["render"]
