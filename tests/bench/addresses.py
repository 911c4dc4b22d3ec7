"""Where the pages of the made-up web lie."""


def addresses(port: int, pages: int, step: int = 1) -> list[str]:
    """Return every address of a web of so many pages, those of one kind together; or of each kind one in `step`."""
    laws = [f"http://127.0.0.1:{port}/law/{number}" for number in range(0, pages, step)]
    return laws + [f"http://127.0.0.1:{port}/documents/{number}" for number in range(0, max(1, pages // 100), step)]
