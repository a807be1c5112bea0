"""Which saved answers about a shop's standing can be read."""

from zhendan.adapters.channels.health import Health, HealthMetric, PointChange, read_health

__all__ = ["Health", "HealthMetric", "PointChange", "read_health"]
