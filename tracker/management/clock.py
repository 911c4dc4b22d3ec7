"""The clock that beat runs on: it counts the seconds that pass, so nobody who sets the time of day can stop it."""

import time

from celery.beat import ScheduleEntry, Scheduler


class Clock(Scheduler):  # type: ignore[misc]  # celery has no types
    """Rings each task when it starts and then at its interval, whatever time of day the machine believes it is.

    Celery's own reckons by the time of day: set back an hour, it is silent for that hour. It also keeps a file of what
    it rang last, to make up for what was missed. Here no ring is made up for: each finds all work that waits.
    """

    def setup_schedule(self) -> None:
        """Take the timetable, all of it due now."""
        self.update_from_dict(self.app.conf.beat_schedule)
        self.due = dict.fromkeys(self.schedule, time.monotonic())

    def tick(self) -> float:
        """Ring for what is due, and return the seconds until the next ring."""
        for name, entry in self.schedule.items():
            if self.due[name] <= time.monotonic():
                self._ring(entry)
        return max(0.0, min(self.due.values()) - time.monotonic())

    def _ring(self, entry: ScheduleEntry) -> None:
        """Ring once. What was missed while the broker was away is not rung for: `apply_entry` logs that it was."""
        self.apply_entry(entry, producer=self.producer)
        self.due[entry.name] = time.monotonic() + entry.schedule.run_every.total_seconds()
