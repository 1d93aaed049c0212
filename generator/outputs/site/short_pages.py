"""A tiny page at each short address that leads on: by itself, without a script, and by a link."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.short_address import code_of, places
from generator.outputs.site import address
from generator.outputs.site.markup import esc
from generator.outputs.site.staged import StagedFile

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<title>{name}</title>
</head>
<body>
<h1>{name}</h1>
<p><a href="{to}">{words}</a></p>
</body>
</html>
"""


def short_pages(curriculum: Curriculum, policy: str) -> Iterator[StagedFile]:
    """The page of every short address, also while no address of the site is set: links outlive editions."""
    name = esc(curriculum.shelf.settings.name)
    known = address.targets(curriculum)
    for place in places(curriculum):
        code = code_of(*place)
        to = address.relative(f"{code}/", _url(curriculum, known, place))
        page = _PAGE.format(policy=policy, to=esc(to), name=name, words=say("site.go-on"))
        yield StagedFile(f"{code}/index.html", content=page.encode())


def _url(curriculum: Curriculum, known: dict[tuple[str, str], str], place: tuple[str, str]) -> str:
    """Where a place stands on the site."""
    match place:
        case ("quick-card", id):
            return address.quick_card_url(curriculum.module[id].slug)
        case ("programme", id):
            return address.programme_url(id)
        case _:
            return known[place]
