"""The door for a WSGI server."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhendan.faces.web.settings")
application = get_wsgi_application()
# Every page is loaded before the first request: else each server process would load them in the
# middle of somebody's click.
import_module(settings.ROOT_URLCONF)
