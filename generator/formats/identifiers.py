"""Identifiers that never change: made from names alone, never from order, title, clock or chance."""

from uuid import NAMESPACE_URL, uuid5


def stable_uuid(*names: str) -> str:
    """A UUID (version 5, lower case) of names, the widest first. The same names give the same one for ever."""
    return str(uuid5(NAMESPACE_URL, ":".join(("urn", *names))))


def urn(uuid: str) -> str:
    """A UUID as an address that needs no web."""
    return f"urn:uuid:{uuid}"
