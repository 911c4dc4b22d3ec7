"""What matters of a page is found on any page, and nothing of what stands around it is part of it."""

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.errors import Incomplete, Suspect
from scrapers.matter import matter
from tests.made_up_law import LAW, a_code
from tests.scrapers.documents import a_document, a_page
from tracker.evidence.judge import judge

ENTRY = "<h2>§ 40-964. Schedule I</h2><p>{law}</p><ul><li>(1) Mitragynine</li><li>(2) Señor’s “leaf”</li></ul>"
PAGE = (
    "<header><a href=/>Code of Laws</a> <p>Session {token}</p></header><nav><ul><li><a>Title 1</a></li></ul></nav>"
    "<div class='breadcrumbs'><a>Home</a> &gt; <a>Title {count}</a></div><main>{entry}"
    "<p class='stamp'>Page last updated: {day}</p><p>{count} page views</p></main>"
    "<aside class='ad'>Buy kratom, only {count} left</aside><footer>© {year} State. Generated {day} 10:{count}</footer>"
)
PLAIN = matter(a_page(PAGE.format(entry=ENTRY.format(law=LAW), token="0f" * 8, count=10, day="May 1, 2025", year=2025)))


def of(words: str) -> str:
    return matter(a_page(words))


def test_the_law_is_all_that_is_left_of_its_page() -> None:
    left = PLAIN
    assert left == f'§ 40-964. Schedule I {LAW} (1) Mitragynine (2) Señor\'s "leaf"'


@pytest.mark.parametrize(
    "noise",
    [
        "<nav>Title 1 <a>Kratom</a></nav>", "<div role='navigation'>Kratom</div>", "<aside>Sponsored: kratom</aside>",
        "<div id='wm-ipp-base'>12 captures 3 Jan 2020</div>", "<div class='cookie-consent'>We use cookies</div>",
        "<div class='shareButtons'><a>Facebook</a></div>", "<p>Last updated: August 19, 2021</p>",
        "<p>This page was last reviewed on 19 August 2021.</p>",
        "<div>Page generated Monday, 3 May 2026 10:12:13</div>",
        "<p>2026-05-03T10:12:13Z</p>", "<p>Viewed 1,234 times. Session ab12cd34ef</p>",
        "<p>You are visitor number 88</p>",
        "<p>Request ID: 0af7651916cd43dd</p>", "<p>Current through Sunday, May 3, 2026</p>", "<p>© 2026 The State</p>",
        "<p>The Wayback Machine - https://web.example/2020/law</p>", "<a href='#top'>Back to top</a>",
        "<button>Print</button>", "<div class='related'><a>Kratom shall be prohibited</a></div>",
        "<script nonce=x>kratom</script>", "<p style='display:none'>kratom</p>", "<!-- kratom -->",
        "<div><div><p>One</p><a>Read more</a></div><div><p>Two</p><a>Read more</a></div></div>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["<main>{}</main>", "{}"], ids=["in the main part", "on a page without one"])
def test_what_stands_around_the_law_is_not_its_matter(noise: str, frame: str) -> None:
    law = f"<h1>Kratom</h1><p>{a_code(4)}</p>"
    assert of(frame.format(law + noise)) == of(frame.format(law))


@pytest.mark.parametrize(
    "words",
    [
        "Effective August 1, 2025", "[Effective until July 1, 2026.]", "August 1, 2025", "Repealed.",
        "Adopted 2025-05-01",
        "21", "Fine: $500", "Views of the Attorney General", "Print advertising of kratom is prohibited",
        "(c) No person shall sell it.", "(c) 2000 milligrams a package.",
        "Expires: May 3, 2026", "Published: May 3, 2026", "Last day of sale: May 3, 2026",
    ],
)  # fmt: skip
def test_what_a_law_may_say_in_few_words_is_kept(words: str) -> None:
    assert words in of(f"<main><h1>Kratom</h1><p>{LAW}</p><p>{words}</p></main>")


@pytest.mark.parametrize(
    "page",
    [
        "<div class='page-with-sidebar menu-open'><p>{}</p></div>",
        "<div class='related-laws'><p>{}</p></div><p>See also.</p>",
        "<form><table><tr><td>{}</td></tr></table></form>", "<body class='has-banner'><article><p>{}</p></article>",
        "<header><h1>Kratom</h1></header><div id='sidebar-layout'><main><p>{}</p></main></div>",
        "<main></main><p>{}</p>",
    ],
)  # fmt: skip
def test_a_law_is_never_lost_for_the_name_of_what_it_stands_in(page: str) -> None:
    assert LAW in of(page.format(LAW))


def test_a_list_of_links_that_is_the_page_is_its_matter() -> None:
    items = "".join(f"<li>Ordinance 2025-{n} on kratom <a>Read more</a></li>" for n in range(9))
    assert "Ordinance 2025-8" in of(f"<main><ul>{items}</ul></main>")


@pytest.mark.parametrize(
    "words",
    ["<s>lawful</s> <u>unlawful</u>", "<del>lawful</del>", "<span style='text-decoration: line-through'>lawful</span>"],
)
def test_struck_words_among_those_that_stand_are_refused(words: str) -> None:
    with pytest.raises(Suspect, match="struck"):
        of(f"<main><p>It is {words} to sell kratom.</p></main>")


def test_a_bill_in_the_form_of_the_house_with_deleted_phrases_is_refused() -> None:
    bill = "<?xml version='1.0'?><bill xmlns='x'><text>is <deleted-phrase>lawful</deleted-phrase></text></bill>"
    with pytest.raises(Suspect, match="struck"):
        matter(a_document(bill))


def test_of_a_note_by_the_editors_only_what_it_says_of_the_laws_force_is_kept() -> None:
    noted = (
        "<?xml version='1.0'?><section><text>Kratom.</text><annotations><annotation type='History'>1901.</annotation>"
        "<annotation type='Applicability'>Not yet applicable.</annotation></annotations></section>"
    )
    assert matter(a_document(noted)) == "Kratom. Not yet applicable."


def test_what_an_answer_says_of_itself_is_not_its_matter() -> None:
    answer = '{"generated_at": "2026-05-03", "requestId": "x", "next_page_url": "y", "day": "2025-08-01", "age": 21}'
    assert matter(a_document(answer)) == "21 2025-08-01"


def test_half_a_page_has_no_matter() -> None:
    with pytest.raises(Incomplete):
        matter(a_document("<html><body><p>Kratom is unl", media_type="text/html"))


NOISE: dict[str, Callable[[str], str]] = {
    "white space": lambda page: page.replace(" ", " \n\t").replace("<p>", "\n\n <p> "),
    "no-break spaces": lambda page: page.replace("less than", "less\u00a0than").replace(
        "any person", "any&nbsp;person"
    ),
    "soft hyphens": lambda page: page.replace("kratom", "kra\u00adtom").replace("unlawful", "unlaw&shy;ful"),
    "zero width": lambda page: page.replace("Section", "Sec\u200btion\ufeff"),
    "entities": lambda page: page.replace("§", "&#167;").replace("’", "&rsquo;").replace("ñ", "&ntilde;"),
    "plain quotes": lambda page: page.replace("’", "'").replace("“", '"').replace("”", '"'),
    "decomposed": lambda page: normalize("NFD", page),
    "nested": lambda page: page.replace("<p>", "<div><section><p>").replace("</p>", "</p></section></div>"),
    "emphasis": lambda page: re.sub(r"\b(kratom|person)\b", r"<b><i>\1</i></b>", page),
    "attributes": lambda page: page.replace("<p>", "<p data-k='7' class='x' id='q'>").replace("<li>", "<li class=y>"),
    "comments": lambda page: page.replace("<p>", "<!-- 7 --><p>"),
    "scripts": lambda page: page.replace("<p>", "<script nonce='a1'>let a = 1</script><p>"),
    "list as paragraphs": lambda page: page.replace("<li>", "<p>").replace("</li>", "</p>"),
    "line ends": lambda page: page.replace("> <", ">\r\n<"),
    "non-breaking hyphens": lambda page: page.replace("7-hydroxy", "7\u2011hydroxy"),
}


@settings(max_examples=200)
@given(
    kinds=st.lists(st.sampled_from(sorted(NOISE)), unique=True, max_size=6),
    token=st.text("0123456789abcdef", min_size=8, max_size=32),
    count=st.integers(10, 59),
    day=st.dates().map(lambda day: f"{day:%B} {day.day}, 2{day.year % 1000:03}"),
    year=st.integers(2000, 2099),
)
def test_noise_of_any_kind_is_no_change(kinds: list[str], token: str, count: int, day: str, year: int) -> None:
    entry = ENTRY.format(law=LAW)
    for kind in kinds:
        entry = NOISE[kind](entry)
    noisy = of(PAGE.format(entry=entry, token=token, count=count, day=day, year=year))
    assert judge(PLAIN, noisy).substantive is False, (kinds, judge(PLAIN, noisy).diff)


@settings(max_examples=60)
@given(
    kinds=st.lists(st.sampled_from(sorted(NOISE)), unique=True, max_size=4),
    amendment=st.sampled_from([("18", "21"), ("unlawful", "lawful"), ("August 1", "August 2"), ("may not", "may")]),
)
def test_an_amendment_shows_through_noise_of_any_kind(kinds: list[str], amendment: tuple[str, str]) -> None:
    entry = ENTRY.format(law=LAW.replace(*amendment))
    for kind in kinds:
        entry = NOISE[kind](entry)
    amended = of(PAGE.format(entry=entry, token="1" * 8, count=11, day="May 2, 2025", year=2026))
    assert judge(PLAIN, amended).substantive is True
