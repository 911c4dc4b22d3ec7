"""Law made up for tests: one short section, and a code of as many as are wanted."""

LAW = (
    "Section 1. It shall be unlawful to sell, offer or give a kratom product to any person less than 18 years of age. "
    "A kratom product may not hold more than 2 percent of 7-hydroxymitragynine of its alkaloids. Whoever violates this "
    "section shall be fined $500 for each offense. This section takes effect on August 1, 2025."
)
VERBS = ("sell", "offer", "hold", "serve", "ship", "make", "import")


def a_code(sections: int) -> str:
    """Return so many sections, each with its own number, verb and fine."""
    return " ".join(
        f"Section {number}. No person shall {VERBS[number % len(VERBS)]} such a product in any county without licence "
        f"of class {number % 13}; the fine is {number % 97} dollars."
        for number in range(1, sections + 1)
    )
