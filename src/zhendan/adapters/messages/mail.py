"""Reminders by mail, over an encrypted connection."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from zhendan.adapters.messages.problems import MessageUnsent, WayUnusable

PATIENCE_S = 15
_NEAR = ("127.0.0.1", "::1", "localhost")
_SECURE = ("tls", "starttls")
_ADDRESS = re.compile(r"[^@\s()<>\[\],;:\\\"\x00-\x1f]+@[\w.-]*\w")
"""One address alone: no second one, nothing that a header could be broken with."""
_MOST_PORT = 65535


@dataclass(frozen=True, slots=True)
class MailWay:
    """A mail server, who sends and who gets the mail. Raises `WayUnusable` when made wrongly."""

    host: str
    port: int
    security: str
    """`tls`, `starttls`, or `none`, which only a server on this machine may be."""
    sender: str
    to: str
    user: str = ""
    password: str = ""

    def __post_init__(self) -> None:
        """Check what can be checked without sending."""
        if self.security not in _SECURE and self.host not in _NEAR:
            raise WayUnusable(reason="邮件服务器必须加密连接", reason_en="mail must be encrypted")
        if not 0 < self.port <= _MOST_PORT:
            raise WayUnusable(reason="没有这个端口", reason_en="there is no such port")
        if not all(_ADDRESS.fullmatch(one) for one in (self.sender, self.to)):
            raise WayUnusable(reason="邮箱地址不完整", reason_en="an address is incomplete")

    def send(self, subject: str, body: str) -> None:
        """Hand one mail to the server. Raises `MessageUnsent`."""
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = subject, self.sender, self.to
        mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain="zhendan.invalid")
        mail.set_content(body)
        try:
            with self._connected() as server:
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(mail)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            # Only the kind: an answer may repeat the login. A host or a login that cannot be
            # spelled in ASCII is a `ValueError`.
            raise MessageUnsent(way="SMTP", reason=type(error).__name__) from None

    def _connected(self) -> smtplib.SMTP:
        """A connection to the server, encrypted as asked."""
        trusted = ssl.create_default_context()
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE_S, context=trusted)
        server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE_S)
        if self.security == "starttls":
            try:
                server.starttls(context=trusted)
            except BaseException:
                server.close()
                raise
        return server
