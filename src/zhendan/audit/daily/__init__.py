"""每日更新: a ledger audited once takes in each day's orders without computing the past again."""

from zhendan.audit.daily.keep import keep_ledger
from zhendan.audit.daily.port import KeptTables
from zhendan.audit.daily.update import DayTaken, Turned, update_ledger

__all__ = ["DayTaken", "KeptTables", "Turned", "keep_ledger", "update_ledger"]
