"""What a redesign does to a page: twenty-nine changes of its tree or source, eleven of which no reader of it sees."""

import re
from collections.abc import Callable
from copy import deepcopy
from unicodedata import normalize

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring, fragment_fromstring, tostring

NAME = re.compile(r"(kra|mitra)(tom|gyn\w+)", re.IGNORECASE)
Mutate = Callable[[HtmlElement], None]


def mutated(page: bytes, mutation: str) -> bytes:
    """Return the page as it is after the mutation of this name."""
    in_source = UNSEEN_IN_SOURCE | SEEN_IN_SOURCE
    if mutation in in_source:
        return in_source[mutation](page.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    root = document_fromstring(page, parser=HTMLParser(encoding=_coding(page)))
    (UNSEEN | SEEN)[mutation](root)
    return tostring(root, doctype="<!DOCTYPE html>", encoding="unicode").encode()


def _coding(page: bytes) -> str:
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def each(root: HtmlElement, path: str, change: Callable[[HtmlElement], object]) -> None:
    for element in root.xpath(path):
        change(element)


def reorder_attributes(root: HtmlElement) -> None:
    for element in root.iter(etree.Element):
        kept = sorted(element.attrib.items(), reverse=True)
        element.attrib.clear()
        element.attrib.update(kept)


def add_attributes(root: HtmlElement) -> None:
    each(root, "//body//*", lambda element: element.set("data-track", "a1b2"))
    each(root, "//body//*[@class]", lambda element: element.set("class", f"{element.get('class')} u-block"))


def add_comments_and_a_script(root: HtmlElement) -> None:
    each(root, "//p | //td | //li", lambda element: element.addprevious(etree.Comment(" block ")))
    root.find("body").append(fragment_fromstring("<script nonce='c3'>window.kratom = 'lawful'</script>"))


def wrap_the_body(root: HtmlElement) -> None:
    body = root.find("body")
    wrapper = fragment_fromstring("<div class='wrapper'></div>")
    wrapper.text, body.text = body.text, None
    wrapper.extend(list(body))
    body.append(wrapper)


def add_a_frame(root: HtmlElement) -> None:
    root.find("body").insert(0, fragment_fromstring("<nav><ul><li><a href='/'>Home</a></li></ul></nav>"))
    root.find("body").append(fragment_fromstring("<footer><p>Last updated May 1, 2026</p></footer>"))


def emphasise(root: HtmlElement) -> None:
    for element in root.xpath("//p[not(*)] | //td[not(*)]"):
        inner = etree.SubElement(element, "b")
        inner.text, element.text = element.text, None


def names_in_pieces(root: HtmlElement) -> None:
    """Set a part of each name in an element of its own, behind a mark that nobody sees."""
    for element in root.xpath("//body//*[not(self::script)]"):
        if found := NAME.search(element.text or ""):
            inner = element.makeelement("span")
            inner.text, inner.tail = f"\u00ad{found[2]}", element.text[found.end() :]
            element.text = element.text[: found.end(1)]
            element.insert(0, inner)


def drop_attributes(root: HtmlElement) -> None:
    """Leave of the attributes the addresses of links."""
    for element in root.xpath("//body//*"):
        kept = {"href": element.get("href")} if element.get("href") else {}
        element.attrib.clear()
        element.attrib.update(kept)


def rename(name: str) -> Mutate:
    return lambda root: each(root, f"//body//*[@{name}]", lambda element: element.set(name, f"x9-{element.get(name)}"))


def drop_the_first(path: str) -> Mutate:
    return lambda root: each(root, f"({path})[1]", HtmlElement.drop_tree)


def drop_one_in_the_middle(path: str) -> Mutate:
    return lambda root: each(root, f"({path})[position() = ceiling(last() div 2)]", HtmlElement.drop_tree)


def drop_all(path: str) -> Mutate:
    return lambda root: each(root, path, HtmlElement.drop_tree)


def reverse_rows(root: HtmlElement) -> None:
    for table in root.xpath("//table"):
        rows = [row for row in table.iter("tr") if row.find("td") is not None]
        for row in rows:
            row.getparent().append(row)
        for row in reversed(rows):
            row.getparent().append(row)


def swap_columns(root: HtmlElement) -> None:
    each(root, "//tr[count(*) > 1]", lambda row: row.append(row[0]))


def tables_to_cards(root: HtmlElement) -> None:
    each(root, "//table | //tbody | //thead | //tr | //td | //th", lambda element: setattr(element, "tag", "div"))


def other_headings(root: HtmlElement) -> None:
    each(root, "//th", lambda cell: setattr(cell, "text", f"{(cell.text or '').strip()} (new)"))


def move_under_a_heading(root: HtmlElement) -> None:
    body = root.find("body")
    section = fragment_fromstring("<section><h2>From our collection</h2></section>")
    section.extend(list(body))
    body.append(section)


def headings_to_blocks(root: HtmlElement) -> None:
    each(root, "//h1 | //h2 | //h3 | //h4 | //h5", lambda element: setattr(element, "tag", "div"))


def words_to_pictures(root: HtmlElement) -> None:
    """Let the second cell of each row, or every second paragraph, be a picture with its words as `alt`."""
    for cell in root.xpath("//tr/td[2]") or root.xpath("//p[position() mod 2 = 0]"):
        words = " ".join(cell.text_content().split())
        for child in list(cell):
            cell.remove(child)
        cell.text = None
        cell.append(fragment_fromstring("<img>"))
        cell[0].set("alt", words)


def double_a_row(root: HtmlElement) -> None:
    for row in (root.xpath("//tr[td]") or root.xpath("//p"))[-1:]:
        row.addnext(deepcopy(row))


def paragraphs_to_lines(root: HtmlElement) -> None:
    each(root, "//p", lambda element: setattr(element, "tag", "span"))


def indent(text: str) -> str:
    return re.sub(r">(\s*)<(?=/?(?:p|div|td|tr|th|li|ul|table|tbody|h\d)\b)", r">\n\t\1<", text)


def entities(text: str) -> str:
    return text.replace("§", "&#xA7;").replace("’", "&#8217;").replace("“", "&ldquo;").replace("”", "&rdquo;")


def decompose(text: str) -> str:
    return normalize("NFD", text)


def capitals(text: str) -> str:
    return re.sub(r"</?[a-z][a-z0-9]*", lambda tag: tag[0].upper(), text)


def halve(text: str) -> str:
    return text[: len(text) // 2]


def cut_and_close(text: str) -> str:
    return text[: len(text) * 2 // 3].rpartition("<")[0] + "</body></html>"


UNSEEN: dict[str, Mutate] = {
    "attributes in another order": reorder_attributes,
    "attributes and classes added": add_attributes,
    "comments and a script": add_comments_and_a_script,
    "wrapped": wrap_the_body,
    "navigation and footer": add_a_frame,
    "emphasis": emphasise,
    "names in pieces": names_in_pieces,
}
UNSEEN_IN_SOURCE = {"indented": indent, "entities": entities, "decomposed": decompose, "tags in capitals": capitals}
SEEN: dict[str, Mutate] = {
    "classes renamed": rename("class"),
    "ids renamed": rename("id"),
    "attributes dropped": drop_attributes,
    "first paragraph dropped": drop_the_first("//p"),
    "a middle paragraph dropped": drop_one_in_the_middle("//p"),
    "a middle row dropped": drop_one_in_the_middle("//tr[td]"),
    "all rows dropped": drop_all("//tr[td]"),
    "rows in another order": reverse_rows,
    "columns swapped": swap_columns,
    "tables to cards": tables_to_cards,
    "other column headings": other_headings,
    "under another heading": move_under_a_heading,
    "headings to blocks": headings_to_blocks,
    "words to pictures": words_to_pictures,
    "a row doubled": double_a_row,
    "paragraphs to lines": paragraphs_to_lines,
}
SEEN_IN_SOURCE = {"cut in half": halve, "cut and closed": cut_and_close}

HARMLESS = (*UNSEEN, *UNSEEN_IN_SOURCE)
MUTATIONS = (*HARMLESS, *SEEN, *SEEN_IN_SOURCE)
