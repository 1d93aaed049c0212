"""Where the web says more, on paper: a code to scan and an address to type. Nothing while no address is set."""

from generator.formats.qr import qr_svg
from generator.formats.typst_text import literal, pairs
from generator.model.short_address import short_address, without_scheme
from generator.outputs.pack.view import House, PackView


def web(house: House, scheme: str, target: str) -> str:
    """What the template needs of a short address, as a Typst expression; `none` where there is no address."""
    address = short_address(house.base_url, scheme, target)
    if not address:
        return "none"
    given = {"address": address, "told": without_scheme(address), "svg": qr_svg(address)}
    return pairs({key: literal(value) for key, value in given.items()})


def with_web(house: House, scheme: str, target: str) -> dict[str, str]:
    """The same as an argument of a template's function; none at all where there is no address."""
    given = web(house, scheme, target)
    return {} if given == "none" else {"web": given}


def place_of(view: PackView) -> tuple[str, str]:
    """Where the site holds what a pack is about: its programme, or its only module."""
    return ("programme", view.programme.id) if view.programme else ("module", view.modules[0].id)
