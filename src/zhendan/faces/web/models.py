"""Accounts, shops, sessions, tasks: the program's own tables; cases and evidence are not here."""

import secrets
import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from zhendan.faces.web.rights import Role


class Accounts(BaseUserManager):
    """Makes accounts; the framework asks for this shape."""

    def make(self, login: str, name: str, password: str, *, lang: str = "zh") -> "Account":
        """A new account with its password hashed by argon2."""
        account = Account(login=login.strip().lower(), name=name.strip(), lang=lang)
        account.set_password(password)
        account.save(force_insert=True)
        return account

    def get_by_natural_key(self, login: str) -> "Account":
        """The account of a login; letters' case does not matter."""
        return self.get(login=login.strip().lower())


class Account(AbstractBaseUser):
    """A person who can log in; `name` is what events bear."""

    login = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    lang = models.CharField(max_length=2, default="zh")
    is_active = models.BooleanField(default=True)
    feed = models.CharField(max_length=64, unique=True, default=secrets.token_urlsafe)

    USERNAME_FIELD = "login"
    objects = Accounts()


class Shop(models.Model):
    """One tenant: a shop with a workspace folder of its own; nothing is shared between two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    folder = models.CharField(max_length=80, unique=True, blank=True)
    """Below the data folder; empty for the data folder itself, which the command line uses."""
    made_at = models.DateTimeField(auto_now_add=True)
    second_factor = models.BooleanField(default=False)
    """Whether everybody who works here signs in with a second factor."""


class Member(models.Model):
    """What an account is in a shop."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="places")
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="people")
    role = models.CharField(max_length=12, choices=[(str(r), r.words.zh) for r in Role])
    sees_private = models.BooleanField(default=True)
    """A lawyer sees the private self-check only while the owner grants it."""

    class Meta:
        """One role a person and shop."""

        constraints = (models.UniqueConstraint(fields=("account", "shop"), name="one_role"),)


class Invitation(models.Model):
    """A code that lets one person make an account with a role, for a while."""

    code_hash = models.CharField(max_length=64, unique=True)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    role = models.CharField(max_length=12)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Visit(models.Model):
    """A session of an account, so that a person can see and end it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="visits")
    key = models.CharField(max_length=64, unique=True)
    agent = models.CharField(max_length=200)
    began_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)


class Attempt(models.Model):
    """A failed login; enough of them slow the next ones."""

    login = models.CharField(max_length=80, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)


class Factor(models.Model):
    """A second way to show who one is: a one-time code (`totp`) or a passkey (`passkey`)."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    secret = models.TextField(blank=True)
    """Of one-time codes, sealed with the program's own key: the table alone opens nothing."""
    credential = models.CharField(max_length=1400, unique=True, null=True)
    """Of a passkey: its id, in base64url."""
    public_key = models.BinaryField(null=True)
    last_step = models.BigIntegerField(default=0)
    """The last code's half minute, or a passkey's count: each is good once."""
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)


class Recovery(models.Model):
    """A code for the day the second factor is lost: only its hash is kept, it works once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)


class Trail(models.Model):
    """What was done in the program: who, when, what; no buyer's data, never changed."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    who = models.CharField(max_length=80)
    shop = models.ForeignKey(Shop, null=True, on_delete=models.SET_NULL)
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=64, blank=True)


class Token(models.Model):
    """A key for programs: only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    key_hash = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=40, default="read")
    """Kinds of act, apart by blanks: `read upload work confirm`."""
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    good_until = models.DateTimeField(null=True)
    """From then on the key opens nothing; empty: only a person ends it."""


class Answered(models.Model):
    """What a program was answered to an act that it named with a key; kept for a day."""

    token = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    """Hash of address and body: the same key for anything else is refused."""
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    status = models.IntegerField(default=0)
    """0 while the act is under way."""
    kind = models.CharField(max_length=120, blank=True)
    body = models.BinaryField(default=bytes)

    class Meta:
        """One answer a key."""

        constraints = (models.UniqueConstraint(fields=("token", "key"), name="one_answer"),)


class Delivery(models.Model):
    """Files on their way in: a folder being uploaded, for a new case or into one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    case = models.CharField(max_length=160, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    closed = models.BooleanField(default=False)


class Arrival(models.Model):
    """One file of a delivery; its bytes lie under a number, never under the given name."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=400)
    size = models.BigIntegerField()
    got = models.BigIntegerField(default=0)

    class Meta:
        """A path stands once in a delivery: asking again goes on where it stopped."""

        constraints = (models.UniqueConstraint(fields=("delivery", "path"), name="one_path"),)


class Task(models.Model):
    """Long work: done by the worker, watched by a page, done again where it was cut off."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12)
    case = models.CharField(max_length=160, blank=True)
    told = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="waiting", db_index=True)
    """`waiting`, `running`, `done`, `failed`, `cancelled`."""
    wish = models.CharField(max_length=8, blank=True)
    """What a page wants of running work: `cancel`, or `yield` to a person's short act."""
    stage_zh = models.CharField(max_length=120, blank=True)
    stage_en = models.CharField(max_length=120, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    tries = models.IntegerField(default=0)
    not_before = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(auto_now_add=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    problem = models.JSONField(null=True)
    """A coded error in both languages, where it failed."""


class Held(models.Model):
    """Who is at one place of a case just now; advice to the others, gone without a sign of life."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    case = models.CharField(max_length=160)
    what = models.CharField(max_length=120)
    """`statement`, or `order:` and its number."""
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    since = models.DateTimeField()
    beat_at = models.DateTimeField()

    class Meta:
        """One person a place."""

        constraints = (models.UniqueConstraint(fields=("shop", "case", "what"), name="one_hold"),)


class ReminderWay(models.Model):
    """Where a shop's reminders go: a mail address, or the robot of a group chat."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    lang = models.CharField(max_length=2, default="zh")
    told = models.TextField()
    """Server, address and secret, sealed with the program's own key; never shown again."""
    made_at = models.DateTimeField(auto_now_add=True)
    problem = models.JSONField(null=True)
    """Why the last message was not sent, in both languages; empty once one was."""


class Reminded(models.Model):
    """One reminder on one way: sent, or to be tried again."""

    way = models.ForeignKey(ReminderWay, on_delete=models.CASCADE, related_name="reminded")
    key = models.CharField(max_length=300)
    tries = models.IntegerField(default=0)
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """A reminder goes out once a way."""

        constraints = (models.UniqueConstraint(fields=("way", "key"), name="one_reminder"),)
