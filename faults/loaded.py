"""Everything the workbench loads before it answers, for forks of it; `ZHENDAN_DATA` names where."""

import os
from importlib import import_module

os.environ["DJANGO_SETTINGS_MODULE"] = "zhendan.faces.web.settings"

import django

django.setup()
for module in ("zhendan.faces.web.urls", "zhendan.faces.web.serve", "gunicorn.workers.gthread"):
    import_module(module)
