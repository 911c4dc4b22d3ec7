"""Scrapy, set for reading public records: slowly, one connection to a host, under our own name, and nothing open."""

from typing import Any

from scrapers.fetch.orders import Orders

ROBOTS_NAME = "regulatory-status-tracker"
"""What robots.txt files know us by."""

HANDLER = "scrapers.fetch.handler.Handler"

MIDDLEWARES = {
    "scrapers.fetch.patience.Patience": 100,
    "scrapers.fetch.robots.Robots": 200,
    "scrapers.fetch.conditional.Conditional": 300,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": 550,
    "scrapers.fetch.redirects.Redirects": 600,
    "scrapers.fetch.coding.Coding": 700,
}
"""A request passes them from the lowest number to the highest, its response the other way."""

SPIDER_MIDDLEWARES = {"scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25}
"""The declared addresses in their order. No other: every status is judged, and none is dropped in silence."""

EXTENSIONS = {"scrapy.extensions.throttle.AutoThrottle": 0}


def settings(orders: Orders) -> dict[str, Any]:
    """Return Scrapy's settings for one process, as its orders want them.

    Of Scrapy's own parts only those named here are there: one that is merely switched off would still be loaded, and
    with it another HTTP client, a server and a console.
    """
    return {
        "DEFAULT_REQUEST_HEADERS": _headers(orders.contact),
        "DOWNLOAD_HANDLERS_BASE": {"http": HANDLER, "https": HANDLER},
        "DOWNLOADER_MIDDLEWARES_BASE": MIDDLEWARES,
        "SPIDER_MIDDLEWARES_BASE": SPIDER_MIDDLEWARES,
        "EXTENSIONS_BASE": EXTENSIONS,
        "TWISTED_DNS_RESOLVER": "scrapers.fetch.resolver.GuardedResolver",
        "FETCH_ALLOW": list(orders.allow),
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_TLS_MIN_VERSION": "TLSv1.2",
        "DOWNLOAD_MAXSIZE": orders.limits.page_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "CONCURRENT_REQUESTS": 4,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "CONCURRENT_ITEMS": 1,  # a hundred by default: so many tasks would be made for each page
        "RETRY_TIMES": 1,
        "RETRY_HTTP_CODES": [],
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
        "RETRY_EXCEPTIONS": [
            "scrapy.exceptions.CannotResolveHostError",
            "scrapy.exceptions.DownloadConnectionRefusedError",
            "scrapy.exceptions.DownloadFailedError",
        ],
        "LOG_LEVEL": "WARNING",
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",  # each visit keeps its own account
    } | _pace(orders)


def _headers(contact: str) -> dict[str, str]:
    return {
        "User-Agent": user_agent(contact),
        "Accept": "*/*",
        "Accept-Language": "en-US,en",
        "Accept-Encoding": "gzip, deflate",  # what `Coding` undoes
    }


def user_agent(contact: str) -> str:
    """Return the name under which we read, with the address where a publisher may complain."""
    return f"{ROBOTS_NAME}/0.1 (an open record of the law; {contact})" if contact else f"{ROBOTS_NAME}/0.1"


def _pace(orders: Orders) -> dict[str, Any]:
    """Return the polite waits, which nobody is there to profit from when no host is asked."""
    if not orders.is_live:
        return {"DOWNLOAD_DELAY": 0}
    return {
        "DOWNLOAD_DELAY": orders.limits.delay,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": orders.limits.delay,
        "AUTOTHROTTLE_MAX_DELAY": 60,
    }
