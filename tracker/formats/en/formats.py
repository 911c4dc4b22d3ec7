"""How English writes a day and a moment: the month in full. Of other languages Django knows it."""

DATE_FORMAT = "F j, Y"
DATETIME_FORMAT = "F j, Y, H:i"
