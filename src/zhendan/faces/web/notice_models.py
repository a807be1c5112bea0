"""What people were told and how they want to hear of it: tables beside accounts and shops."""

from django.db import models


class Notice(models.Model):
    """One thing that concerns one person: where it stands, never what it says of buyers.

    Its words are read from the case at the moment of reading, as far as the person may know then.
    """

    account = models.ForeignKey("web.Account", on_delete=models.CASCADE, related_name="notices")
    shop = models.ForeignKey("web.Shop", on_delete=models.CASCADE)
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=300)
    """The same for the same thing: nobody is told of it twice."""
    case = models.CharField(max_length=160, blank=True)
    told = models.JSONField(default=dict)
    """Number of the event or task, hours left: what it takes to find the words again."""
    at = models.DateTimeField()
    shown = models.BooleanField(default=True)
    """Whether it stands in the page; the person may have chosen mail or robot alone."""
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Told once; the unread ones are counted on every page."""

        constraints = (
            models.UniqueConstraint(fields=("account", "shop", "key"), name="told_once"),
        )
        indexes = (models.Index(fields=("account", "shop", "read_at"), name="unread_notices"),)


class Heard(models.Model):
    """Up to which event of a case everybody was told."""

    shop = models.ForeignKey("web.Shop", on_delete=models.CASCADE)
    case = models.CharField(max_length=160)
    seq = models.BigIntegerField()

    class Meta:
        """One place a case."""

        constraints = (models.UniqueConstraint(fields=("shop", "case"), name="heard_once"),)


class Reach(models.Model):
    """How a person of a shop wants to hear of things, and when not."""

    member = models.OneToOneField("web.Member", on_delete=models.CASCADE, related_name="reach")
    mail = models.TextField(blank=True)
    """The person's own address, sealed with the program's own key."""
    ways = models.JSONField(default=dict)
    """By kind: which of `page`, `mail`, `robot`; a kind that is not here stands in the page."""
    own_hours = models.BooleanField(default=False)
    """Whether the hours below hold in place of the shop's."""
    quiet_from = models.CharField(max_length=5, blank=True)
    quiet_to = models.CharField(max_length=5, blank=True)
    urgent = models.BooleanField(default=True)


class Outgoing(models.Model):
    """A notice on its way out by mail or robot: sent, waiting for the end of quiet, or tried."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="outgoing")
    way = models.ForeignKey("web.ReminderWay", on_delete=models.CASCADE)
    tries = models.IntegerField(default=0)
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """Once a way."""

        constraints = (models.UniqueConstraint(fields=("notice", "way"), name="one_outgoing"),)
