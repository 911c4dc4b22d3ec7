"""What is meant as a day and names none: without a year, or counted from today in words. Nobody guesses which it is."""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:a )?few|(?:a )?couple of|several|some|\d+)"
)
SPAN = r"(?:days?|weeks?|months?|years?)"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SHAPES = (
    rf"(?:last|next|this|past|coming|on)\s+(?:week(?:end)?|spring|summer|fall|autumn|winter|{WEEKDAY})",
    rf"(?:in|within)\s+{COUNT}\s+{SPAN}",
    rf"{COUNT}\s+{SPAN}\s+(?:ago|from now|later)",
    rf"(?:in|since|until|till|by|before|after|during)\s+{MONTH}(?!\s*,)(?=\s|\W|$)",
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\s*-?\s*year)",  # `may 19-year-olds buy it`
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}",
    r"(?:on|by|since|until|before|after)\s+\d{1,2}/\d{1,2}",
    r"christmas|thanksgiving|new year[’']?s(?:\s+(?:day|eve))?|easter|halloween|(?:labor|memorial|independence) day",
)
NO_DAY = re.compile(rf"\b(?:{'|'.join(SHAPES)})(?!\w)", re.IGNORECASE | re.ASCII)
