"""The table of lists: each name once, with the right that its page takes."""

from zhendan.faces.web.lists import after, of_case, of_shop, office
from zhendan.faces.web.lists.listing import Listing
from zhendan.faces.web.rights import Right

LISTS: dict[str, Listing] = {
    "cases": Listing(Right.VIEW, of_shop.cases),
    "board": Listing(Right.VIEW, of_shop.board),
    "requests": Listing(Right.REQUESTS, of_shop.requests),
    "search": Listing(Right.VIEW, of_shop.search),
    "rules": Listing(None, of_shop.rules),
    "rule": Listing(None, of_shop.rule),
    "measured": Listing(None, of_shop.measured),
    "mappings": Listing(Right.VIEW, of_shop.mappings),
    "people": Listing(Right.PEOPLE, office.people),
    "keys": Listing(Right.PEOPLE, office.keys),
    "visits": Listing(None, office.visits),
    "trail": Listing(Right.TRAIL, office.trail),
    "review": Listing(Right.REVIEW, after.review),
    "review-rules": Listing(Right.REVIEW, after.review_rules_list),
    "remedy": Listing(Right.CORRECT, after.remedy),
    "reputation": Listing(Right.CORRECT, after.reputation),
    "orders": Listing(Right.VIEW, of_case.orders, in_case=True),
    "exhibits": Listing(Right.VIEW, of_case.exhibits, in_case=True),
    "gaps": Listing(Right.VIEW, of_case.gaps, in_case=True),
    "argument": Listing(Right.VIEW, of_case.argument, in_case=True),
    "statement": Listing(Right.VIEW, of_case.statement, in_case=True),
    "rounds": Listing(Right.VIEW, of_case.rounds, in_case=True),
    "files": Listing(Right.VIEW, of_case.files, in_case=True),
    "activity": Listing(Right.VIEW, of_case.activity, in_case=True),
    "contacts": Listing(Right.VIEW, of_case.contacts, in_case=True),
    "remarks": Listing(Right.VIEW, of_case.remarks, in_case=True),
}
