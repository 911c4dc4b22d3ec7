"""Why a decision is refused. Each message says who, what or when, and what to do."""


class Refused(Exception):
    """A decision that cannot be taken; nothing was changed."""


class NotAllowed(Refused):
    """The person may not decide on changes, or not so much alone."""


class AlreadyDecided(Refused):
    """Someone else was faster, or a newer reading changed what was to be decided."""


class SourceMoved(Refused):
    """The source shows something newer than what was seen."""


class OnHold(Refused):
    """Somebody put the change on hold, and nobody has let it go on."""
