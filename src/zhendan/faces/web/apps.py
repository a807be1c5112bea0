"""The workbench as the framework knows it."""

from django.apps import AppConfig


class Web(AppConfig):
    """Accounts, shops, tasks."""

    name = "zhendan.faces.web"
    label = "web"
