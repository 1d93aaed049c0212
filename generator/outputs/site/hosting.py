"""What a host must say with every page: the policy again, no referrer, no sniffing, and how long to keep a copy.

The same rules in the forms of three hosts. `_headers` also lies in the site itself, where hosts that
know it look for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.jobs.job import Job
from generator.model.curriculum import Curriculum
from generator.outputs.output import Output
from generator.outputs.site import address

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'"
)
"""Content security policy. There is no inline script or style, so there is nothing to allow by hash."""

ALWAYS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""With every answer. `frame-ancestors` counts only as a header."""
_USUAL = "no-cache"
"""Ask first whether there is a newer one: law and numbers change."""
_NEVER = "no-store"
FOLDER = "hosting"
"""These files are for who runs the host, and no reader finds them on the site."""


@dataclass(frozen=True, slots=True)
class HostingView:
    """Addresses of the pages of which a browser should keep no copy, from the root."""

    no_store: tuple[str, ...]


def hosting_view(curriculum: Curriculum) -> HostingView:
    """What the hosts must know of the pages."""
    pages = (page.matter for page in curriculum.shelf.pages if page.matter.no_store)
    return HostingView(tuple(sorted(address.page_url(matter.id, matter.kind) for matter in pages)))


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A file for each kind of host."""
    view, sources = hosting_view(curriculum), ("curriculum/pages/",)
    yield Job(f"{FOLDER}/_headers", render_headers, view, sources=sources)
    yield Job(f"{FOLDER}/nginx.conf", render_nginx, view, sources=sources)
    yield Job(f"{FOLDER}/apache.htaccess", render_apache, view, sources=sources)


def render_headers(view: HostingView) -> bytes:
    """The rules for hosts of static pages that read a file `_headers`. A later rule adds to an earlier one."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in ALWAYS)]
    lines += [f"  Cache-Control: {_USUAL}"]
    for url in view.no_store:
        lines += [f"/{url}*", "  ! Cache-Control", f"  Cache-Control: {_NEVER}"]
    return _text(lines)


def render_nginx(view: HostingView) -> bytes:
    """The rules for nginx, to stand inside `server { … }`. A location with headers of its own inherits none."""
    every = [f'add_header {name} "{value}" always;' for name, value in ALWAYS]
    lines = [
        "location / {",
        *(f"    {line}" for line in every),
        f'    add_header Cache-Control "{_USUAL}" always;',
        "}",
    ]
    for url in view.no_store:
        lines += [f"location /{url} {{", *(f"    {line}" for line in every)]
        lines += [f'    add_header Cache-Control "{_NEVER}" always;', "}"]
    return _text(["error_page 404 /404.html;", *lines])


def render_apache(view: HostingView) -> bytes:
    """The rules for Apache, as `.htaccess` in the site's folder. Needs mod_headers."""
    lines = ["ErrorDocument 404 /404.html", *(f'Header always set {name} "{value}"' for name, value in ALWAYS)]
    lines.append(f'Header always set Cache-Control "{_USUAL}"')
    for url in view.no_store:
        lines += [f'<If "%{{REQUEST_URI}} =~ m#^/{url}#">', f'    Header always set Cache-Control "{_NEVER}"', "</If>"]
    return _text(lines)


def _text(lines: list[str]) -> bytes:
    return "\n".join([*lines, ""]).encode()


OUTPUT = Output("hosting", "What a host must send with every page: _headers, nginx, Apache", plan)
