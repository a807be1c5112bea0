"""Cities to ship between, and invented addresses inside them."""

from zhendan_synth.facts import Address, City
from zhendan_synth.streams import Stream, running

CITIES = (
    City("北京市", "北京", "110100", 39.90, 116.40),
    City("上海市", "上海", "310100", 31.23, 121.47),
    City("广州市", "广东省", "440100", 23.13, 113.26),
    City("深圳市", "广东省", "440300", 22.54, 114.06),
    City("杭州市", "浙江省", "330100", 30.27, 120.16),
    City("宁波市", "浙江省", "330200", 29.87, 121.55),
    City("南京市", "江苏省", "320100", 32.06, 118.80),
    City("苏州市", "江苏省", "320500", 31.30, 120.58),
    City("成都市", "四川省", "510100", 30.57, 104.07),
    City("重庆市", "重庆", "500100", 29.56, 106.55),
    City("武汉市", "湖北省", "420100", 30.59, 114.31),
    City("西安市", "陕西省", "610100", 34.34, 108.94),
    City("长沙市", "湖南省", "430100", 28.23, 112.94),
    City("郑州市", "河南省", "410100", 34.75, 113.63),
    City("济南市", "山东省", "370100", 36.65, 117.12),
    City("青岛市", "山东省", "370200", 36.07, 120.38),
    City("合肥市", "安徽省", "340100", 31.82, 117.23),
    City("福州市", "福建省", "350100", 26.07, 119.30),
    City("厦门市", "福建省", "350200", 24.48, 118.09),
    City("南昌市", "江西省", "360100", 28.68, 115.86),
    City("沈阳市", "辽宁省", "210100", 41.80, 123.43),
    City("天津市", "天津", "120100", 39.08, 117.20),
    City("石家庄市", "河北省", "130100", 38.04, 114.51),
    City("昆明市", "云南省", "530100", 25.04, 102.71),
    City("南宁市", "广西壮族自治区", "450100", 22.82, 108.37),
    City("贵阳市", "贵州省", "520100", 26.65, 106.63),
    City("太原市", "山西省", "140100", 37.87, 112.55),
    City("哈尔滨市", "黑龙江省", "230100", 45.80, 126.53),
)
BY_NAME = {city.name: city for city in CITIES}
HUBS = tuple(BY_NAME[name] for name in ("武汉市", "郑州市", "南京市", "长沙市", "济南市", "成都市"))

_SIZE = running(
    [9, 10, 8, 8, 7, 4, 5, 5, 7, 6, 5, 4, 4, 4, 3, 3, 3, 3, 2, 3, 3, 3, 3, 2, 2, 2, 2, 2]
)
_DISTRICTS = ("示例区", "虚构区", "样例区", "假想区", "示例新区")
_TOWNS = ("示例街道", "虚构街道", "样例镇", "假想街道")
_ROADS = ("示例路", "虚构路", "样例大道", "假想街", "示例一巷", "虚构东路", "样例西街")
_KM_PER_LAT = 111.0
_KM_PER_LON = 95.0  # at the latitude of the Yangtze; good enough for travel times


def any_city(stream: Stream) -> City:
    """A city, large ones more often."""
    return stream.weighted(CITIES, _SIZE)


def any_address(stream: Stream) -> Address:
    """Somebody's home."""
    return address_in(any_city(stream), stream)


def address_in(city: City, stream: Stream) -> Address:
    """A home in `city`."""
    detail = f"{stream.pick(_ROADS)}{stream.between(1, 399)}号"
    block, room = stream.between(1, 28), stream.between(1, 18) * 100 + stream.between(1, 6)
    home = f"{block}栋{room}室" if stream.chance(0.7) else f"{block}-{room}"
    return Address(city, stream.pick(_DISTRICTS), stream.pick(_TOWNS), detail + home)


def retyped(address: Address) -> Address:
    """The same address as another hand would type it."""
    detail = address.detail
    other = detail.replace("栋", "-").replace("室", "") if "栋" in detail else detail + "室"
    return Address(address.city, address.district, address.town, other)


def kilometres(one: City, other: City) -> float:
    """The flat distance between two cities."""
    north = (one.lat - other.lat) * _KM_PER_LAT
    east = (one.lon - other.lon) * _KM_PER_LON
    return float((north * north + east * east) ** 0.5)
