"""A figure: one number that was measured, and the goal it is held to."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`value` is better the smaller it is; a goal that is a stretch is one that nobody is bound to.

    A figure without a goal is there to be read beside the others.
    """

    name: str
    value: float
    goal: float | None
    stretch: bool = False

    def __str__(self) -> str:
        """Return name, value, goal and verdict, by tabs."""
        if self.goal is None:
            return f"{self.name}\t{self.value:.2f}\t-\tholds"
        missed = "stretch" if self.stretch else "short"
        return f"{self.name}\t{self.value:.2f}\t{self.goal:g}\t{'holds' if self.value <= self.goal else missed}"
