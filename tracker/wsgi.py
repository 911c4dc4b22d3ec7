"""The web application, as gunicorn loads it."""

import os
import sys

from django.core.wsgi import get_wsgi_application

SWITCH = 0.0005  # seconds; with Python's 5 ms a thread back from the database waits for whole pages of the others

sys.setswitchinterval(SWITCH)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()
