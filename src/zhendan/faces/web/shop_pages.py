"""Addresses of the shop's own work after an appeal: plans, team, partners, advisers, hand-over."""

from django.urls import path

from zhendan.faces.web.views import (
    advisers,
    handover,
    partners,
    plans,
    reputation,
    review,
    team,
    trainings,
)

SHOP_PAGES = [
    path("reputation/<str:case>/report", reputation.report),
    path("reputation/<str:case>/<str:act>", reputation.put),
    path("review/register", review.register),
    path("review/undone", review.undone),
    path("review/switch", review.switch),
    path("review/try", review.try_past),
    path("plans", plans.plans),
    path("plans/promotion", plans.promotion),
    path("plans/defects", plans.defects),
    path("team", team.team),
    path("team/trainings/new", trainings.write),
    path("team/training/<str:module>", trainings.training),
    path("team/training/<str:module>/edit", trainings.write),
    path("team/training/<str:module>/sheet", trainings.sheet),
    path("team/duties", team.give_duties),
    path("team/access", team.review_access),
    path("team/concerns/<str:number>", team.answer),
    path("concern", team.concern),
    path("partners", partners.partners),
    path("partners/register", partners.register),
    path("partners/indicators", partners.indicators),
    path("partners/<str:number>/note", partners.note),
    path("advisers", advisers.advisers),
    path("advisers/check", advisers.check),
    path("handover", handover.handover),
    path("handover/mandate", handover.mandate),
    path("handover/<str:name>/end", handover.end),
    path("handover/<str:name>/returned", handover.returned),
    path("handover/<str:name>/room", handover.open_room),
    path("handover/rooms/<str:number>/shut", handover.shut_room),
]
