"""Second factors: one-time codes, recovery codes, passkeys; each code and answer is good once."""

import base64
import hashlib
import hmac
import json
import secrets
import time

import pyotp
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.utils import timezone
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from zhendan.faces.door_errors import FactorRefused
from zhendan.faces.web.models import Account, Factor, Recovery

TOTP, PASSKEY = "totp", "passkey"
_HALF_MINUTE = 30
_DRIFT = (0, -1, 1)
"""Half minutes that a phone's clock may be off."""
_CODES, _CODE_BYTES = 10, 10


def sealed(secret: str) -> str:
    """A secret under the program's own key."""
    return _seal().encrypt(secret.encode()).decode()


def opened(kept: str) -> str:
    """What was sealed."""
    return _seal().decrypt(kept.encode()).decode()


def _seal() -> Fernet:
    key = hashlib.sha256(b"zhendan sealed secrets\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def fresh_secret() -> str:
    """A secret for one-time codes (RFC 6238: SHA-1, six digits, thirty seconds)."""
    return pyotp.random_base32()


def enrolment_address(secret: str, account: Account) -> str:
    """What the phone's program reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name="Zhendan")


def step_of(secret: str, code: str, *, after: int = 0) -> int:
    """The half minute that a code belongs to; 0 where it holds for none after `after`."""
    told = "".join(code.split())
    now = int(time.time()) // _HALF_MINUTE
    for step in (now + drift for drift in _DRIFT):
        right = pyotp.TOTP(secret).at(step * _HALF_MINUTE)
        if step > after and hmac.compare_digest(right.encode(), told.encode()):
            return step
    return 0


def code_holds(account: Account, code: str) -> bool:
    """Whether a one-time or a recovery code holds; it never holds a second time."""
    for factor in Factor.objects.filter(account=account, kind=TOTP):
        step = step_of(opened(factor.secret), code, after=factor.last_step)
        fresh = Factor.objects.filter(pk=factor.pk, last_step__lt=step)
        if step and fresh.update(last_step=step, used_at=timezone.now()):
            return True
    unused = Recovery.objects.filter(account=account, code_hash=_hash(code), used_at=None)
    return bool(unused.update(used_at=timezone.now()))


def fresh_codes(account: Account) -> list[str]:
    """New recovery codes; the ones before are void. Shown once, kept as hashes."""
    codes = [
        base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode().lower() for _ in range(_CODES)
    ]
    with transaction.atomic():
        Recovery.objects.filter(account=account).delete()
        Recovery.objects.bulk_create(
            Recovery(account=account, code_hash=_hash(code)) for code in codes
        )
    return [f"{code[:4]}-{code[4:8]}-{code[8:12]}-{code[12:]}" for code in codes]


def _hash(code: str) -> str:
    plain = "".join(c for c in code.lower() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def password_holds(account: Account, password: str) -> bool:
    """Whether it is the account's password."""
    return bool(check_password(password, account.password))


def passkey_wanted(account: Account, host: str) -> tuple[str, bytes]:
    """What the browser is asked to make, and the challenge that its answer must carry."""
    known = Factor.objects.filter(account=account, kind=PASSKEY)
    wanted = generate_registration_options(
        rp_id=host,
        rp_name="Zhendan 真单",
        user_id=f"zhendan-{account.pk}".encode(),
        user_name=account.login,
        user_display_name=account.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[_descriptor(each) for each in known],
    )
    return options_to_json(wanted), wanted.challenge


def passkey_made(
    account: Account, told: str, challenge: bytes, *, origin: str, name: str
) -> Factor:
    """Keep a passkey that the browser made. Raises `FactorRefused`."""
    try:
        made = verify_registration_response(
            credential=told,
            expected_challenge=challenge,
            expected_rp_id=host_of(origin),
            expected_origin=origin,
            require_user_verification=True,
        )
    except WebAuthnException as error:
        raise FactorRefused from error
    credential = bytes_to_base64url(made.credential_id)
    if Factor.objects.filter(credential=credential).exists():
        raise FactorRefused
    kept: Factor = Factor.objects.create(
        account=account,
        kind=PASSKEY,
        name=name,
        credential=credential,
        public_key=made.credential_public_key,
        last_step=made.sign_count,
    )
    return kept


def passkey_asked(account: Account | None, host: str) -> tuple[str, bytes]:
    """What the browser is asked to sign; for nobody in particular, any passkey of this place."""
    known = Factor.objects.filter(account=account, kind=PASSKEY) if account else []
    asked = generate_authentication_options(
        rp_id=host,
        allow_credentials=[_descriptor(each) for each in known],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(asked), asked.challenge


def passkey_holds(told: str, challenge: bytes, *, origin: str) -> Account:
    """The account whose passkey signed the challenge here. Raises `FactorRefused`."""
    factor = Factor.objects.filter(kind=PASSKEY, credential=_credential(told)).first()
    if factor is None or not factor.account.is_active:
        raise FactorRefused
    try:
        held = verify_authentication_response(
            credential=told,
            expected_challenge=challenge,
            expected_rp_id=host_of(origin),
            expected_origin=origin,
            credential_public_key=bytes(factor.public_key),
            credential_current_sign_count=factor.last_step,
            require_user_verification=True,
        )
    except WebAuthnException as error:
        raise FactorRefused from error
    Factor.objects.filter(pk=factor.pk).update(
        last_step=held.new_sign_count, used_at=timezone.now()
    )
    account: Account = factor.account
    return account


def host_of(origin: str) -> str:
    """The host of an origin without its port: what a passkey is bound to."""
    return origin.split("://", 1)[-1].rsplit(":", 1)[0]


def _credential(told: str) -> str:
    """The id of the passkey that a browser's answer names, empty where it names none."""
    try:
        answer = json.loads(told)
    except ValueError:
        return ""
    return str(answer.get("id", "")) if isinstance(answer, dict) else ""


def _descriptor(factor: Factor) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(id=base64url_to_bytes(factor.credential))
