"""The tag `kept`: a part of a page that is the same wherever all that is named behind it is the same."""

from collections.abc import Sequence

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tracker.lookup.kept import part

register = template.Library()


class KeptNode(template.Node):
    """Prints what stands within, and does not work it out where it is kept."""

    def __init__(self, nodes: NodeList, key: Sequence[FilterExpression]) -> None:
        """Take what stands within, and the expressions that name the part."""
        self.nodes, self.key = nodes, key

    def render(self, context: Context) -> SafeString:
        """Return the part of the page."""
        key = (get_language(), *(one.resolve(context) for one in self.key))
        return part(key, lambda: self.nodes.render(context), len)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Read `{% kept NAME WHAT… %}…{% endkept %}`: what is printed within hangs on the name and on what stands there."""
    _, *words = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes, [parser.compile_filter(word) for word in words])
