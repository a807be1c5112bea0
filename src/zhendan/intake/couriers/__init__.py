"""Answers of couriers and tracking services, each read by what that provider means by it."""
