"""Pages that a guard or a broken server sends with status 200 in the place of the page."""

import re

GUARDS = (
    r"<title>\s*access denied\s*</title>",  # Akamai before fws.gov and cdc.gov, April 2026
    r"<title>\s*error: the request could not be satisfied\s*</title>",  # CloudFront before noaa.gov, April 2026
    r"<title>\s*human verification\s*</title>",  # CloudFront with AWS WAF before usgs.gov, April 2026
    r"<title>[^<]{0,80}::\s*request access\s*</title>",  # federalregister.gov itself, June 2026
    r"<title>\s*[45]\d\d (?:bad request|unauthorized|forbidden|not found|too many requests|internal server error"
    r"|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)\s*</title>",  # nginx before nasa.gov, 2026
    r"<title>\s*(?:just a moment\.\.\.|attention required! \| cloudflare)\s*</title>",  # Cloudflare's challenge
    r"_cf_chl_opt",
    r"/cdn-cgi/challenge-platform/h/",  # its script; the one in ordinary pages has another path
    r"awswafintegration\.",  # AWS WAF's challenge
    r"window\.gokuprops",
    r"captcha-delivery\.com",  # DataDome
    r"id=[\"']px-captcha",  # PerimeterX
    r"incapsula incident id",  # Imperva
    r"<title>\s*request rejected\s*</title>",  # F5 BIG-IP
    r"<title>\s*pardon our interruption",  # Distil
    r"<title>\s*runtime error\s*</title>",  # ASP.NET's yellow page
    r"<h1>server error in ['\"]/",
)
"""Marks of such a page in its source, in lower case. None can stand in the text of a law, where it would be escaped.

Each begins with letters of its own, by which it is searched for a hundred times as fast as all of them at once.
"""

EXCUSES = (
    r"access(?: to this \w+)? (?:is|was|has been) denied|access denied|you don.t have permission to access",
    r"verify (?:that )?you are (?:a )?human|are you a (?:robot|human)|not a robot|captcha|unusual traffic",
    r"checking your browser|enable javascript and cookies|javascript is (?:disabled|required)",
    r"enable (?:javascript|cookies)|requires? (?:javascript|cookies)|please accept (?:all )?cookies",
    r"(?:your )?session (?:has )?(?:expired|timed out)|session timeout",
    r"(?:please )?(?:log|sign) ?in to (?:continue|view|access|your)|(?:log|sign) ?in required",
    r"forgot (?:your )?password|<input[^>]*type=[\"']?password",
    r"(?:under|scheduled|undergoing|down for) maintenance|temporarily (?:unavailable|offline|out of service)",
    r"service (?:is )?(?:temporarily )?unavailable|internal server error|bad gateway|gateway time-?out",
    r"an (?:unexpected )?error (?:has )?occurred|(?:something|that) went wrong|error processing your request",
    r"domain (?:name )?(?:is|may be) (?:for sale|parked)|buy this domain|this domain is (?:for sale|parked)",
    r"too many requests|rate limit|request (?:was )?(?:blocked|rejected)|you have been blocked",
    r"page (?:you (?:requested|are looking for) )?(?:was |could )?not (?:be )?found",
)
"""Words with which a page excuses itself. A law may hold some of them, so they never count against a landmark."""

LOOKED_AT = 65_536  # bytes of a page, from its beginning
GUARD = tuple(map(re.compile, GUARDS))
CLAIM = re.compile(r"<(?:!doctype html|html|head|body|title)\b")
EXCUSE = re.compile("|".join(EXCUSES), re.IGNORECASE)
SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def guard(body: bytes) -> str:
    """Return the mark of a guard's own page in the source of this one, or "". Only what claims to be HTML is judged."""
    text = _text(body[:LOOKED_AT].lower())
    if not CLAIM.search(text, 0, 4096):
        return ""
    return next((_one_line(found[0]) for mark in GUARD if (found := mark.search(text))), "")


def excuse(body: bytes) -> str:
    """Return the words with which a page without its landmark excuses itself, or ""."""
    found = EXCUSE.search(SCRIPT.sub(" ", _text(body)))
    return _one_line(found[0]) if found else ""


def _text(body: bytes) -> str:
    return body[:LOOKED_AT].decode("utf-8", errors="replace")


def _one_line(words: str) -> str:
    return " ".join(words.split())
