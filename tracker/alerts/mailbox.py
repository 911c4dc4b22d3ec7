"""One mailbox, however its address is written."""

DOTS_ARE_IGNORED = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}


def mailbox(address: str) -> str:
    """Return the key of the mailbox that a valid address reaches: no case, no +tag, the domain in its ASCII form.

    Raises ValueError where the domain has no ASCII form.
    """
    local, _, domain = address.strip().rpartition("@")
    domain = domain.rstrip(".").encode("idna").decode("ascii").lower()
    local = local.lower().partition("+")[0] or local.lower()
    if domain in DOTS_ARE_IGNORED:
        local, domain = local.replace(".", ""), DOTS_ARE_IGNORED[domain]
    return f"{local}@{domain}"
