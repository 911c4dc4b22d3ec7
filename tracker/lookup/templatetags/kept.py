"""The tag `kept`: a part of a page that is the same wherever all that is named behind it is the same."""

import re
from collections.abc import Mapping, Sequence

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tracker.lookup.kept import part

GAP = re.compile("\ue000(\\w+)\ue001")
"""Where a value is put in: its name between two characters that nobody writes (Unicode, Private Use Area)."""

register = template.Library()


class KeptNode(template.Node):
    """Prints what stands within, and does not work it out where it is kept."""

    def __init__(self, nodes: NodeList, key: Sequence[FilterExpression], gaps: Mapping[str, FilterExpression]) -> None:
        """Take what stands within, the expressions that name the part, and what is put into it each time."""
        self.nodes, self.key, self.gaps = nodes, key, gaps

    def render(self, context: Context) -> SafeString:
        """Return the part of the page, with the values of this page in its gaps."""
        key = (get_language(), *(one.resolve(context) for one in self.key))
        text = part(key, lambda: self._with_gaps(context), len)
        values = {name: conditional_escape(one.resolve(context)) for name, one in self.gaps.items()}
        return mark_safe(GAP.sub(lambda gap: values[gap[1]], text) if values else text)  # noqa: S308 - escaped just above

    def _with_gaps(self, context: Context) -> str:
        with context.push(**{name: f"\ue000{name}\ue001" for name in self.gaps}):
            return self.nodes.render(context)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Read `{% kept NAME WHAT… with GAP=VALUE… %}…{% endkept %}`.

    What is printed within hangs on the name and on what stands before `with`. Behind it stand values, such as a name,
    that may be printed within, and nothing else be done with them there: they are put in, escaped, each time.
    """
    _, *words = token.split_contents()
    end = words.index("with") if "with" in words else len(words)
    gaps = token_kwargs(words[end + 1 :], parser)
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes, [parser.compile_filter(word) for word in words[:end]], gaps)
