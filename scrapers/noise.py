"""Words that a page says of itself, of its visitors or of its buttons, and never of its subject.

Each pattern must fit a whole block: a date alone is no stamp, nor is "effective" or "adopted" with one.
"""

import re

LONGEST = 240  # letters of a block that may be noise

DATE = (
    r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]{3,9}\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4})"
)
CLOCK = r"(?:,? ?(?:at |t)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[ecmp][sd]?t))?)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )"
WHEN = rf"{WEEKDAY}?{DATE}{CLOCK}?"
DONE = r"(?:updated?|modified|changed|revised|reviewed|published|generated|edited|saved|crawled)"
COUNTED = r"(?:views?|hits|visits?|visitors?|downloads?)"

STAMPS = (
    rf"(?:this )?(?:(?:web ?)?(?:page|site)|content)?(?: was| is)? ?(?:date )?last (?:\w+ ){{0,2}}?{DONE}"
    rf"(?: on| at| by)?:? ?{WHEN}?(?: \([\w: ]*\))?[.|]?",
    rf"(?:(?:this )?(?:page|content)(?: was)? (?:{DONE}|rendered|created|printed|loaded)|generated|rendered|retrieved"
    rf"|accessed|printed|today(?:'s date)?(?: is)?|(?:current|up to date) (?:as of|through))(?: on| at)?:? ?{WHEN}"
    r"(?: \([\w: ]*\))?[.|]?",
    rf"{WEEKDAY}?{DATE}{CLOCK}",
    r"page load(?:ed)? (?:time|in):? [\d.]+ ?(?:ms|s|seconds)?",
    r"(?:©|(?:\(c\) )?copyright\b).{0,120}",
    r"\(c\) (?:19|20)\d\d\b.{0,100}\b(?:rights reserved|inc|llc)\b.{0,20}",  # else "(c)" is a third subsection
)
"""When the page itself was made or changed, which says nothing of when the law was."""

COUNTERS = (
    rf"(?:page )?(?:viewed|{COUNTED}(?: number| count)?|you are visitor(?: number)?):? #?[\d,]+(?: times?)?\.?"
    r"(?: session:? [0-9a-f-]+\.?)?",
    rf"[\d,]+ (?:page )?(?:{COUNTED}|people (?:have )?viewed this(?: page)?)\.?",
    r"(?:session|request|trace|csrf|build|ray)(?: (?:id|token|number))?:? #?[0-9a-f][0-9a-f.-]{5,}",
)

LABELS = (
    r"(?:skip|jump) to .{0,30}|(?:back|return) to top|top of page|previous|next|search|menu|close|home|rss|permalink",
    r"share(?: this| on \w+)?(?: page)?|(?:print|e-?mail|download)(?: this)?(?: page| pdf)?|copy link|bookmark",
    r"view info|tweet|facebook|twitter|linkedin|pinterest|reddit|google\+|delicious|digg|stumbleupon|whatsapp",
    r"pdf|\(?pdf,? [\d.]+ ?[km]b\)?|log ?in|sign ?in|español|english",
    r"on this page:?|in this article:?|table of contents",
)

BANNERS = (
    r"you are viewing (?:an |the )?archived .*|the wayback machine - .*|this is an archived (?:page|website).*",
    r"an official website of the .*|here's how you know.*|official websites use .*|secure \.gov websites .*",
    r"(?:this (?:web)?site|we) uses? cookies.*",
)

NOISE = re.compile("|".join((*STAMPS, *COUNTERS, *LABELS, *BANNERS)), re.IGNORECASE)


def is_noise(block: str) -> bool:
    """Tell whether a folded block of words is a stamp, a counter, a label or a banner and nothing else."""
    return len(block) <= LONGEST and NOISE.fullmatch(block) is not None
