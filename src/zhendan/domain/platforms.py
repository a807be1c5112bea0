"""What the platforms are called; their rules and wording live in rule files, never here."""

from zhendan.domain.notices import Notice
from zhendan.domain.text import Text

_NAMES = {
    "taobao": Text("淘宝", "Taobao"),
    "tmall": Text("天猫", "Tmall"),
    "jd": Text("京东", "JD"),
    "pdd": Text("拼多多", "Pinduoduo"),
    "douyin": Text("抖音电商", "Douyin Shop"),
    "kuaishou": Text("快手小店", "Kuaishou Shop"),
    "wechat_store": Text("微信小店", "WeChat Store"),
    "xiaohongshu": Text("小红书", "Xiaohongshu"),
    "1688": Text("1688", "1688"),
    "youzan": Text("有赞", "Youzan"),
    "tiktok_shop": Text("TikTok Shop", "TikTok Shop"),
    "aliexpress": Text("速卖通", "AliExpress"),
    "shopee": Text("Shopee", "Shopee"),
    "lazada": Text("Lazada", "Lazada"),
    "amazon": Text("亚马逊", "Amazon"),
    "ebay": Text("eBay", "eBay"),
    "etsy": Text("Etsy", "Etsy"),
    "shopify": Text("Shopify", "Shopify"),
    "examplemall": Text("示例商城", "Examplemall"),
}


def platform_words(slug: str) -> Text:
    """The platform's name; for one we do not know, words that claim nothing."""
    return _NAMES.get(slug, Text("平台（未识别）", "the platform (not recognised)"))


def platform_slugs() -> tuple[str, ...]:
    """Every platform with a name, in the order in which people are asked."""
    return tuple(_NAMES)


_ENGLISH = frozenset(
    {"aliexpress", "amazon", "ebay", "etsy", "lazada", "shopee", "shopify", "tiktok_shop"}
)


def answer_language(notice: Notice) -> str:
    """The language to answer in: `en` where a cross-border platform wrote no Chinese."""
    words = notice.charge + notice.body
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in words)
    return "en" if notice.platform in _ENGLISH and words.strip() and not chinese else "zh"
