"""ADR: are the short addresses that paper carries safe to print?"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks.check import curriculum_check
from generator.checks.places import SETTINGS
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.short_address import code_of, places


@curriculum_check("ADR-001", fix="Give the newer of the two another id.")
def short_addresses_lead_to_one_place(curriculum: Curriculum) -> Iterator[Finding]:
    """No two places share a short address, and none is the address of a page of the site's own.

    Why: what is printed cannot be changed, and would lead half of its readers astray.
    Source: docs/decisions/025: short addresses.
    """
    taken: dict[str, str] = {page.matter.id: f"the page {page.matter.id}" for page in curriculum.shelf.pages}
    for scheme, target in places(curriculum):
        code, name = code_of(scheme, target), f"{scheme}:{target}"
        if code in taken:
            yield Finding(SETTINGS, f"The short address {code} of {name} is that of {taken[code]}", ("base_url",))
        taken.setdefault(code, name)


@curriculum_check("ADR-002", fix="Give an https address without a telling word, or leave it unset.")
def the_base_is_an_address(curriculum: Curriculum) -> Iterator[Finding]:
    """`base_url`, where it is set, is an https address and holds no word that settings ban from covers.

    Why: it stands on what people carry home, and in the history of their device.
    Source: settings.yml, `base_url` and `banned_on_covers`.
    """
    settings = curriculum.shelf.settings
    base = settings.base_url
    if base is None:
        return
    parts = urlsplit(base)
    if parts.scheme != "https" or not parts.netloc or parts.query or parts.fragment:
        yield Finding(SETTINGS, f"{base} is no https address of a site", ("base_url",))
    for word in settings.banned_on_covers:
        if re.search(re.escape(word.casefold()), base.casefold()):
            yield Finding(SETTINGS, f"“{word}” stands in the address that is printed", ("base_url",))
