"""Scrapy, set for reading public records: slowly, one connection to a host, under our own name, and nothing open."""

from typing import Any

from scrapers.fetch.orders import Orders

ROBOTS_NAME = "regulatory-status-tracker"
"""What robots.txt files know us by."""

HANDLER = "scrapers.fetch.handler.Handler"

NOT_OURS = (
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware",
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware",
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware",
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware",
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",
)

OURS = {
    "scrapers.fetch.patience.Patience": 100,
    "scrapers.fetch.robots.Robots": 200,
    "scrapers.fetch.conditional.Conditional": 300,
    "scrapers.fetch.redirects.Redirects": 600,
    "scrapers.fetch.coding.Coding": 700,
}
"""A response passes them from the highest number up to the lowest."""

NO_SPIDER_MIDDLEWARES = (
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",  # every status is judged, none is dropped in silence
    "scrapy.spidermiddlewares.referer.RefererMiddleware",
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",
    "scrapy.spidermiddlewares.depth.DepthMiddleware",
)


def settings(orders: Orders) -> dict[str, Any]:
    """Return Scrapy's settings for one process, as its orders want them."""
    return {
        "USER_AGENT": user_agent(orders.contact),
        "DEFAULT_REQUEST_HEADERS": {"Accept": "*/*", "Accept-Language": "en-US,en"},
        "DOWNLOAD_HANDLERS": {"http": HANDLER, "https": HANDLER} | dict.fromkeys(("data", "file", "ftp", "s3")),
        "DOWNLOADER_MIDDLEWARES": OURS | dict.fromkeys(NOT_OURS),
        "SPIDER_MIDDLEWARES": dict.fromkeys(NO_SPIDER_MIDDLEWARES),
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
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_LEVEL": "WARNING",
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",  # each visit keeps its own account
        "EXTENSIONS": dict.fromkeys(("scrapy.extensions.corestats.CoreStats", "scrapy.extensions.logstats.LogStats")),
    } | _pace(orders)


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
