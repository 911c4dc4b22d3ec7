"""The gate: public web addresses, and nothing else."""

import pytest

from tracker.gate import Refused, check_address, check_url

PRIVATE = [
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8%eth0",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "100::1",
    "5f00::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_of_a_private_network_is_let_through(address: str) -> None:
    with pytest.raises(Refused, match="blocked address"):
        check_address("law.example.gov", 443, address, ())


@pytest.mark.parametrize("address", ["8.8.8.8", "150.148.0.5", "2600:1f18::1", "64:ff9b::808:808", "2002:808:808::1"])
def test_a_public_address_passes(address: str) -> None:
    check_address("law.example.gov", 443, address, ())


@pytest.mark.parametrize("address", ["", "localhost", "2130706433", "0177.0.0.1", "127.1"])
def test_what_is_no_address_is_refused_where_one_is_asked_for(address: str) -> None:
    with pytest.raises(Refused):
        check_address("law.example.gov", 443, address, ())


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:text/html,legal",
        "ftp://law.example.gov/",
        "gopher://law.example.gov/",
        "javascript:alert(1)",
        "//law.example.gov/",
        "law.example.gov",
        "http://",
        "http:///law",
        "http://user@law.example.gov/",
        "http://user:word@law.example.gov/",
        "http://law.example.gov@127.0.0.1/",
        "http://127.0.0.1\\@law.example.gov/",
        "http://law.example.gov/\r\nHost: 127.0.0.1",
        "http://law.example.gov/a b",
        "http://law.example.gov:22/",
        "http://law.example.gov:6379/",
        "http://law.example.gov:99999/",
        "http://law.example.gov:0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1/",
        "http://127.0.0.1/",
        "http://127.0.0.1./",
        "https://169.254.169.254/latest/meta-data",
    ],
)
def test_an_address_that_leads_nowhere_public_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        check_url(url, ())


def test_a_public_address_gives_its_host_and_port() -> None:
    assert check_url("https://Law.Example.gov/code?s=1", ()) == ("law.example.gov", 443)


def test_an_allowed_pair_may_be_private() -> None:
    assert check_url("http://127.0.0.1:8099/", ("127.0.0.1:8099",)) == ("127.0.0.1", 8099)
    check_address("127.0.0.1", 8099, "127.0.0.1", ("127.0.0.1:8099",))
    check_address("::1", 8099, "::1", ("[::1]:8099",))


def test_an_allowed_host_is_reached_on_its_listed_port_only() -> None:
    with pytest.raises(Refused, match="port 80"):
        check_url("http://stand-in.example/", ("stand-in.example:8099",))


def test_another_name_for_an_allowed_address_is_not_allowed() -> None:
    with pytest.raises(Refused):
        check_address("evil.example", 80, "127.0.0.1", ("127.0.0.1:80",))


def test_the_port_is_allowed_for_that_host_alone() -> None:
    with pytest.raises(Refused):
        check_url("http://law.example.gov:8099/", ("127.0.0.1:8099",))
