"""真单 Zhendan."""
