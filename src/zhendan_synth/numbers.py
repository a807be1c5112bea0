"""Order numbers and waybills in the shapes platforms and couriers use, all of them invented."""

from datetime import datetime

from zhendan_synth.facts import CHINA

_START = datetime(2025, 1, 1, tzinfo=CHINA)
_WAYBILL = {
    "顺丰速运": "SF0000{:09d}",
    "中通快递": "78000{:09d}",
}
COURIER_CODES = {"顺丰速运": "shunfeng", "中通快递": "zhongtong"}


class Numbering:
    """Gives each order of one shop its number: it grows with time and tells nothing else."""

    def __init__(self, platform: str) -> None:
        self._platform = platform
        self._given: set[int] = set()

    def give(self, at: datetime, draw: float) -> str:
        """The next free number for an order made at `at`; `draw` fills its last digits."""
        body = int((at - _START).total_seconds()) * 1000 + int(draw * 1000)
        while body in self._given:
            body += 1
        self._given.add(body)
        return _shape(self._platform, body, at)


class Roll:
    """The shop's rolls of waybill labels: numbers are used up as time passes, none twice."""

    def __init__(self) -> None:
        self._used: set[tuple[str, int]] = set()

    def tear(self, courier: str, handed: datetime, draw: float) -> str:
        """The next free number of `courier` for a parcel handed over at `handed`."""
        minutes = int((handed - _START).total_seconds()) // 60
        return self.take(courier, 10_000_000 + minutes * 400 + int(draw * 24_000))

    def take(self, courier: str, serial: int) -> str:
        """The number `serial`, or the next free one."""
        while (courier, serial) in self._used:
            serial += 1
        self._used.add((courier, serial))
        return _WAYBILL[courier].format(serial % 1_000_000_000)


def _shape(platform: str, body: int, at: datetime) -> str:
    """The platform's own form around eleven digits."""
    if platform == "jd":
        return f"3{body:012d}"
    if platform == "pdd":
        return f"{at:%y%m%d}-6000{body:011d}"
    if platform == "douyin":
        return f"69170000{body:011d}"
    return f"33000000{body:011d}"
