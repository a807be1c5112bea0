"""Another shop's things are as if they were not there: every address, method, role and byte."""

from pathlib import Path
from typing import Any

import pytest

from tests.web import tenants
from tests.web.tenants import NEVER, Two
from zhendan.steps import wire_reading


@pytest.fixture(scope="module")
def two(workbench: Path, shops: tuple[Any, Any]) -> Two:
    return tenants.two_shops(workbench)


ALIKE = {
    ("POST", "visits/<int:visit>/end", 302),
    ("POST", "settings/tokens/<int:token>/end", 302),
    ("POST", "review/orders/<str:order>", 409),
    ("POST", "handover/<str:name>/end", 409),
    ("POST", "handover/<str:name>/returned", 409),
    ("POST", "handover/<str:name>/room", 409),
    ("POST", "handover/rooms/<str:number>/shut", 409),
    ("POST", "api/v1/shop/mandates/<name>/returned", 409),
    ("POST", "api/v1/shop/rooms/<number>/shut", 409),
    ("POST", "api/v1/shop/trainings/<module>/versions", 409),
}
"""Where what was never there is refused by a page with words, or ended without a word."""


def state(two: Two) -> tuple[object, ...]:
    """Everything that shop B has, so that nobody else changes it unseen."""
    from zhendan.faces.web import models

    shop, rows = two.theirs.place.shop, []
    for model in (models.Task, models.Delivery, models.Member, models.ReminderWay):
        rows += [(model.__name__, row) for row in model.objects.filter(shop=shop).values()]
    accounts = models.Account.objects.filter(places__shop=shop)
    rows += [("Factor", r) for r in models.Factor.objects.filter(account__in=accounts).values()]
    rows += [("Arrival", r) for r in models.Arrival.objects.filter(delivery__shop=shop).values()]
    tokens = models.Token.objects.filter(shop=shop).values("id", "ended_at")
    rows += [("Token", row) for row in tokens]
    visit = models.Visit.objects.filter(pk=two.ids["visit"]).values("id")
    rows += [("Visit", row) for row in visit]
    with wire_reading(two.theirs.place.workspace) as wiring:
        events = sum(len(wiring.ledger.events(case)) for case in wiring.ledger.cases())
        return repr(rows), events, len(list(wiring.vault.kept()))


def test_every_address_can_be_filled_and_a_new_kind_of_number_is_asked_for(two: Two) -> None:
    found = tenants.asks()
    assert {kind for ask in found for kind in ask.kinds} == set(NEVER) == set(two.ids)
    assert len({ask.route for ask in found}) > 80
    with pytest.raises(KeyError):
        tenants.filled("cases/<str:case>/parcels/<str:parcel>")


def test_another_shops_numbers_and_numbers_that_never_were_get_the_same_bytes(two: Two) -> None:
    before, wrong, more = state(two), [], set()
    for ask in tenants.asks():
        for who, client, headers in two.askers(ask):
            here, never = (ask.sent(client, ids, headers) for ids in (two.ids, NEVER))
            if tenants.told(here, ask, two.ids) != tenants.told(never, ask, NEVER):
                wrong.append((ask.method, ask.route, who, here.status_code, never.status_code))
            elif here.status_code not in (404, 405):
                more.add((ask.method, ask.route, here.status_code))
            if here.status_code == never.status_code == 405:
                break  # no method of this address, whoever asks
    assert wrong == []
    assert more == ALIKE
    assert state(two) == before


def test_the_numbers_are_of_things_that_their_own_shop_finds_and_changes(two: Two) -> None:
    """Else two equal answers would say nothing: both would be of what is not there."""
    live: set[str] = set()
    for ask in tenants.asks():
        if ask.method not in ("GET", "POST", "PUT") or live >= set(ask.kinds):
            continue
        headers = two.theirs.headers if ask.route.startswith("api/") else {}
        never = ask.sent(two.owner, NEVER, headers)
        before = state(two)
        here = ask.sent(two.owner, two.ids, headers)
        answers = tenants.told(here, ask, two.ids), tenants.told(never, ask, NEVER)
        if answers[0] != answers[1] or state(two) != before:
            live |= set(ask.kinds)
    assert live == set(NEVER)
