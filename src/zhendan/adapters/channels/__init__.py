"""平台接口: connectors to platforms that publish an interface for violations and appeals."""

from zhendan.adapters.channels.wechat import WechatChannel, read_appeal_event

__all__ = ["WechatChannel", "read_appeal_event"]
