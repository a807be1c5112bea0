"""Lists of the office: people, keys, one's own sessions, the trail."""

from zhendan.faces.web.keys import scopes_of
from zhendan.faces.web.lists.listing import Asking, Sheet
from zhendan.faces.web.models import Member, Token, Trail, Visit
from zhendan.faces.web.rights import Role


def people(asking: Asking) -> Sheet:
    """Who works in the shop, as what."""
    kept = Member.objects.filter(shop=asking.place.shop).select_related("account").order_by("id")
    lines = (
        (m.account.name, m.account.login, asking.speech.say(Role(m.role).words), _yes(m, asking))
        for m in kept
    )
    return Sheet(("col.name", "welcome.login", "set.role", "set.private"), lines)


def keys(asking: Asking) -> Sheet:
    """Keys for programs that nobody ended; of a key itself only its hash was ever kept."""
    kept = Token.objects.filter(shop=asking.place.shop, ended_at=None).order_by("made_at")
    lines = (
        (
            t.name,
            " ".join(scopes_of(t.scope)),
            *map(asking.at, (t.made_at, t.used_at, t.good_until)),
        )
        for t in kept
    )
    return Sheet(("col.name", "col.scopes", "col.made", "col.used", "col.until"), lines)


def visits(asking: Asking) -> Sheet:
    """One's own sessions."""
    mine = Visit.objects.filter(account=asking.place.account).order_by("-seen_at")
    lines = ((asking.at(v.began_at), asking.at(v.seen_at), v.agent) for v in mine)
    return Sheet(("col.began", "col.used", "col.agent"), lines)


def trail(asking: Asking) -> Sheet:
    """Everything on this shop's trail, oldest first."""
    kept = Trail.objects.filter(shop=asking.place.shop).order_by("at")
    lines = ((asking.at(t.at), t.who, t.what, t.about, t.address) for t in kept.iterator())
    return Sheet(("col.at", "col.by", "col.act", "col.about", "col.address"), lines)


def _yes(member: Member, asking: Asking) -> str:
    """Whether a person may see the private self-check."""
    sees = member.role == Role.OWNER or (member.role == Role.LAWYER and member.sees_private)
    return asking.w("col.yes" if sees else "col.no")
