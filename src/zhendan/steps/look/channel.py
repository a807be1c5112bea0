"""Violations and results of an interface, as plain data."""

from typing import Any

from zhendan.casework import AppealResult, Violation

Data = dict[str, Any]


def violation_data(one: Violation) -> Data:
    """One violation."""
    return {
        "id": one.id,
        "created_at": one.created_at.isoformat() if one.created_at else None,
        "reason": one.reason,
        "items": list(one.items),
        "rule_name": one.rule_name,
        "rule_url": one.rule_url,
    }


def result_data(one: AppealResult) -> Data:
    """One attempt."""
    return {
        "id": one.id,
        "at": one.at.isoformat() if one.at else None,
        "count": one.count,
        "state": str(one.state),
        "said": one.said,
        "by_provider": one.by_provider,
    }
