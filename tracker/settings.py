"""One file, every switch read from the environment; a switch that makes no sense stops the start with its name.

Without any switch this is one machine with SQLite, an embedded Redis and mail written to a folder. An https address in
PUBLIC_BASE_URL makes it production: secure cookies, HSTS, one allowed host.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tracker.languages import languages
from tracker.switches import (
    address,
    email_settings,
    folder,
    host_ports,
    is_loopback,
    is_reserved,
    mail_addresses,
    networks,
    number,
    prefixes,
    secret_key,
    split,
    text,
    yes_or_no,
)

ROOT = Path(__file__).resolve().parent.parent

DATA_DIR = folder("DATA_DIR", ROOT / ".data")
DEPARTED_DIR = folder("DEPARTED_DIR", DATA_DIR / "departed", mode=0o700)
SECRET_KEY = secret_key(DATA_DIR)

PUBLIC_BASE_URL = text("PUBLIC_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
_public = split("PUBLIC_BASE_URL", PUBLIC_BASE_URL)
if _public.scheme not in ("http", "https") or not _public.hostname or "*" in _public.netloc or _public.path:
    raise ImproperlyConfigured(f"PUBLIC_BASE_URL is {PUBLIC_BASE_URL!r}: give http(s)://host[:port], nothing behind.")
PRODUCTION = _public.scheme == "https"
if not (PRODUCTION or is_loopback(_public.hostname) or is_reserved(_public.hostname)):
    raise ImproperlyConfigured(f"PUBLIC_BASE_URL is {PUBLIC_BASE_URL!r}: beyond this machine give https://.")
ALLOWED_HOSTS = [_public.hostname] if PRODUCTION else sorted({_public.hostname, "127.0.0.1", "localhost"})
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL]

DEBUG = False
INSTALLED_APPS = [
    "tracker.apps.TrackerConfig",
    "tracker.catalog",
    "tracker.evidence",
    "tracker.record",
    "tracker.review",
    "tracker.alerts",
    "tracker.lookup",
    "tracker.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]
MIDDLEWARE = [
    "tracker.lookup.views.head.without_a_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.lookup.views.open_to_all.open_to_all",
    "tracker.lookup.views.open_to_all.Compressed",
    "tracker.lookup.views.problems.ProblemDocuments",
    "tracker.lookup.views.keeping.KeepAnswers",  # what stands below is not asked again for an answer that is kept
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.views.site",
            ],
        },
    },
]

DATABASE_URL = address("DATABASE_URL", f"sqlite:///{DATA_DIR / 'tracker.sqlite3'}", "sqlite", "postgres", "postgresql")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if not DATABASES["default"]["NAME"]:
    raise ImproperlyConfigured("DATABASE_URL names no database: its path is the name.")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: two writers wait for each other instead of failing at once with "database is locked"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # secure_delete: what is deleted, an address above all, is overwritten and not only unlinked
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
ONE_MACHINE = not (PRODUCTION or os.environ.get("DATABASE_URL"))  # one person's own: they need no second one
SERIALIZATION_MODULES = {"json": "tracker.exact_json"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# without REDIS_URL, `manage.py up` starts an embedded server on this socket, whose path may hold 107 bytes
REDIS_SOCKET = DATA_DIR / "redis.sock"
if len(os.fsencode(REDIS_SOCKET)) > 100:
    _name = hashlib.sha256(os.fsencode(DATA_DIR)).hexdigest()[:16]
    REDIS_SOCKET = Path(tempfile.gettempdir()) / f"tracker-{_name}.sock"
REDIS_URL = address("REDIS_URL", f"unix://{REDIS_SOCKET}", "redis", "rediss", "unix")
_redis = split("REDIS_URL", REDIS_URL)
if PRODUCTION and _redis.hostname and not is_loopback(_redis.hostname) and not _redis.password:
    raise ImproperlyConfigured("REDIS_URL names another host without a password: whoever reaches it could ring for us.")

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 5, "socket_keepalive": True, "health_check_interval": 10}
CELERY_BEAT_SCHEDULER = "tracker.management.clock.Clock"  # goes on when the time of day is set back
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ROUTES = {"tracker.tasks.crawl_batch": {"queue": "crawl"}}  # a slow host must not delay a mail
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 1500  # seconds; longer than any crawl may take, shorter than Redis keeps a ring to itself
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

EMAIL_TIMEOUT = 10  # seconds; Django's default is for ever
DEFAULT_FROM_EMAIL = ", ".join(mail_addresses("MAIL_FROM", f"Kratom law tracker <alerts@{_public.hostname}>"))
STAFF_MAIL = mail_addresses("STAFF_MAIL", "")
if _email := text("EMAIL_URL", ""):
    globals().update(email_settings(_email))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")

RECALL_SECONDS = number("RECALL_SECONDS", 600)
API_A_MINUTE = number("API_A_MINUTE", 600 if PRODUCTION else 0)
TWO_PERSONS = yes_or_no("TWO_PERSONS", default=not ONE_MACHINE)
STAFF_2FA = yes_or_no("STAFF_2FA", default=not ONE_MACHINE)
BRAKE_CHANGES = number("BRAKE_CHANGES", 100)
BRAKE_MAILS = number("BRAKE_MAILS", 20_000)
SOURCE_URLS = prefixes("SOURCE_URLS")
FETCH_ALLOW = host_ports("FETCH_ALLOW")
TRUSTED_PROXIES = networks("TRUSTED_PROXIES", "127.0.0.1,::1")
SPIDER_MODULES = tuple(text("SPIDER_MODULES", "scrapers.spiders").split(","))

LANGUAGE_CODE = "en-us"
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["tracker.formats"]
LANGUAGES = languages(LOCALE_PATHS[0])
if len(LANGUAGES) > 1:  # outside of what keeps answers, which it keeps by language
    _at = MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware") + 1
    MIDDLEWARE.insert(_at, "tracker.middleware.ReadersLanguage")
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATICFILES_DIRS = [ROOT / "templates" / "static"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^unsubscribe/"]  # RFC 8058: a one-click POST is never answered with a redirect
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "tracker.log_line.LogLine", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # each ring of the clock is no news; what a step did, it says itself
    "loggers": {name: {"level": "WARNING"} for name in ("celery.app.trace", "celery.beat", "celery.worker.strategy")},
}
