"""A time-stamp authority of our own, made with the openssl program in a temporary folder."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.adapters.storage_errors import AuthorityUnreachable

CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = {name}
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, {usage}
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha1, sha256
accuracy = secs:1
ordering = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def run(folder: Path, command: str) -> None:
    """One call of the openssl program, in the authority's folder."""
    subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)


@dataclass
class TestAuthority:
    """Answers the `TimeAuthority` port by signing itself."""

    __test__ = False
    folder: Path
    name: str = "测试时间戳机构"
    usage: str = "timeStamping"
    asked: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        config = CONFIG.format(name="Invented TSA", usage=self.usage)
        (self.folder / "tsa.cnf").write_text(config)
        (self.folder / "serial").write_text("01")
        make = "req -new -newkey rsa:2048 -nodes -config tsa.cnf"
        run(self.folder, f"{make} -x509 -days 3650 -extensions ca -keyout root.key -out root.pem")
        run(self.folder, f"{make} -subj /CN=signer -keyout tsa.key -out tsa.csr")
        run(
            self.folder,
            "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 3650"
            " -extfile tsa.cnf -extensions signer -out tsa.pem",
        )

    @property
    def chain(self) -> bytes:
        """The root alone: the token brings the signer."""
        return (self.folder / "root.pem").read_bytes()

    def ask(self, request: bytes) -> bytes:
        """A token over what is asked."""
        self.asked.append(request)
        (self.folder / "ask.tsq").write_bytes(request)
        run(
            self.folder,
            "ts -reply -queryfile ask.tsq -signer tsa.pem -inkey tsa.key -config tsa.cnf"
            " -section tsa1 -out answer.tsr",
        )
        return (self.folder / "answer.tsr").read_bytes()


class SilentAuthority:
    """An authority that is down."""

    name = "没有应答的机构"
    chain = b""

    def ask(self, request: bytes) -> bytes:
        """Nothing."""
        raise AuthorityUnreachable(name=self.name, reason="timed out")


@dataclass
class Interposed:
    """An authority whose answer is tampered with on its way."""

    real: TestAuthority
    answer: bytes
    name: str = "测试时间戳机构"

    @property
    def chain(self) -> bytes:
        """The chain of the authority it pretends to be."""
        return self.real.chain

    def ask(self, request: bytes) -> bytes:
        """Always the same answer."""
        return self.answer
