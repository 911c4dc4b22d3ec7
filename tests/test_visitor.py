"""Who asks: the visitor's own address, whatever they write into a header."""

from ipaddress import ip_network

import pytest

from tracker.visitor import visitor

PROXY, OTHER_PROXY, VISITOR, LIE = "10.0.0.1", "10.0.0.2", "198.51.100.7", "203.0.113.9"


@pytest.mark.parametrize(
    ("nearest", "forwarded", "whose"),
    [
        (PROXY, VISITOR, VISITOR),
        (PROXY, f"{LIE}, {VISITOR}", VISITOR),
        (PROXY, f"{LIE}, {VISITOR}, {OTHER_PROXY}", VISITOR),
        (VISITOR, LIE, VISITOR),
        (PROXY, "", PROXY),
        (PROXY, f"{LIE}, rubbish", "rubbish"),
        ("", VISITOR, VISITOR),
        (PROXY, ", ,", PROXY),
    ],
)
def test_a_header_is_believed_as_far_as_a_trusted_proxy_wrote_it(settings, nearest, forwarded, whose):
    settings.TRUSTED_PROXIES = (ip_network("10.0.0.0/8"),)
    assert visitor({"REMOTE_ADDR": nearest, "HTTP_X_FORWARDED_FOR": forwarded}) == whose
