"""RFC 3161 tokens: two independent opinions on whether one covers a text."""

import calendar
import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from zhendan.evidence.errors import StampRefused
from zhendan.evidence.shipped.verify import openssl


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the two witnesses say about a token over a text."""

    at: datetime
    """The authority's time, UTC."""
    client: str
    """`ok`, or why the Python client refuses it."""
    program: str
    """`ok`, `absent` where there is no openssl, or what openssl says."""

    @property
    def agreed(self) -> bool:
        """Every witness that could be asked says yes."""
        return self.client == "ok" and self.program in ("ok", "absent")

    @property
    def doubtful(self) -> bool:
        """The witnesses disagree: to be shown with the reason, neither good nor bad."""
        return not self.agreed and "ok" in (self.client, self.program)


def make_request(text: str) -> bytes:
    """A request for a token over the SHA-256 of `text`, with nonce and certificates asked for."""
    asked = TimestampRequestBuilder().data(text.encode()).hash_algorithm(HashAlgorithm.SHA256)
    return asked.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()


def opinion_on(response: bytes, text: str, chain: bytes) -> Opinion:
    """Ask both witnesses whether an authority with exactly this chain stamped `text`.

    `chain` is PEM: the trusted root, and certificates between it and the signer. Raises
    `StampRefused` for what is no time-stamp response at all.
    """
    try:
        at = decode_timestamp_response(response).tst_info.gen_time
    except (ValueError, AttributeError) as odd:
        raise StampRefused(reason=str(odd)[:200]) from odd
    return Opinion(at, _client(response, text, chain), _program(response, text, (chain, at)))


def _client(response: bytes, text: str, chain: bytes) -> str:
    """What rfc3161-client says, by a verifier made fresh for this one authority."""
    try:
        known = load_pem_x509_certificates(chain)
        roots = [one for one in known if _is_root(one)]
        between = [one for one in known if not _is_root(one)]
        verifier = VerifierBuilder(roots=roots, intermediates=between).build()
        verifier.verify_message(decode_timestamp_response(response), text.encode())
    except (VerificationError, ValueError) as no:
        return str(no)[:200] or type(no).__name__
    return "ok"


def _is_root(certificate: Certificate) -> bool:
    """Whether a certificate names itself as its issuer."""
    return certificate.issuer == certificate.subject


def _program(response: bytes, text: str, known: tuple[bytes, datetime]) -> str:
    """What the openssl program says, as of the token's own time."""
    chain, at = known
    files = {"token": response, "text": text.encode(), "chain": chain}
    asked = "ts -verify -in token -data text -CAfile chain -untrusted chain -attime "
    said = openssl(asked + str(calendar.timegm(at.utctimetuple())), files)
    if said is None:
        return "absent"
    return "ok" if "Verification: OK" in said else said.strip()[-200:]


def chain_hash(chain: bytes) -> str:
    """Hex SHA-256 of a chain file's bytes."""
    return hashlib.sha256(chain).hexdigest()
