"""Where the pages of the made-up web lie."""


def addresses(port: int, pages: int) -> list[str]:
    """Return every address of a web of so many pages, those of one kind together."""
    laws = [f"http://127.0.0.1:{port}/law/{number}" for number in range(pages)]
    return laws + [f"http://127.0.0.1:{port}/documents/{number}" for number in range(max(1, pages // 100))]
